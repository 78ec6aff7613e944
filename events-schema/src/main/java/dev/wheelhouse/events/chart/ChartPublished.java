package dev.wheelhouse.events.chart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A chart can be had from a repository from now on.
 *
 * @param name of the chart
 * @param version of the chart
 * @param appVersion of the application inside; empty: the chart does not say
 * @param digest of the archive, {@code sha256:} and hexadecimal digits
 * @param repository URL of the repository as its clients know it, for {@code --repo}
 * @param path of the archive below that URL
 * @param signed whether a provenance file came with it
 * @param replaced whether it took the place of other bytes of the same version
 * @param publishedBy who uploaded it; empty where nobody is asked
 * @param publishedAt when it was uploaded, to the millisecond
 */
public record ChartPublished(
    String name,
    String version,
    String appVersion,
    String digest,
    String repository,
    String path,
    boolean signed,
    boolean replaced,
    String publishedBy,
    Instant publishedAt) {
  public ChartPublished {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(path, "path");
    publishedAt = publishedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same upload always has the same id; a later one of the same version has another. */
  public String id() {
    return name + "/" + version + "/" + publishedAt.toEpochMilli();
  }
}

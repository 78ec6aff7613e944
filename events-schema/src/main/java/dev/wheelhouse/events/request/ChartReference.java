package dev.wheelhouse.events.request;

import java.util.Objects;

/**
 * Names a chart as on Helm's command line.
 *
 * @param ref a path the worker can read, {@code repo/name}, a chart name in {@code repo}, or {@code
 *     oci://...}
 * @param repo URL of the repository, or empty
 * @param version exact version or range, or empty for the newest
 * @param digest {@code sha256:...} that the chart must have, or empty
 */
public record ChartReference(String ref, String repo, String version, String digest) {
  public ChartReference {
    Objects.requireNonNull(ref, "ref");
    repo = repo == null ? "" : repo;
    version = version == null ? "" : version;
    digest = digest == null ? "" : digest;
  }
}

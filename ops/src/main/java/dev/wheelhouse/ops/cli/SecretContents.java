package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.gateway.GatewayException;
import dev.wheelhouse.ops.gateway.RevisionContents;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.StepException;
import java.util.Objects;
import java.util.Optional;

/** What revisions hold, from the release Secrets of one cluster, which somebody else closes. */
final class SecretContents implements RevisionContents {
  private final String cluster;
  private final ReleaseReader reader;

  SecretContents(Cluster cluster) {
    this.cluster = cluster.name();
    this.reader = ReleaseReader.of(cluster);
  }

  @Override
  public Optional<Content> of(ReleaseKey release, int revision) {
    if (revision < 1 || !release.cluster().equals(cluster)) {
      return Optional.empty();
    }
    try {
      return reader
          .read(release.namespace(), release.release(), revision)
          .map(
              record ->
                  new Content(
                      record.manifest(),
                      record.config(),
                      Objects.requireNonNullElse(record.info().notes(), "")));
    } catch (StepException e) {
      throw new GatewayException("release Secrets cannot be read: " + e.error().message(), e);
    }
  }
}

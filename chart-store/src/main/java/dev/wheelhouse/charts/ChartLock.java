package dev.wheelhouse.charts;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code Chart.lock} (or {@code requirements.lock}) says.
 *
 * @param generated when the lock was written, if it says so
 * @param digest hash over the dependencies of Chart.yaml and of the lock, or ""
 * @param dependencies the dependencies with their exact versions
 */
public record ChartLock(
    Optional<OffsetDateTime> generated, String digest, List<ChartDependency> dependencies) {
  /** Copies the list, so that the record is immutable. */
  public ChartLock {
    Objects.requireNonNull(generated, "generated");
    Objects.requireNonNull(digest, "digest");
    dependencies = List.copyOf(dependencies);
  }
}

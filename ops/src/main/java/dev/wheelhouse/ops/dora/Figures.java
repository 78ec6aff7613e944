package dev.wheelhouse.ops.dora;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The four figures of a period.
 *
 * @param period how long it is
 * @param deployments changes that were deployed
 * @param changes all changes: installs and upgrades that were deployed or failed
 * @param failures those that failed, or were taken back by the release's next change
 * @param leadTimes from the commit to its deployment, of each deployed change whose commit's time
 *     is known
 * @param restores from each failure to the release's next success
 */
public record Figures(
    Duration period,
    int deployments,
    int changes,
    int failures,
    List<Duration> leadTimes,
    List<Duration> restores) {
  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  public Figures {
    leadTimes = List.copyOf(leadTimes);
    restores = List.copyOf(restores);
  }

  /** Deployments a day. */
  public double deploymentsPerDay() {
    return deployments / (period.toSeconds() / SECONDS_A_DAY);
  }

  /** Median; empty when no commit's time is known. */
  public Optional<Duration> leadTime() {
    return median(leadTimes);
  }

  /** Share of the changes that failed, from 0 to 1; empty when there was no change. */
  public Optional<Double> failureRate() {
    return changes == 0 ? Optional.empty() : Optional.of((double) failures / changes);
  }

  /** Median; empty when nothing was restored. */
  public Optional<Duration> timeToRestore() {
    return median(restores);
  }

  /** The mean of the two in the middle where their number is even. */
  private static Optional<Duration> median(List<Duration> durations) {
    long[] sorted = durations.stream().mapToLong(Duration::toMillis).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(
                sorted.length % 2 == 1
                    ? sorted[middle]
                    : (sorted[middle - 1] + sorted[middle]) / 2));
  }
}

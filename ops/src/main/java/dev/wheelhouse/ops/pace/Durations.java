package dev.wheelhouse.ops.pace;

import java.time.Duration;
import java.util.Arrays;

/** The latest durations of one thing. */
final class Durations {
  private static final int KEPT = 64;

  private final long[] millis = new long[KEPT];
  private int added;

  void add(Duration duration) {
    millis[added % KEPT] = Math.max(0, duration.toMillis());
    added++;
  }

  int count() {
    return Math.min(added, KEPT);
  }

  /**
   * The nearest-rank percentile of those kept; one at least has been added.
   *
   * @param share from above 0 to 1
   */
  Duration percentile(double share) {
    long[] sorted = Arrays.copyOf(millis, count());
    Arrays.sort(sorted);
    return Duration.ofMillis(sorted[(int) Math.ceil(share * sorted.length) - 1]);
  }
}

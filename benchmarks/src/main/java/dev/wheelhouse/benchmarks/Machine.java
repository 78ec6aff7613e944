package dev.wheelhouse.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the figures depend on besides the code: without it they say nothing. */
record Machine(Instant at, double load) {
  static Machine now() {
    return new Machine(
        Instant.now(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  static String describe(Machine before, Machine after) {
    return String.format(
        Locale.ROOT,
        "%d cores, Java %s, load average %.1f before and %.1f after, %d s",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        before.load,
        after.load,
        Duration.between(before.at, after.at).toSeconds());
  }
}

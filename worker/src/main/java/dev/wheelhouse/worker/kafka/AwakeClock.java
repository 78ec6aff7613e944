package dev.wheelhouse.worker.kafka;

import java.util.function.LongSupplier;

/**
 * Nanoseconds that also go by while the machine sleeps. The monotonic clock may stand still then,
 * and the wall clock may be set back: this one follows whichever has gone further since it was last
 * read. Thread-safe.
 */
final class AwakeClock implements LongSupplier {
  private final LongSupplier monotonic;
  private final LongSupplier wall;
  private long lastMonotonic;
  private long lastWall;
  private long now;

  AwakeClock() {
    this(System::nanoTime, () -> System.currentTimeMillis() * 1_000_000);
  }

  /** Both in nanoseconds. */
  AwakeClock(LongSupplier monotonic, LongSupplier wall) {
    this.monotonic = monotonic;
    this.wall = wall;
    this.lastMonotonic = monotonic.getAsLong();
    this.lastWall = wall.getAsLong();
  }

  @Override
  public synchronized long getAsLong() {
    long monotonicNow = monotonic.getAsLong();
    long wallNow = wall.getAsLong();
    now += Math.max(monotonicNow - lastMonotonic, wallNow - lastWall);
    lastMonotonic = monotonicNow;
    lastWall = wallNow;
    return now;
  }
}

package dev.wheelhouse.worker.kafka;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How long this worker may still take its partitions for its own: two thirds of the session
 * time-out from the last moment at which the group has heard of it. The group gives them to another
 * a whole session time-out after that, or when this worker lets them go. The last third is for a
 * write that has left and not arrived yet. Renewed on the journal's thread, asked from any.
 */
final class Lease {
  private final Heartbeats heartbeats;
  private final LongSupplier clock;
  private final long length;
  private volatile OptionalLong end = OptionalLong.empty();

  /**
   * @param clock nanoseconds; also that of {@code heartbeats}
   */
  Lease(Heartbeats heartbeats, LongSupplier clock, Duration session) {
    this.heartbeats = heartbeats;
    this.clock = clock;
    this.length = session.toNanos() / 3 * 2;
  }

  /** Until when it could be renewed now; comes before a poll. */
  OptionalLong renewal() {
    OptionalLong heard = heartbeats.heard();
    return heard.isPresent() ? OptionalLong.of(heard.getAsLong() + length) : OptionalLong.empty();
  }

  /** Comes after the poll, in which the worker learns what it has lost. */
  void renew(OptionalLong renewal) {
    end = renewal;
  }

  boolean holds() {
    OptionalLong until = end;
    return until.isPresent() && clock.getAsLong() < until.getAsLong();
  }
}

package dev.wheelhouse.worker.simulated;

import java.time.Instant;

/** The clock of a simulated cluster and the thread on which its controllers run. */
public interface SimulatedTime extends AutoCloseable {
  Instant now();

  /** Runs {@code task} at {@code time}, or soon when that has passed; never before it returns. */
  void at(Instant time, Runnable task);

  /** Runs nothing more. */
  @Override
  void close();
}

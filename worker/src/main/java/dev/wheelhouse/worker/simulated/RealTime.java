package dev.wheelhouse.worker.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system clock, and one daemon thread. */
public final class RealTime implements SimulatedTime {
  private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

  private final ScheduledThreadPoolExecutor executor;

  public RealTime() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            runnable -> {
              Thread thread = new Thread(runnable, "simulated-cluster");
              thread.setDaemon(true);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void at(Instant time, Runnable task) {
    long delay = Math.max(0, Duration.between(Instant.now(), time).toMillis());
    try {
      Future<?> unused = executor.schedule(() -> run(task), delay, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("the simulated cluster is closed: a task is dropped");
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("a task of the simulated cluster failed", e);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}

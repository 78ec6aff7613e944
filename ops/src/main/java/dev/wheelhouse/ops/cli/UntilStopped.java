package dev.wheelhouse.ops.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a serving command running until a signal ends the process, and then closes what it runs.
 */
final class UntilStopped {
  private static final Logger LOG = LoggerFactory.getLogger(UntilStopped.class);

  private UntilStopped() {}

  /**
   * Blocks until {@code ended} completes, the process is asked to end (SIGTERM, Ctrl-C) or this
   * thread is interrupted.
   *
   * @param resource closed on a signal, before the process ends; else it stays the caller's
   * @throws CommandException when {@code ended} completes exceptionally
   */
  static void await(AutoCloseable resource, CompletableFuture<?> ended) {
    closing(
        resource,
        () -> {
          try {
            ended.get();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (ExecutionException e) {
            throw new CommandException(
                ExitCode.FAILED, "cannot go on: " + e.getCause().getMessage(), e.getCause());
          }
          return 0;
        });
  }

  /** Runs a task; a signal meanwhile closes {@code resource} before the process ends. */
  static int closing(AutoCloseable resource, IntSupplier task) {
    Thread hook = new Thread(() -> close(resource), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return task.getAsInt();
    } finally {
      removeUnlessEnding(hook);
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.error("could not stop cleanly", e);
    }
  }

  static void removeUnlessEnding(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debug("the process is ending");
    }
  }
}

package dev.wheelhouse.ops.cli;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a serving command running until a signal ends the process, and then closes what it runs.
 */
final class UntilStopped {
  private static final Logger LOG = LoggerFactory.getLogger(UntilStopped.class);

  private UntilStopped() {}

  /**
   * Blocks until the process is asked to end (SIGTERM, Ctrl-C) or this thread is interrupted. On a
   * signal {@code resource} is closed before the process ends, which waits for that; on an
   * interrupt the caller closes it.
   */
  static void await(AutoCloseable resource) {
    Thread hook = new Thread(() -> close(resource), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

  private static void removeUnlessEnding(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debug("the process is ending");
    }
  }
}

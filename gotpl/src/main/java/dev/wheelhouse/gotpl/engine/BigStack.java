package dev.wheelhouse.gotpl.engine;

/**
 * Runs deeply nested templates on a thread of their own, so that the depth Go allows does not
 * depend on the stack of the calling thread. The stack is reserved, not used, until it is needed.
 */
final class BigStack {
  /** The depth at which an execution moves over. */
  static final int DEPTH = 48;

  /** Tried in this order: the address space may be limited. */
  private static final long[] STACK_BYTES = {1L << 30, 1L << 28, 1L << 26};

  private BigStack() {}

  /**
   * Runs the task and waits for it; an interrupt of the waiting thread is passed on to the task.
   */
  static void run(Runnable task) {
    Throwable[] failure = new Throwable[1];
    Thread thread =
        start(
            () -> {
              try {
                task.run();
              } catch (Throwable e) {
                failure[0] = e;
              }
            });
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      thread.interrupt();
    }
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure[0] instanceof RuntimeException e) {
      throw e;
    }
    if (failure[0] instanceof Error e) {
      throw e;
    }
  }

  private static Thread start(Runnable task) {
    OutOfMemoryError refused = null;
    for (long bytes : STACK_BYTES) {
      Thread caller = Thread.currentThread();
      Thread thread = new Thread(null, task, caller.getName() + "-deep", bytes);
      thread.setDaemon(true);
      thread.setContextClassLoader(caller.getContextClassLoader());
      try {
        thread.start();
        return thread;
      } catch (OutOfMemoryError e) {
        refused = e;
      }
    }
    throw refused;
  }
}

package dev.wheelhouse.render.mvel;

/**
 * Runs deeply nested templates on a thread of their own, so that the nesting this language allows
 * does not depend on the stack of the calling thread. The stack is reserved, not used, until it is
 * needed.
 */
final class DeepStack {
  private static final long STACK_BYTES = 256L << 20;

  private DeepStack() {}

  /** Runs the task and waits for its end; an interrupt is passed on to it. */
  static void run(Runnable task) {
    Throwable[] thrown = new Throwable[1];
    Thread caller = Thread.currentThread();
    Thread thread =
        new Thread(
            null, () -> keepingThrown(task, thrown), caller.getName() + "-mvel", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException passedOn) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      caller.interrupt();
    }
    if (thrown[0] instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown[0] instanceof Error error) {
      throw error;
    }
  }

  private static void keepingThrown(Runnable task, Throwable[] thrown) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      thrown[0] = failure;
    }
  }
}

package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderErrorCode;

/**
 * What is left of a render's {@link RenderBudget}. The clock runs from its creation. Belongs to one
 * render, and to one thread at a time.
 */
final class Work {
  private static final int STEPS_BETWEEN_CHECKS = 256;

  private final RenderBudget budget;
  private final long start = System.nanoTime();
  private final long nanos;
  private long steps;
  private long chars;
  private long nextCheck;

  Work(RenderBudget budget) {
    this.budget = budget;
    this.nanos = nanos(budget);
  }

  private static long nanos(RenderBudget budget) {
    try {
      return budget.time().toNanos();
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Counts steps that are about to be done.
   *
   * @throws Failure when that is too many, the time is over or the thread is interrupted
   */
  void step(long count) {
    steps += count;
    if (steps > budget.steps()) {
      throw exceeded("steps (limit " + budget.steps() + ")");
    }
    if (steps >= nextCheck) {
      check();
    }
  }

  /**
   * Counts characters that are about to be written or built; they are work too.
   *
   * @throws Failure as {@link #step}
   */
  void chars(long count) {
    chars += count;
    if (chars > budget.outputChars()) {
      throw exceeded("characters of output (limit " + budget.outputChars() + ")");
    }
    step(count / 16);
  }

  private void check() {
    nextCheck = steps + STEPS_BETWEEN_CHECKS;
    if (System.nanoTime() - start > nanos) {
      throw exceeded("time (limit " + budget.time().toMillis() + " ms)");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw Failure.stopped(RenderErrorCode.INTERRUPTED, "the render was interrupted");
    }
  }

  private static Failure exceeded(String what) {
    return Failure.stopped(RenderErrorCode.BUDGET_EXCEEDED, "the render used up its " + what);
  }
}

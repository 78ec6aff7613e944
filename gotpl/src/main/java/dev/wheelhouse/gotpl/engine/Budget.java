package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.engine.BudgetExceededError.Limit;

/**
 * What is left of {@link Limits}. Several executions may share one, one after the other; it belongs
 * to one thread at a time. The clock runs from its creation.
 */
public final class Budget {
  private static final int STEPS_BETWEEN_CHECKS = 1024;

  private static final int BUILT_FOR_EACH_WRITTEN = 4;

  private final Limits limits;
  private final long start = System.nanoTime();
  private final long nanos;
  private long steps;
  private long nextCheck;
  private long output;
  private long built;

  /** Templates being executed at this moment, each inside the one before. */
  int depth;

  Budget(Limits limits) {
    this.limits = limits;
    this.nanos = saturatedNanos(limits);
    this.nextCheck = Math.min(1, limits.steps());
  }

  private static long saturatedNanos(Limits limits) {
    try {
      return limits.time().toNanos();
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE;
    }
  }

  public Limits limits() {
    return limits;
  }

  /** The steps used so far. */
  public long steps() {
    return steps;
  }

  /** The chars written so far. */
  public long output() {
    return output;
  }

  /** Counts steps; true if it is time for {@link #exceeded}. */
  boolean step(long count) {
    steps += count;
    return steps >= nextCheck;
  }

  /** Counts chars; true if that was too many. */
  boolean wrote(long chars) {
    output += chars;
    return output > limits.output();
  }

  /**
   * Counts chars of a text that a function returned; true if that was too many. Such texts are not
   * output, but a template can keep them and double them.
   */
  boolean built(int chars) {
    built += chars;
    return built / BUILT_FOR_EACH_WRITTEN > limits.output();
  }

  /** The limit that is exceeded now, or null. */
  Limit exceeded() {
    nextCheck = Math.min(steps + STEPS_BETWEEN_CHECKS, Math.max(steps, limits.steps()) + 1);
    if (steps > limits.steps()) {
      return Limit.STEPS;
    }
    if (output > limits.output()) {
      return Limit.OUTPUT;
    }
    if (System.nanoTime() - start > nanos) {
      return Limit.TIME;
    }
    return Thread.currentThread().isInterrupted() ? Limit.INTERRUPT : null;
  }
}

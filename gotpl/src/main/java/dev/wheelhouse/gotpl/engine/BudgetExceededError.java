package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.value.GoError;

/**
 * An execution that was ended because it used more than its {@link Limits} allow, or because its
 * thread was interrupted. The message names the template and the place; enclosing calls add nothing
 * to it.
 */
public final class BudgetExceededError extends GoError {
  private static final long serialVersionUID = 1L;

  /** What was exceeded. */
  public enum Limit {
    STEPS,
    OUTPUT,
    DEPTH,
    TIME,
    INTERRUPT
  }

  private final Limit limit;

  BudgetExceededError(Limit limit, String message) {
    super(message);
    this.limit = limit;
  }

  public Limit limit() {
    return limit;
  }

  static String describe(Limit limit, Limits limits) {
    return switch (limit) {
      case STEPS ->
          "more than " + limits.steps() + " steps: is there an endless recursion or a huge loop?";
      case OUTPUT ->
          "more than " + limits.output() + " characters of output, or four times as many in texts";
      case DEPTH ->
          "more than "
              + limits.depth()
              + " nested templates, or data nested too deeply for the stack";
      case TIME -> "execution took longer than " + limits.time();
      case INTERRUPT -> "execution was interrupted";
    };
  }
}

package dev.wheelhouse.render;

import java.time.Duration;

/**
 * What one render may use before it is stopped with {@link RenderErrorCode#BUDGET_EXCEEDED}.
 *
 * @param steps template nodes and function calls
 * @param depth nested templates, {@code include} and {@code tpl}
 * @param outputBytes bytes written and built by functions
 * @param time wall time
 */
public record RenderBudget(long steps, int depth, long outputBytes, Duration time) {
  /** Far above what real charts need. */
  public static final RenderBudget DEFAULT =
      new RenderBudget(50_000_000, 1_000, 128L << 20, Duration.ofSeconds(60));

  /** Refuses limits that are not positive. */
  public RenderBudget {
    if (steps <= 0 || depth <= 0 || outputBytes <= 0 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("each limit of a render must be positive");
    }
  }
}

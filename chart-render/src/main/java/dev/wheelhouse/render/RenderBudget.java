package dev.wheelhouse.render;

import java.time.Duration;

/**
 * What one render may use before it is stopped with {@link RenderErrorCode#BUDGET_EXCEEDED}.
 *
 * @param steps template nodes and function calls
 * @param depth templates that call each other; Go's own limit is 100000
 * @param outputChars characters written, to files and inside functions together
 * @param time wall time
 */
public record RenderBudget(long steps, int depth, long outputChars, Duration time) {
  /** Far above what real charts need. */
  public static final RenderBudget DEFAULT =
      new RenderBudget(100_000_000, 100_000, 64L << 20, Duration.ofSeconds(60));

  /** Refuses limits that are not positive. */
  public RenderBudget {
    if (steps <= 0 || depth <= 0 || outputChars <= 0 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("each limit of a render must be positive");
    }
  }

  /** The same with another limit of wall time. */
  public RenderBudget withTime(Duration limit) {
    return new RenderBudget(steps, depth, outputChars, limit);
  }
}

package dev.wheelhouse.gotpl.engine;

import java.time.Duration;
import java.util.Objects;

/**
 * The bounds of one execution, or of all executions that share a {@link Budget}.
 *
 * @param steps statements, function calls and loop rounds
 * @param output chars written, to the output and inside functions such as {@code include} together;
 *     the texts that functions return may have four times as many
 * @param depth templates that call each other within one execution, for which Go's own limit is
 *     100000; functions such as {@code include} begin executions, which together may nest twice as
 *     deep
 * @param time wall-clock time
 */
public record Limits(long steps, long output, int depth, Duration time) {
  /** 100 million steps, 64 Mi chars, Go's depth of 100000, one minute. */
  public static final Limits DEFAULT =
      new Limits(100_000_000L, 64L << 20, 100_000, Duration.ofMinutes(1));

  public Limits {
    Objects.requireNonNull(time, "time");
    if (steps < 1 || output < 1 || depth < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          "limits must be positive: steps "
              + steps
              + ", output "
              + output
              + ", depth "
              + depth
              + ", time "
              + time);
    }
  }

  public Limits withSteps(long newSteps) {
    return new Limits(newSteps, output, depth, time);
  }

  public Limits withOutput(long newOutput) {
    return new Limits(steps, newOutput, depth, time);
  }

  public Limits withDepth(int newDepth) {
    return new Limits(steps, output, newDepth, time);
  }

  public Limits withTime(Duration newTime) {
    return new Limits(steps, output, depth, newTime);
  }

  /** Starts the clock: a budget that one or several executions use up. */
  public Budget start() {
    return new Budget(this);
  }
}

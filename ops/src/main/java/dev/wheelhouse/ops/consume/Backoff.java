package dev.wheelhouse.ops.consume;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something is tried again: doubling from {@code first} up to {@code most},
 * and of that a random part between the half and the whole, so that many who failed together do not
 * come back together.
 *
 * @param first after the first failure
 * @param most never longer, unless {@link DelayedException} asks for it
 */
public record Backoff(Duration first, Duration most) {
  /** From one second to two minutes. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));

  private static final int MAX_DOUBLINGS = 30;

  /**
   * @param attempt the one that failed, from 1
   */
  public Duration after(int attempt, RandomGenerator random) {
    long whole = first.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
    if (whole <= 0 || whole > most.toMillis()) {
      whole = most.toMillis();
    }
    return Duration.ofMillis(whole / 2 + random.nextLong(whole - whole / 2 + 1));
  }
}

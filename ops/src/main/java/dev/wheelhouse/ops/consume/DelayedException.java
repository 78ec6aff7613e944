package dev.wheelhouse.ops.consume;

import java.time.Duration;

/** Something failed and says itself when it may be tried again, as HTTP's Retry-After does. */
public class DelayedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration delay;

  /**
   * @param delay at least so long; zero: not said
   */
  public DelayedException(String message, Duration delay) {
    super(message);
    this.delay = delay;
  }

  /** How long to wait at least. */
  public Duration delay() {
    return delay;
  }
}

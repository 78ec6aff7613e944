package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import java.time.Duration;

/** A step could not be done; carries the error as a value. */
public final class StepException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient DeployError error;
  private final boolean retryable;
  private final Duration pause;

  private StepException(DeployError error, boolean retryable, Duration pause, Throwable cause) {
    super(error.code() + ": " + error.message(), cause);
    this.error = error;
    this.retryable = retryable;
    this.pause = pause;
  }

  /** Trying again will not help. */
  public static StepException terminal(ErrorCode code, String message) {
    return new StepException(new DeployError(code, message), false, Duration.ZERO, null);
  }

  /** Trying again will not help. */
  public static StepException terminal(ErrorCode code, String message, Throwable cause) {
    return new StepException(new DeployError(code, message), false, Duration.ZERO, cause);
  }

  /** A passing fault: trying again may help. */
  public static StepException retryable(ErrorCode code, String message, Throwable cause) {
    return new StepException(new DeployError(code, message), true, Duration.ZERO, cause);
  }

  /**
   * A passing fault after which the other side wants to be left alone for a while.
   *
   * @param pause at least so long
   */
  public static StepException retryableAfter(ErrorCode code, String message, Duration pause) {
    return new StepException(new DeployError(code, message), true, pause, null);
  }

  public DeployError error() {
    return error;
  }

  public boolean retryable() {
    return retryable;
  }

  /** How long to wait before the next attempt at least; zero where nobody said so. */
  public Duration pause() {
    return pause;
  }
}

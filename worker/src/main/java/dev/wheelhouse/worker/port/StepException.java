package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;

/** A step could not be done; carries the error as a value. */
public final class StepException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient DeployError error;
  private final boolean retryable;

  private StepException(DeployError error, boolean retryable, Throwable cause) {
    super(error.code() + ": " + error.message(), cause);
    this.error = error;
    this.retryable = retryable;
  }

  /** Trying again will not help. */
  public static StepException terminal(ErrorCode code, String message) {
    return new StepException(new DeployError(code, message), false, null);
  }

  /** Trying again will not help. */
  public static StepException terminal(ErrorCode code, String message, Throwable cause) {
    return new StepException(new DeployError(code, message), false, cause);
  }

  /** A passing fault: trying again may help. */
  public static StepException retryable(ErrorCode code, String message, Throwable cause) {
    return new StepException(new DeployError(code, message), true, cause);
  }

  public DeployError error() {
    return error;
  }

  public boolean retryable() {
    return retryable;
  }
}

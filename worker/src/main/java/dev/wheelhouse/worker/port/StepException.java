package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import java.time.Duration;

/** A step could not be done; carries the error as a value. */
public final class StepException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient DeployError error;
  private final Kind kind;
  private final Duration pause;

  private enum Kind {
    TERMINAL,
    RETRYABLE,
    UNOWNED
  }

  private StepException(DeployError error, Kind kind, Duration pause, Throwable cause) {
    super(error.code() + ": " + error.message(), cause);
    this.error = error;
    this.kind = kind;
    this.pause = pause;
  }

  /** Trying again will not help. */
  public static StepException terminal(ErrorCode code, String message) {
    return new StepException(new DeployError(code, message), Kind.TERMINAL, Duration.ZERO, null);
  }

  /** Trying again will not help. */
  public static StepException terminal(ErrorCode code, String message, Throwable cause) {
    return new StepException(new DeployError(code, message), Kind.TERMINAL, Duration.ZERO, cause);
  }

  /** A passing fault: trying again may help. */
  public static StepException retryable(ErrorCode code, String message, Throwable cause) {
    return new StepException(new DeployError(code, message), Kind.RETRYABLE, Duration.ZERO, cause);
  }

  /**
   * A passing fault after which the other side wants to be left alone for a while.
   *
   * @param pause at least so long
   */
  public static StepException retryableAfter(ErrorCode code, String message, Duration pause) {
    return new StepException(new DeployError(code, message), Kind.RETRYABLE, pause, null);
  }

  /**
   * Whether this worker still owns the deployment is not known now: nothing was written, and trying
   * again costs no attempt.
   *
   * @param what was to be done
   */
  public static StepException unowned(String what) {
    return new StepException(
        new DeployError(
            ErrorCode.KAFKA_UNREACHABLE,
            what + ": not done, for the group has not heard of this worker for too long"),
        Kind.UNOWNED,
        Duration.ZERO,
        null);
  }

  public DeployError error() {
    return error;
  }

  public boolean retryable() {
    return kind != Kind.TERMINAL;
  }

  /** Whether it is {@link #unowned(String)}; such a one is retryable too. */
  public boolean isUnowned() {
    return kind == Kind.UNOWNED;
  }

  /** How long to wait before the next attempt at least; zero where nobody said so. */
  public Duration pause() {
    return pause;
  }
}

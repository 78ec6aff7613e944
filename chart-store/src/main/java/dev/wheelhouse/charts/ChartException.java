package dev.wheelhouse.charts;

import java.util.Objects;

/**
 * A chart could not be read or written.
 *
 * <p>The message is Helm's own text where Helm has one; otherwise it says what was being done, what
 * was found and what to do. {@link #code()} is what programs decide on.
 */
public final class ChartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ChartErrorCode code;

  /** An error found by our own check. */
  public ChartException(ChartErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** An error with the failure that led to it. */
  public ChartException(ChartErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Why it failed. */
  public ChartErrorCode code() {
    return code;
  }
}

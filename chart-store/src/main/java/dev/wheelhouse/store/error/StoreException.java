package dev.wheelhouse.store.error;

import java.util.Objects;

/**
 * A chart could not be found, fetched, stored or trusted.
 *
 * <p>The message says what was being done, what was found and what to do, in Helm's words where
 * Helm has them; it never holds credentials. Programs decide on {@link #code()}.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StoreErrorCode code;

  /** A failure found by our own check. */
  public StoreException(StoreErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** A failure with what led to it. */
  public StoreException(StoreErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Why it failed. */
  public StoreErrorCode code() {
    return code;
  }
}

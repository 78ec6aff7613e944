package dev.wheelhouse.ops.serve;

/** The repository cannot be served; the message says why and what to do. */
public final class ServeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServeException(String message) {
    super(message);
  }

  ServeException(String message, Throwable cause) {
    super(message, cause);
  }
}

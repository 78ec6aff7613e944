package dev.wheelhouse.ops.log;

/** Kafka did not do what was asked; the message is for the user and names the address. */
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogException(String message) {
    super(message);
  }

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}

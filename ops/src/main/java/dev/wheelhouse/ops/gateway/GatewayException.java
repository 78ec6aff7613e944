package dev.wheelhouse.ops.gateway;

/** The gateway cannot start or go on; the message is for the user and says what to do. */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GatewayException(String message) {
    super(message);
  }

  public GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}

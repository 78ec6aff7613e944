package dev.wheelhouse.worker.broker;

/** The development broker could not be started; the message says why and what to do. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.wheelhouse.events.codec;

/** An event is larger than a Kafka record may be; the message names the part that is large. */
public final class EventTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EventTooLargeException(String message) {
    super(message);
  }
}

package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.follow.EventSummary;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * An event as it goes out to the clients of a stream.
 *
 * @param entry the event
 * @param id the cursor after it, for clients that read everything as it arrived
 */
record StreamedEvent(LogEntry entry, String id) {
  /** What a client wants to get. */
  enum Form {
    /** The structured CloudEvent. */
    CLOUDEVENT,
    /** A line for people, and where it belongs. */
    SUMMARY
  }

  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

  /** Bytes it takes. */
  int size() {
    return entry.json().length + id.length();
  }

  void appendTo(Buffer buffer, Form form) {
    append(buffer, entry, form, id);
  }

  static void append(Buffer buffer, LogEntry entry, Form form, String id) {
    buffer.appendString("id: ").appendString(id).appendString("\n");
    buffer.appendBytes(DATA);
    switch (form) {
      case CLOUDEVENT -> buffer.appendBytes(entry.json());
      case SUMMARY -> buffer.appendBytes(Views.bytes(Views.eventLine(entry)));
    }
    buffer.appendBytes(END);
  }

  /** One line of what happened. */
  static String text(LogEntry entry) {
    return entry.event() == null
        ? "an event that this version of Wheelhouse does not know: " + entry.type()
        : EventSummary.of(entry.event().data());
  }
}

package dev.wheelhouse.events.codec;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import io.cloudevents.CloudEvent;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * An event without its data: where it stands, and who decided it when. Kafka's headers are read and
 * written without the CloudEvents SDK, which takes most of the time of a restore otherwise.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">the
 *     Kafka protocol binding, binary content mode</a>
 */
record EventEnvelope(
    String type,
    String deployment,
    long sequence,
    ReleaseKey key,
    Instant time,
    String source,
    String traceparent) {
  private static final String VERSION = "1.0";

  static EventEnvelope of(Event event) {
    return new EventEnvelope(
        EventTypes.typeOf(event.data()),
        event.deployment(),
        event.sequence(),
        event.key(),
        event.time(),
        event.source(),
        event.traceparent());
  }

  /**
   * @throws IllegalArgumentException when the event is none of ours
   */
  static EventEnvelope of(CloudEvent event) {
    Attributes attributes = new Attributes();
    attributes.id = event.getId();
    attributes.type = event.getType();
    attributes.source = event.getSource().toString();
    attributes.time = event.getTime() == null ? null : event.getTime().toInstant();
    attributes.key = text(event.getExtension("partitionkey"));
    attributes.traceparent = text(event.getExtension("traceparent"));
    return attributes.envelope();
  }

  private static String text(Object extension) {
    return extension == null ? null : extension.toString();
  }

  /**
   * @throws IllegalArgumentException when these are not the headers of an event of ours
   * @throws java.time.DateTimeException when its time is none
   */
  static EventEnvelope of(Headers headers) {
    Attributes attributes = new Attributes();
    String version = null;
    for (Header header : headers) {
      switch (header.key()) {
        case "ce_specversion" -> version = text(header);
        case "ce_id" -> attributes.id = text(header);
        case "ce_type" -> attributes.type = text(header);
        case "ce_source" -> attributes.source = text(header);
        case "ce_time" -> attributes.time = UtcTime.parse(text(header));
        case "ce_partitionkey" -> attributes.key = text(header);
        case "ce_traceparent" -> attributes.traceparent = text(header);
        default -> {}
      }
    }
    if (!VERSION.equals(version)) {
      throw new IllegalArgumentException(
          "expected the header ce_specversion " + VERSION + ", found " + version);
    }
    return attributes.envelope();
  }

  private static String text(Header header) {
    return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  Headers toHeaders(String schema) {
    RecordHeaders headers = new RecordHeaders();
    String release = key.toString();
    add(headers, "ce_specversion", VERSION);
    add(headers, "ce_id", id());
    add(headers, "ce_type", type);
    add(headers, "ce_source", encodedSource());
    add(headers, "ce_subject", release);
    add(headers, "ce_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(offsetTime()));
    add(headers, "ce_sequence", Long.toString(sequence));
    add(headers, "ce_partitionkey", release);
    if (!traceparent.isEmpty()) {
      add(headers, "ce_traceparent", traceparent);
    }
    add(headers, "ce_dataschema", schema);
    add(headers, "content-type", "application/json");
    return headers;
  }

  private static void add(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  String id() {
    return deployment + "/" + sequence;
  }

  OffsetDateTime offsetTime() {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** The worker's name as a URI reference. */
  String encodedSource() {
    return URLEncoder.encode(source, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Event event(LifecycleEvent data) {
    return new Event(deployment, sequence, key, time, source, traceparent, data);
  }

  EventReading unknown(String what) {
    return new EventReading.UnknownEvent(
        deployment,
        sequence,
        key,
        time,
        source,
        type,
        "this version of Wheelhouse does not know " + what);
  }

  /** What was found, not yet understood. */
  private static final class Attributes {
    private String id;
    private String type;
    private String source;
    private Instant time;
    private String key;
    private String traceparent;

    EventEnvelope envelope() {
      int slash = id == null ? -1 : id.lastIndexOf('/');
      if (slash <= 0 || key == null || time == null || type == null || source == null) {
        throw new IllegalArgumentException(
            "expected an id like deployment/sequence, a type, a source, a time and the extension partitionkey");
      }
      return new EventEnvelope(
          type,
          id.substring(0, slash),
          Long.parseLong(id.substring(slash + 1)),
          ReleaseKey.parse(key),
          time,
          URLDecoder.decode(source.replace("+", "%2B"), StandardCharsets.UTF_8),
          traceparent == null ? "" : traceparent);
    }
  }
}

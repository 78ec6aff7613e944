package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Reads and writes lifecycle events as CloudEvents 1.0: in binary mode on Kafka, structured JSON in
 * files and over HTTP.
 *
 * <p>Attributes: {@code id} is {@code deployment/sequence}, {@code source} the worker, {@code
 * subject} and the extension {@code partitionkey} the release key, {@code dataschema} the {@code
 * $id} of the JSON Schema; extensions {@code sequence} (a decimal number as text) and {@code
 * traceparent} (absent when unknown).
 */
public final class EventCodec {
  /** Bytes of the largest event; leaves room below Kafka's default of 1 MiB a record. */
  public static final int MAX_BYTES = 900_000;

  private static final JsonFormat FORMAT = new JsonFormat();

  private final boolean strict;

  private EventCodec(boolean strict) {
    this.strict = strict;
  }

  /** A codec that trusts the model. */
  public static EventCodec standard() {
    return new EventCodec(false);
  }

  /** A codec that holds each event against its schema, writing and reading. */
  public static EventCodec strict() {
    return new EventCodec(true);
  }

  /**
   * The record of this event, under its release's key; the partition is left to Kafka's default
   * partitioner.
   *
   * @throws EventTooLargeException when it has more than {@link #MAX_BYTES}
   * @throws IllegalStateException when strict and the event does not match its schema
   */
  public ProducerRecord<byte[], byte[]> toRecord(String topic, Event event) {
    byte[] key = event.key().toString().getBytes(StandardCharsets.UTF_8);
    return KafkaMessageFactory.<byte[]>createWriter(topic, key).writeBinary(toCloudEvent(event));
  }

  /** The event as one structured CloudEvent, a line of JSON; throws as {@link #toRecord}. */
  public byte[] toJson(Event event) {
    return FORMAT.serialize(toCloudEvent(event));
  }

  /** The event as a CloudEvent; throws as {@link #toRecord}. */
  public CloudEvent toCloudEvent(Event event) {
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withType(EventTypes.typeOf(event.data()))
            .withSource(uri(event.source()))
            .withSubject(event.key().toString())
            .withTime(event.time().atOffset(ZoneOffset.UTC))
            .withExtension("sequence", Long.toString(event.sequence()))
            .withExtension("partitionkey", event.key().toString());
    if (!event.traceparent().isEmpty()) {
      builder.withExtension("traceparent", event.traceparent());
    }
    String schema = Schemas.idOfEvent(EventTypes.nameOf(event.data().getClass()));
    return builder.withData("application/json", URI.create(schema), encode(event, schema)).build();
  }

  /** Reads a record of the lifecycle topic; never throws for what the record holds. */
  public EventReading read(ConsumerRecord<byte[], byte[]> record) {
    return read(record.headers(), record.value());
  }

  /** Reads headers and value of a record of the lifecycle topic; never throws for them. */
  public EventReading read(Headers headers, byte[] value) {
    try {
      return fromCloudEvent(KafkaMessageFactory.createReader(headers, value).toEvent());
    } catch (RuntimeException e) {
      return new EventReading.Malformed("expected a CloudEvent on Kafka: " + e.getMessage());
    }
  }

  /** Reads one structured CloudEvent; never throws for what it holds. */
  public EventReading readJson(byte[] json) {
    try {
      return fromCloudEvent(FORMAT.deserialize(json));
    } catch (RuntimeException e) {
      return new EventReading.Malformed("expected a CloudEvent in JSON: " + e.getMessage());
    }
  }

  private EventReading fromCloudEvent(CloudEvent event) {
    try {
      EventPlace place = EventPlace.of(event);
      Class<? extends LifecycleEvent> kind = EventTypes.kindOf(event.getType());
      if (kind == null) {
        return place.unknown(event.getType(), "the event's type");
      }
      JsonNode data = EventData.MAPPER.readTree(bytes(event));
      if (strict) {
        validate(Schemas.idOfEvent(EventTypes.nameOf(kind)), data, event.getId());
      }
      return data(place, event, kind, data);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return new EventReading.Malformed("event " + event.getId() + ": " + e.getMessage());
    }
  }

  private static EventReading data(
      EventPlace place, CloudEvent event, Class<? extends LifecycleEvent> kind, JsonNode data)
      throws JsonProcessingException {
    try {
      return new EventReading.Known(place.event(EventData.MAPPER.treeToValue(data, kind)));
    } catch (InvalidFormatException e) {
      return place.unknown(event.getType(), "the word at " + e.getPathReference());
    } catch (InvalidTypeIdException e) {
      return place.unknown(event.getType(), "the kind of step \"" + e.getTypeId() + "\"");
    }
  }

  private static byte[] bytes(CloudEvent event) {
    if (event.getData() == null) {
      throw new IllegalArgumentException("expected data, found none");
    }
    return event.getData().toBytes();
  }

  private byte[] encode(Event event, String schema) {
    try {
      if (strict) {
        validate(schema, EventData.MAPPER.valueToTree(event.data()), event.id());
      }
      byte[] data = EventData.MAPPER.writeValueAsBytes(event.data());
      if (data.length > MAX_BYTES) {
        throw new EventTooLargeException(tooLarge(event, data.length));
      }
      return data;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event.data().getClass().getName(), e);
    }
  }

  private static String tooLarge(Event event, int length) {
    JsonNode data = EventData.MAPPER.valueToTree(event.data());
    String largest =
        data.properties().stream()
            .max(Comparator.comparingInt(field -> Json.write(field.getValue()).length))
            .map(field -> field.getKey() + " (" + Json.write(field.getValue()).length + " bytes)")
            .orElse("");
    return "event %s of type %s has %d bytes, at most %d are allowed; the largest part is %s"
        .formatted(event.id(), EventTypes.typeOf(event.data()), length, MAX_BYTES, largest);
  }

  private static void validate(String schema, JsonNode data, String id) {
    List<Problem> problems = Schemas.validate(schema, data);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "event " + id + " does not match " + schema + ": " + problems);
    }
  }

  /** A worker's name as a URI reference. */
  private static URI uri(String source) {
    return URI.create(URLEncoder.encode(source, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** Where an event stands: its envelope without the data. */
  private record EventPlace(CloudEvent envelope, String deployment, long sequence, ReleaseKey key) {
    static EventPlace of(CloudEvent event) {
      int slash = event.getId().lastIndexOf('/');
      Object key = event.getExtension("partitionkey");
      if (slash <= 0 || key == null || event.getTime() == null) {
        throw new IllegalArgumentException(
            "expected an id like deployment/sequence, a time and the extension partitionkey");
      }
      long sequence = Long.parseLong(event.getId().substring(slash + 1));
      return new EventPlace(
          event, event.getId().substring(0, slash), sequence, ReleaseKey.parse(key.toString()));
    }

    Event event(LifecycleEvent data) {
      Object traceparent = envelope.getExtension("traceparent");
      return new Event(
          deployment,
          sequence,
          key,
          envelope.getTime().toInstant(),
          source(),
          traceparent == null ? "" : traceparent.toString(),
          data);
    }

    EventReading unknown(String type, String what) {
      return new EventReading.UnknownEvent(
          deployment,
          sequence,
          key,
          envelope.getTime().toInstant(),
          source(),
          type,
          "this version of Wheelhouse does not know " + what);
    }

    private String source() {
      return URLDecoder.decode(
          envelope.getSource().toString().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }

  /** Names and CloudEvents types of all lifecycle events. */
  public static Map<String, Class<? extends LifecycleEvent>> types() {
    return EventTypes.all();
  }
}

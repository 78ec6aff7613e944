package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
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
  private static final String JSON = "application/json";
  private static final String STRUCTURED = "application/cloudevents";

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
    EventEnvelope envelope = EventEnvelope.of(event);
    String schema = EventTypes.schemaOf(event.data());
    return new ProducerRecord<>(
        topic,
        null,
        event.key().toString().getBytes(StandardCharsets.UTF_8),
        encode(event, schema),
        envelope.toHeaders(schema));
  }

  /** The event as one structured CloudEvent, a line of JSON; throws as {@link #toRecord}. */
  public byte[] toJson(Event event) {
    return FORMAT.serialize(toCloudEvent(event));
  }

  /** The event as a CloudEvent; throws as {@link #toRecord}. */
  public CloudEvent toCloudEvent(Event event) {
    EventEnvelope envelope = EventEnvelope.of(event);
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(envelope.id())
            .withType(envelope.type())
            .withSource(URI.create(envelope.encodedSource()))
            .withSubject(event.key().toString())
            .withTime(envelope.offsetTime())
            .withExtension("sequence", Long.toString(event.sequence()))
            .withExtension("partitionkey", event.key().toString());
    if (!event.traceparent().isEmpty()) {
      builder.withExtension("traceparent", event.traceparent());
    }
    String schema = EventTypes.schemaOf(event.data());
    return builder.withData(JSON, URI.create(schema), encode(event, schema)).build();
  }

  /** Reads a record of the lifecycle topic; never throws for what the record holds. */
  public EventReading read(ConsumerRecord<byte[], byte[]> record) {
    return read(record.headers(), record.value());
  }

  /** Reads headers and value of a record of the lifecycle topic; never throws for them. */
  public EventReading read(Headers headers, byte[] value) {
    if (isStructured(headers)) {
      return readJson(value);
    }
    try {
      return read(EventEnvelope.of(headers), value);
    } catch (RuntimeException e) {
      return new EventReading.Malformed("expected a CloudEvent on Kafka: " + e.getMessage());
    }
  }

  private static boolean isStructured(Headers headers) {
    Header type = headers.lastHeader("content-type");
    return type != null
        && type.value() != null
        && new String(type.value(), StandardCharsets.UTF_8).startsWith(STRUCTURED);
  }

  /**
   * A record of the lifecycle topic as one structured CloudEvent, a line of JSON; also of an event
   * that this version does not know.
   *
   * @throws RuntimeException when {@link #read} would say that it is malformed
   */
  public static byte[] structured(Headers headers, byte[] value) {
    return FORMAT.serialize(KafkaMessageFactory.createReader(headers, value).toEvent());
  }

  /** Reads one structured CloudEvent; never throws for what it holds. */
  public EventReading readJson(byte[] json) {
    try {
      CloudEvent event = FORMAT.deserialize(json);
      return read(
          EventEnvelope.of(event), event.getData() == null ? null : event.getData().toBytes());
    } catch (RuntimeException e) {
      return new EventReading.Malformed("expected a CloudEvent in JSON: " + e.getMessage());
    }
  }

  private EventReading read(EventEnvelope envelope, byte[] data) {
    Class<? extends LifecycleEvent> kind = EventTypes.kindOf(envelope.type());
    if (kind == null) {
      return envelope.unknown("the event's type");
    }
    try {
      if (data == null) {
        throw new IllegalArgumentException("expected data, found none");
      }
      if (strict) {
        String schema = EventTypes.schemaOf(kind);
        validate(schema, EventData.MAPPER.readTree(data), envelope.id());
      }
      return new EventReading.Known(envelope.event(EventData.MAPPER.readValue(data, kind)));
    } catch (InvalidFormatException e) {
      return envelope.unknown("the word at " + e.getPathReference());
    } catch (InvalidTypeIdException e) {
      return envelope.unknown("the kind of step \"" + e.getTypeId() + "\"");
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return new EventReading.Malformed("event " + envelope.id() + ": " + e.getMessage());
    }
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

  /** CloudEvents type of an event. */
  public static String typeOf(LifecycleEvent data) {
    return EventTypes.typeOf(data);
  }
}

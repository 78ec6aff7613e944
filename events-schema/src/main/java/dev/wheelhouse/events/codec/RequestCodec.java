package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Request;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Reads and writes requests. On Kafka a request may be plain JSON without headers, a CloudEvent in
 * binary mode ({@code ce_} headers), or a structured one (content-type {@code
 * application/cloudevents+json}, or an object with {@code specversion}); the request is always the
 * same flat object.
 *
 * <p>A request's id is the object's {@code id}, else the CloudEvents id, else the header {@value
 * #REQUEST_ID_HEADER}, else {@code topic-partition-offset} of its record.
 */
public final class RequestCodec {
  /** CloudEvents type of a request. */
  public static final String TYPE = "dev.wheelhouse.request.v1";

  /** Carries the id of a request that was forwarded to another partition. */
  public static final String REQUEST_ID_HEADER = "wheelhouse-request-id";

  private static final int MAX_PROBLEMS = 20;
  private static final int MAX_NAME = 253;

  private RequestCodec() {}

  /** Reads a record of the requests topic; never throws for what the record holds. */
  public static RequestReading read(ConsumerRecord<byte[], byte[]> record) {
    Coordinates coordinates = new Coordinates(record.topic(), record.partition(), record.offset());
    return read(coordinates, record.headers(), record.value());
  }

  /** Reads the parts of a record of the requests topic; never throws for what they hold. */
  public static RequestReading read(Coordinates coordinates, Headers headers, byte[] value) {
    try {
      RequestEnvelope envelope = RequestEnvelope.open(headers, value);
      String fallback =
          coordinates.topic() + "-" + coordinates.partition() + "-" + coordinates.offset();
      if (!envelope.id().isEmpty() && !isPlain(envelope.id())) {
        return new RequestReading.Unreadable(
            "the CloudEvents id of a request has at most "
                + MAX_NAME
                + " visible ASCII characters, found another text");
      }
      String id = envelope.id().isEmpty() ? fallback : envelope.id();
      return parse(envelope.data(), id, Json.digest(value), envelope.traceparent());
    } catch (Json.UnreadableJsonException e) {
      return new RequestReading.Unreadable(e.getMessage());
    }
  }

  /**
   * Reads a request that did not come by Kafka, such as a file or the body of an HTTP request.
   *
   * @param idIfNone id of the request when it brings none
   */
  public static RequestReading parse(byte[] json, String idIfNone) {
    try {
      return parse(Json.read(json), idIfNone, Json.digest(json), "");
    } catch (Json.UnreadableJsonException e) {
      return new RequestReading.Unreadable(e.getMessage());
    }
  }

  private static RequestReading parse(
      JsonNode json, String idIfNone, String digest, String traceparent) {
    if (!(json instanceof ObjectNode object)) {
      return new RequestReading.Unreadable("a request is a JSON object, found another JSON value");
    }
    Optional<Operation> operation = operation(object);
    if (operation.isEmpty()) {
      return new RequestReading.Unreadable(unknownOperation(object.path("operation")));
    }
    List<Problem> problems = problems(operation.get(), object);
    if (problems.isEmpty()) {
      String id = object.path("id").asText(idIfNone);
      Request request = RequestParser.parse(operation.get(), id, object);
      return new RequestReading.Valid(request, digest, traceparent);
    }
    String text = text(operation.get(), problems);
    Optional<ReleaseKey> key = key(object);
    if (key.isEmpty()) {
      return new RequestReading.Unreadable(text);
    }
    JsonNode id = object.path("id");
    return new RequestReading.Rejected(
        key.get(),
        id.isTextual() && isPlain(id.asText()) ? id.asText() : idIfNone,
        operation.get(),
        new DeployError(ErrorCode.MALFORMED_REQUEST, text),
        traceparent);
  }

  private static List<Problem> problems(Operation operation, ObjectNode object) {
    List<Problem> problems = new ArrayList<>(RequestLimits.problems(object));
    if (problems.isEmpty()) {
      Schemas.validate(Schemas.idOf(operation), object).stream()
          .map(RequestCodec::withOwners)
          .forEach(problems::add);
    }
    if (problems.isEmpty()) {
      problems.addAll(OptionsJson.problems(object));
      problems.addAll(RequestParser.problems(object));
    }
    return problems;
  }

  /** Tells of a field that belongs to other operations which ones these are. */
  private static Problem withOwners(Problem problem) {
    if (!problem.expected().equals(SchemaProblems.KNOWN_FIELDS)) {
      return problem;
    }
    String owners =
        Arrays.stream(Operation.values())
            .filter(
                each ->
                    !Schemas.schema(Schemas.idOf(each))
                        .at("/properties" + problem.pointer())
                        .isMissingNode())
            .map(Operation::json)
            .collect(Collectors.joining(", "));
    return owners.isEmpty()
        ? problem
        : new Problem(problem.pointer(), problem.expected(), "a field of " + owners, "");
  }

  private static String text(Operation operation, List<Problem> problems) {
    String listed =
        problems.stream()
            .limit(MAX_PROBLEMS)
            .map(Problem::toString)
            .collect(Collectors.joining("\n  ", "\n  ", ""));
    int more = problems.size() - MAX_PROBLEMS;
    return "the "
        + operation.json()
        + " request does not match its schema ("
        + problems.size()
        + (problems.size() == 1 ? " problem):" : " problems):")
        + listed
        + (more > 0 ? "\n  and " + more + " more" : "");
  }

  private static Optional<Operation> operation(ObjectNode object) {
    String word = object.path("operation").asText("");
    return Arrays.stream(Operation.values()).filter(each -> each.json().equals(word)).findFirst();
  }

  private static String unknownOperation(JsonNode found) {
    List<String> words = Arrays.stream(Operation.values()).map(Operation::json).toList();
    String expected = "/operation: expected one of " + String.join(", ", words);
    if (!found.isTextual()) {
      return expected + (found.isMissingNode() ? ", found none" : ", found no text");
    }
    String hint =
        NearName.of(found.asText(), words)
            .map(word -> "; did you mean \"" + word + "\"?")
            .orElse("");
    return expected + ", found another word" + hint;
  }

  /** The release, as far as it can be told; the names need not be ones that Helm accepts. */
  private static Optional<ReleaseKey> key(ObjectNode object) {
    JsonNode cluster = object.path("cluster");
    JsonNode namespace = object.path("namespace");
    JsonNode release = object.path("release");
    boolean clear =
        (cluster.isMissingNode() || isName(cluster))
            && (namespace.isMissingNode() || isName(namespace))
            && isName(release);
    return clear
        ? Optional.of(
            new ReleaseKey(
                cluster.asText(RequestWriter.DEFAULT_NAME),
                namespace.asText(RequestWriter.DEFAULT_NAME),
                release.asText()))
        : Optional.empty();
  }

  private static boolean isName(JsonNode node) {
    return node.isTextual() && node.asText().indexOf('/') < 0 && isPlain(node.asText());
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /**
   * Writes the flat object, without what has its default.
   *
   * @throws IllegalArgumentException when the request does not match its schema, for example has an
   *     option that its operation does not take; the message lists the problems
   */
  public static byte[] encode(Request request) {
    ObjectNode json = RequestWriter.write(request);
    List<Problem> problems = problems(request.operation(), json);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(text(request.operation(), problems));
    }
    byte[] bytes = Json.write(json);
    if (bytes.length > Json.MAX_BYTES) {
      throw new IllegalArgumentException(
          "a request may have " + Json.MAX_BYTES + " bytes, this one has " + bytes.length);
    }
    return bytes;
  }

  /**
   * The record that asks for this: a CloudEvent in binary mode under the release's key.
   *
   * @param topic the requests topic
   * @param source who sends it; a URI reference
   * @param time when it is sent
   * @param traceparent W3C trace context, or empty
   * @throws IllegalArgumentException as {@link #encode}
   */
  public static ProducerRecord<byte[], byte[]> toRecord(
      String topic, Request request, String source, Instant time, String traceparent) {
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(request.id())
            .withType(TYPE)
            .withSource(URI.create(source))
            .withSubject(request.key().toString())
            .withTime(time.atOffset(ZoneOffset.UTC))
            .withExtension("partitionkey", request.key().toString());
    if (!traceparent.isEmpty()) {
      event.withExtension("traceparent", traceparent);
    }
    CloudEvent built =
        event
            .withData(
                "application/json", URI.create(Schemas.idOf(request.operation())), encode(request))
            .build();
    byte[] key = request.key().toString().getBytes(StandardCharsets.UTF_8);
    return KafkaMessageFactory.<byte[]>createWriter(topic, key).writeBinary(built);
  }

  /**
   * The same record for another partition: value and headers as they were, the id in a header of
   * its own, since the coordinates change.
   *
   * @param record a record that {@link #read} made {@code requestId} and {@code key} of
   * @param partition where it belongs
   */
  public static ProducerRecord<byte[], byte[]> forward(
      ConsumerRecord<byte[], byte[]> record, ReleaseKey key, String requestId, int partition) {
    ProducerRecord<byte[], byte[]> forwarded =
        new ProducerRecord<>(
            record.topic(),
            partition,
            key.toString().getBytes(StandardCharsets.UTF_8),
            record.value());
    record.headers().forEach(header -> forwarded.headers().add(header));
    forwarded.headers().remove(REQUEST_ID_HEADER);
    forwarded.headers().add(REQUEST_ID_HEADER, requestId.getBytes(StandardCharsets.UTF_8));
    return forwarded;
  }
}

package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What is around a request on Kafka.
 *
 * @param data the request's JSON
 * @param id the CloudEvents id or the one a forwarder kept, or empty
 * @param traceparent W3C trace context, or empty
 */
record RequestEnvelope(JsonNode data, String id, String traceparent) {
  private static final String SPEC_VERSION = "1.0";
  private static final String STRUCTURED = "application/cloudevents";

  /** Finds out which of the three forms a record has, and opens it. */
  static RequestEnvelope open(Headers headers, byte[] value) throws Json.UnreadableJsonException {
    String kept = header(headers, RequestCodec.REQUEST_ID_HEADER);
    String traceparent = header(headers, "traceparent");
    if (!header(headers, "ce_specversion").isEmpty()) {
      check(header(headers, "ce_specversion"), header(headers, "ce_type"));
      return new RequestEnvelope(
          Json.read(value),
          first(header(headers, "ce_id"), kept),
          first(header(headers, "ce_traceparent"), traceparent));
    }
    String contentType = header(headers, "content-type").toLowerCase(Locale.ROOT);
    JsonNode json = Json.read(value);
    boolean structured = contentType.startsWith(STRUCTURED) || json.has("specversion");
    if (!structured) {
      return new RequestEnvelope(json, kept, traceparent);
    }
    if (!json.isObject()) {
      throw new Json.UnreadableJsonException(
          "expected one structured CloudEvent, found another JSON value; batches are not taken");
    }
    check(json.path("specversion").asText(""), json.path("type").asText(""));
    return new RequestEnvelope(
        data((ObjectNode) json),
        first(json.path("id").asText(""), kept),
        first(json.path("traceparent").asText(""), traceparent));
  }

  private static JsonNode data(ObjectNode event) throws Json.UnreadableJsonException {
    JsonNode encoded = event.path("data_base64");
    if (encoded.isMissingNode()) {
      return event.path("data");
    }
    try {
      return Json.read(encoded.binaryValue());
    } catch (IOException e) {
      throw new Json.UnreadableJsonException("/data_base64: expected base64, found other text");
    }
  }

  private static void check(String specVersion, String type) throws Json.UnreadableJsonException {
    if (!specVersion.equals(SPEC_VERSION)) {
      throw new Json.UnreadableJsonException(
          "expected a CloudEvent of specversion " + SPEC_VERSION + ", found another version");
    }
    if (!type.equals(RequestCodec.TYPE)) {
      throw new Json.UnreadableJsonException(
          "expected a CloudEvent of type " + RequestCodec.TYPE + ", found another type");
    }
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}

package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads and writes JSON trees within limits that hold for everything that comes from outside. */
final class Json {
  /** Bytes of the largest JSON text that is read: a Kafka record of the default size. */
  static final int MAX_BYTES = 1_048_588;

  /** Objects and arrays within each other. */
  static final int MAX_DEPTH = 100;

  private static final int MAX_NAME = 1_024;
  private static final int MAX_NUMBER = 1_000;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_BYTES)
                          .maxNameLength(MAX_NAME)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads one JSON text.
   *
   * @throws UnreadableJsonException when it is none, or too large; the message quotes none of it
   */
  static JsonNode read(byte[] bytes) throws UnreadableJsonException {
    if (bytes == null || bytes.length == 0) {
      throw new UnreadableJsonException("expected a JSON object, found nothing");
    }
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableJsonException(
          "expected at most " + MAX_BYTES + " bytes of JSON, found " + bytes.length);
    }
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new UnreadableJsonException(reason(e));
    } catch (IOException e) {
      throw new UnreadableJsonException("expected JSON in UTF-8, found other bytes");
    }
  }

  private static String reason(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    if (e instanceof StreamConstraintsException) {
      return "expected JSON within the limits (depth "
          + MAX_DEPTH
          + ", names of "
          + MAX_NAME
          + " and numbers of "
          + MAX_NUMBER
          + " characters), found more"
          + place;
    }
    if (e instanceof JsonEOFException) {
      return "expected more JSON, found its end" + place;
    }
    return e.getOriginalMessage().startsWith("Duplicate field")
        ? "expected each field once, found one twice" + place
        : "expected JSON, found something else" + place;
  }

  static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }

  /** {@code sha256:} and the hexadecimal digest. */
  static String digest(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The bytes are no JSON text that is taken; the message says why and is for people. */
  static final class UnreadableJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableJsonException(String message) {
      super(message);
    }
  }
}

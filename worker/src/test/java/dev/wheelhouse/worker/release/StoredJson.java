package dev.wheelhouse.worker.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** The JSON inside a stored release. */
final class StoredJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredJson() {}

  static JsonNode of(String stored) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(stored);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return JSON.readTree(in.readAllBytes());
    }
  }
}

package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads and writes release summaries: plain JSON under the release's key, as the compacted topic
 * keeps the newest of each key. The release's identity is three fields: cluster, namespace,
 * release.
 */
public final class SummaryCodec {
  private static final List<String> KEY = List.of("cluster", "namespace", "release");

  private SummaryCodec() {}

  /** The record that makes this the release's latest summary. */
  public static ProducerRecord<byte[], byte[]> toRecord(String topic, ReleaseSummary summary) {
    byte[] key = summary.key().toString().getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, encode(summary));
    record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
    return record;
  }

  /** The record that makes the topic forget a release. */
  public static ProducerRecord<byte[], byte[]> tombstone(String topic, ReleaseKey key) {
    return new ProducerRecord<>(topic, key.toString().getBytes(StandardCharsets.UTF_8), null);
  }

  /** The summary as one JSON object. */
  public static byte[] encode(ReleaseSummary summary) {
    ObjectNode json = EventData.MAPPER.createObjectNode();
    json.put("cluster", summary.key().cluster());
    json.put("namespace", summary.key().namespace());
    json.put("release", summary.key().release());
    ObjectNode rest = EventData.MAPPER.valueToTree(summary);
    rest.remove("key");
    return Json.write(json.setAll(rest));
  }

  /** Reads a summary; empty for a tombstone, and for what is no summary of this version. */
  public static Optional<ReleaseSummary> decode(byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      JsonNode tree = EventData.MAPPER.readTree(value);
      boolean whole = KEY.stream().allMatch(part -> tree.path(part).isTextual());
      if (!whole || !(tree instanceof ObjectNode json)) {
        return Optional.empty();
      }
      ObjectNode key = json.putObject("key");
      KEY.forEach(part -> key.set(part, json.remove(part)));
      return Optional.of(EventData.MAPPER.treeToValue(json, ReleaseSummary.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.events.chart.ChartPublished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Reads and writes what happens in chart repositories: CloudEvents 1.0, in binary mode on Kafka,
 * under the chart's name as key. {@code source} is the repository's URL, {@code subject} and {@code
 * partitionkey} the chart's name.
 */
public final class ChartEventCodec {
  /** CloudEvents type of {@link ChartPublished}. */
  public static final String CHART_PUBLISHED = "dev.wheelhouse.chart-published.v1";

  private ChartEventCodec() {}

  /** The record of this event; the partition is left to Kafka's default partitioner. */
  public static ProducerRecord<byte[], byte[]> toRecord(String topic, ChartPublished event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, bytes(event.name()), encode(event));
    Headers headers = record.headers();
    headers.add("ce_specversion", bytes("1.0"));
    headers.add("ce_id", bytes(event.id()));
    headers.add("ce_type", bytes(CHART_PUBLISHED));
    headers.add("ce_source", bytes(event.repository()));
    headers.add("ce_subject", bytes(event.name()));
    headers.add(
        "ce_time",
        bytes(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                event.publishedAt().atOffset(ZoneOffset.UTC))));
    headers.add("ce_partitionkey", bytes(event.name()));
    headers.add("ce_dataschema", bytes(Schemas.idOfChartEvent("chart-published")));
    headers.add("content-type", bytes("application/json"));
    return record;
  }

  /** The event's data as one JSON object. */
  public static byte[] encode(ChartPublished event) {
    return Json.write(EventData.MAPPER.valueToTree(event));
  }

  /** Reads the event's data; empty for what is none of this version. */
  public static Optional<ChartPublished> decode(byte[] data) {
    if (data == null) {
      return Optional.empty();
    }
    try {
      JsonNode json = EventData.MAPPER.readTree(data);
      return Schemas.validate(Schemas.idOfChartEvent("chart-published"), json).isEmpty()
          ? Optional.of(EventData.MAPPER.treeToValue(json, ChartPublished.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

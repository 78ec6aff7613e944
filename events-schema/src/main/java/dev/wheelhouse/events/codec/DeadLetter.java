package dev.wheelhouse.events.codec;

import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record that nobody could read: key, value and headers as they were, and in headers of its own
 * why, and where it came from.
 *
 * @param reason what was expected and what was found
 * @param origin where the record lay
 */
public record DeadLetter(String reason, Coordinates origin) {
  public static final String REASON_HEADER = "wheelhouse-dead-letter-reason";
  public static final String TOPIC_HEADER = "wheelhouse-dead-letter-topic";
  public static final String PARTITION_HEADER = "wheelhouse-dead-letter-partition";
  public static final String OFFSET_HEADER = "wheelhouse-dead-letter-offset";

  private static final int MAX_REASON = 8_192;

  /**
   * The record for the dead-letters topic.
   *
   * @param topic the dead-letters topic
   * @param record what could not be read
   * @param reason what was expected and what was found; cut after 8192 characters
   */
  public static ProducerRecord<byte[], byte[]> toRecord(
      String topic, ConsumerRecord<byte[], byte[]> record, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, record.key(), record.value());
    Headers headers = letter.headers();
    record.headers().forEach(headers::add);
    String text = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    add(headers, REASON_HEADER, text);
    add(headers, TOPIC_HEADER, record.topic());
    add(headers, PARTITION_HEADER, Integer.toString(record.partition()));
    add(headers, OFFSET_HEADER, Long.toString(record.offset()));
    return letter;
  }

  /** Reads the headers of a record of the dead-letters topic; empty when it is not one of ours. */
  public static Optional<DeadLetter> read(Headers headers) {
    try {
      Coordinates origin =
          new Coordinates(
              text(headers, TOPIC_HEADER),
              Integer.parseInt(text(headers, PARTITION_HEADER)),
              Long.parseLong(text(headers, OFFSET_HEADER)));
      return Optional.of(new DeadLetter(text(headers, REASON_HEADER), origin));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void add(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("expected the header " + name + ", found none");
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}

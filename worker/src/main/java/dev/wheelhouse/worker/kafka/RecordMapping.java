package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.DeadLetter;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.port.Journal.Append;
import dev.wheelhouse.worker.port.Journal.Forward;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Between the journal's words and Kafka's records, events aside. */
final class RecordMapping {
  /** Header of a forwarded request: where it was first written, {@code topic-partition@offset}. */
  static final String FORWARDED_FROM = "wheelhouse-forwarded-from";

  private final Topics topics;

  RecordMapping(Topics topics) {
    this.topics = topics;
  }

  static RequestRecord request(ConsumerRecord<byte[], byte[]> record) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value());
    }
    return new RequestRecord(
        new Coordinates(record.topic(), record.partition(), record.offset()),
        record.key(),
        record.value(),
        headers,
        Instant.ofEpochMilli(record.timestamp()));
  }

  ProducerRecord<byte[], byte[]> summary(Append append) {
    return new ProducerRecord<>(
        topics.releases(), bytes(append.event().key().toString()), append.summary());
  }

  /** The original bytes, headers and id, under the release's key, at the release's partition. */
  ProducerRecord<byte[], byte[]> forward(Forward forward) {
    RequestRecord request = forward.request();
    ProducerRecord<byte[], byte[]> moved =
        RequestCodec.forward(
            consumed(request), forward.key(), forward.requestId(), forward.partition());
    Headers headers = moved.headers();
    if (headers.lastHeader(FORWARDED_FROM) == null) {
      headers.add(FORWARDED_FROM, bytes(request.coordinates().toString()));
    }
    return new ProducerRecord<>(
        moved.topic(),
        moved.partition(),
        request.time().toEpochMilli(),
        moved.key(),
        moved.value(),
        headers);
  }

  /** The original record with the reason and its coordinates as headers. */
  ProducerRecord<byte[], byte[]> deadLetter(Journal.DeadLetter letter) {
    return DeadLetter.toRecord(topics.deadLetters(), consumed(letter.request()), letter.reason());
  }

  private static ConsumerRecord<byte[], byte[]> consumed(RequestRecord request) {
    Coordinates origin = request.coordinates();
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            origin.topic(), origin.partition(), origin.offset(), request.key(), request.value());
    request.headers().forEach((key, value) -> record.headers().add(key, value));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

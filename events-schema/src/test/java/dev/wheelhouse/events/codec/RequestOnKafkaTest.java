package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.RequestReading.Unreadable;
import dev.wheelhouse.events.codec.RequestReading.Valid;
import dev.wheelhouse.events.request.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class RequestOnKafkaTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String JSON = "{\"operation\":\"uninstall\",\"release\":\"web\"}";
  private static final String WITH_ID =
      "{\"operation\":\"uninstall\",\"release\":\"web\",\"id\":\"own\"}";

  @Test
  void readsPlainJsonAndNamesItByItsCoordinates() {
    Valid valid = valid(record(JSON));

    assertThat(valid.request().id()).isEqualTo("wheelhouse.requests-3-42");
    assertThat(valid.traceparent()).isEmpty();
  }

  @Test
  void takesTheTraceOfAPlainRecordFromItsHeader() {
    assertThat(valid(record(JSON, "traceparent", TRACE)).traceparent()).isEqualTo(TRACE);
  }

  @Test
  void readsACloudEventInBinaryMode() {
    Valid valid =
        valid(
            record(
                JSON,
                "ce_specversion",
                "1.0",
                "ce_type",
                RequestCodec.TYPE,
                "ce_id",
                "event-1",
                "ce_source",
                "/ci",
                "ce_traceparent",
                TRACE));

    assertThat(valid.request().id()).isEqualTo("event-1");
    assertThat(valid.traceparent()).isEqualTo(TRACE);
  }

  @Test
  void readsAStructuredCloudEventWithOrWithoutItsContentType() {
    String event =
        "{\"specversion\":\"1.0\",\"type\":\"dev.wheelhouse.request.v1\",\"id\":\"event-1\","
            + "\"source\":\"/ci\",\"traceparent\":\""
            + TRACE
            + "\",\"data\":"
            + JSON
            + "}";

    Valid bare = valid(record(event));
    Valid declared = valid(record(event, "content-type", "application/cloudevents+json"));

    assertThat(bare.request().id()).isEqualTo("event-1");
    assertThat(bare.traceparent()).isEqualTo(TRACE);
    assertThat(declared.request()).isEqualTo(bare.request());
  }

  @Test
  void readsTheDataOfAStructuredCloudEventInBase64() {
    String data = Base64.getEncoder().encodeToString(WITH_ID.getBytes(StandardCharsets.UTF_8));

    Valid valid =
        valid(
            record(
                "{\"specversion\":\"1.0\",\"type\":\"dev.wheelhouse.request.v1\",\"id\":\"e\","
                    + "\"data_base64\":\""
                    + data
                    + "\"}"));

    assertThat(valid.request().id()).isEqualTo("own");
  }

  @Test
  void prefersTheRequestsOwnId() {
    Valid valid =
        valid(
            record(
                WITH_ID,
                "ce_specversion",
                "1.0",
                "ce_type",
                RequestCodec.TYPE,
                "ce_id",
                "event-1"));

    assertThat(valid.request().id()).isEqualTo("own");
  }

  @Test
  void givesUpOnOtherCloudEventsAndOnEmptyRecords() {
    assertThat(read(record(JSON, "ce_specversion", "1.0", "ce_type", "com.example.other")))
        .isInstanceOf(Unreadable.class);
    assertThat(read(record(JSON, "ce_specversion", "0.3", "ce_type", RequestCodec.TYPE)))
        .isInstanceOf(Unreadable.class);
    assertThat(read(record("[]", "content-type", "application/cloudevents-batch+json")))
        .isInstanceOf(Unreadable.class);
    assertThat(read(new ConsumerRecord<>("t", 0, 0, null, null))).isInstanceOf(Unreadable.class);
    assertThat(read(record("\u0000\u0001\u0002"))).isInstanceOf(Unreadable.class);
  }

  @Test
  void readsBackTheRecordItWrites() {
    Request request = valid(record(WITH_ID)).request();

    ProducerRecord<byte[], byte[]> written =
        RequestCodec.toRecord("wheelhouse.requests", request, "/ci", Instant.EPOCH, TRACE);

    assertThat(written.key()).asString().isEqualTo("default/default/web");
    Valid valid = valid(consumed(written, 0, 7));
    assertThat(valid.request()).isEqualTo(request);
    assertThat(valid.traceparent()).isEqualTo(TRACE);
  }

  @Test
  void keepsTheIdOfARequestThatIsForwarded() {
    ConsumerRecord<byte[], byte[]> original = record(JSON, "traceparent", TRACE);
    Valid before = valid(original);

    ProducerRecord<byte[], byte[]> forwarded =
        RequestCodec.forward(original, before.request().key(), before.request().id(), 5);

    assertThat(forwarded.partition()).isEqualTo(5);
    assertThat(forwarded.key()).asString().isEqualTo("default/default/web");
    assertThat(valid(consumed(forwarded, 5, 99))).isEqualTo(before);
  }

  @Test
  void keepsARecordThatNobodyCouldReadAndSaysWhy() {
    ConsumerRecord<byte[], byte[]> original = record("nope", "traceparent", TRACE);
    String reason = ((Unreadable) read(original)).reason();

    ProducerRecord<byte[], byte[]> letter =
        DeadLetter.toRecord("wheelhouse.dead-letters", original, reason);

    assertThat(letter.value()).isEqualTo(original.value());
    assertThat(letter.key()).isEqualTo(original.key());
    assertThat(letter.headers().lastHeader("traceparent")).isNotNull();
    DeadLetter read = DeadLetter.read(letter.headers()).orElseThrow();
    assertThat(read.reason()).isEqualTo(reason);
    assertThat(read.origin()).hasToString("wheelhouse.requests-3@42");
  }

  @Test
  void findsNoDeadLetterInOtherRecords() {
    assertThat(DeadLetter.read(record("x").headers())).isEmpty();
  }

  private static RequestReading read(ConsumerRecord<byte[], byte[]> record) {
    return RequestCodec.read(record);
  }

  private static Valid valid(ConsumerRecord<byte[], byte[]> record) {
    RequestReading reading = read(record);
    assertThat(reading).isInstanceOf(Valid.class);
    Valid valid = (Valid) reading;
    assertThat(valid.request().key()).isEqualTo(new ReleaseKey("default", "default", "web"));
    return valid;
  }

  private static ConsumerRecord<byte[], byte[]> record(String value, String... headers) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "wheelhouse.requests",
            3,
            42,
            "k".getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < headers.length; i += 2) {
      record
          .headers()
          .add(new RecordHeader(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> consumed(
      ProducerRecord<byte[], byte[]> sent, int partition, long offset) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(sent.topic(), partition, offset, sent.key(), sent.value());
    Arrays.stream(sent.headers().toArray())
        .forEach((Header header) -> record.headers().add(header));
    return record;
  }
}

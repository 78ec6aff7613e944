package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.codec.EventReading.Known;
import dev.wheelhouse.events.codec.EventReading.Malformed;
import dev.wheelhouse.events.lifecycle.Event;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CloudEvents SDK and this codec understand each other's records. */
class EventsOnKafkaTest {
  private static final JsonFormat JSON = new JsonFormat();

  private final EventCodec codec = EventCodec.standard();

  @ParameterizedTest
  @MethodSource("samples")
  void theSdkReadsWhatTheCodecWrites(String name, Event event) {
    ProducerRecord<byte[], byte[]> record = codec.toRecord("t", event);

    CloudEvent read = KafkaMessageFactory.createReader(record.headers(), record.value()).toEvent();

    assertThat(JSON.serialize(read)).asString().isEqualTo(text(codec.toJson(event)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theCodecReadsWhatTheSdkWritesInHeaders(String name, Event event) {
    ProducerRecord<Void, byte[]> record =
        KafkaMessageFactory.createWriter("t").writeBinary(codec.toCloudEvent(event));

    assertThat(codec.read(record.headers(), record.value())).isEqualTo(new Known(event));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theCodecReadsWhatTheSdkWritesAsOneText(String name, Event event) {
    ProducerRecord<Void, byte[]> record =
        KafkaMessageFactory.createWriter("t")
            .writeStructured(codec.toCloudEvent(event), JsonFormat.CONTENT_TYPE);

    assertThat(codec.read(record.headers(), record.value())).isEqualTo(new Known(event));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_partitionkey"})
  void refusesARecordWithoutOneOfTheAttributes(String header) {
    ProducerRecord<byte[], byte[]> record = codec.toRecord("t", sample("release-deployed"));
    Headers headers = record.headers().remove(header);

    assertThat(codec.read(headers, record.value())).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_time", "ce_partitionkey"})
  void refusesAnAttributeThatIsNone(String header) {
    ProducerRecord<byte[], byte[]> record = codec.toRecord("t", sample("release-deployed"));
    Headers headers = record.headers().remove(header);
    headers.add(header, "%".getBytes(StandardCharsets.UTF_8));

    assertThat(codec.read(headers, record.value())).isInstanceOf(Malformed.class);
  }

  static Stream<Arguments> samples() {
    return Samples.of("lifecycle").keySet().stream().map(name -> Arguments.of(name, sample(name)));
  }

  private static Event sample(String name) {
    Map<String, byte[]> samples = Samples.of("lifecycle");
    return ((Known) EventCodec.standard().readJson(samples.get(name))).event();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}

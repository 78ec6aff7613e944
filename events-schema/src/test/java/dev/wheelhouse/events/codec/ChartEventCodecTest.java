package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.events.chart.ChartPublished;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ChartEventCodecTest {
  private static final String SCHEMA = Schemas.idOfChartEvent("chart-published");
  private static final byte[] SAMPLE = Samples.of("charts").get("chart-published");

  @Test
  void decodesAndEncodesTheSampleToTheSameJson() throws Exception {
    ChartPublished event = ChartEventCodec.decode(SAMPLE).orElseThrow();

    JsonNode encoded = Json.MAPPER.readTree(ChartEventCodec.encode(event));
    assertThat(encoded).isEqualTo(Json.MAPPER.readTree(SAMPLE));
    assertThat(Schemas.validate(SCHEMA, encoded)).isEmpty();
    assertThat(Schemas.schema(SCHEMA).at("/examples/0")).isEqualTo(encoded);
  }

  @Test
  void hasASchemaThatDescribesEveryFieldOfTheRecordAndNoOther() {
    assertThat(new SchemaMirror(SCHEMA).differences(ChartPublished.class)).isEmpty();
  }

  @Test
  void isACloudEventToTheSdk() {
    ChartPublished event = ChartEventCodec.decode(SAMPLE).orElseThrow();

    ProducerRecord<byte[], byte[]> record = ChartEventCodec.toRecord("t", event);

    CloudEvent read = KafkaMessageFactory.createReader(record.headers(), record.value()).toEvent();
    assertThat(read.getId()).isEqualTo("web/1.4.2/1777889730123");
    assertThat(read.getType()).isEqualTo("dev.wheelhouse.chart-published.v1");
    assertThat(read.getSource()).hasToString("https://charts.example.com");
    assertThat(read.getSubject()).isEqualTo("web");
    assertThat(read.getTime().toInstant()).isEqualTo(event.publishedAt());
    assertThat(read.getDataSchema()).hasToString(SCHEMA);
    assertThat(record.key()).asString().isEqualTo("web");
  }

  @Test
  void readsNothingFromForeignValues() {
    byte[] valid = ChartEventCodec.encode(ChartEventCodec.decode(SAMPLE).orElseThrow());
    Random random = new Random(6);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = valid.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);

      Optional<ChartPublished> read = ChartEventCodec.decode(damaged);

      assertThat(read.map(ChartPublished::path)).isNotEqualTo(Optional.of(""));
    }
    assertThat(ChartEventCodec.decode(null)).isEmpty();
    assertThat(ChartEventCodec.decode("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(ChartEventCodec.decode("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}

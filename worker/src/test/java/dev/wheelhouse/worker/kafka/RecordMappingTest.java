package dev.wheelhouse.worker.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading.Valid;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.worker.port.Journal.Forward;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordMappingTest {
  private static final byte[] VALUE =
      "{\"operation\":\"uninstall\",\"release\":\"web\"}".getBytes(UTF_8);

  @Test
  void aRequestWithoutIdKeepsTheOneOfItsFirstCoordinatesWhenItIsForwarded() {
    Coordinates first = new Coordinates(Topics.DEFAULT.requests(), 3, 42);
    Valid before = (Valid) RequestCodec.read(first, new RecordHeaders(), VALUE);
    RequestRecord request = new RequestRecord(first, null, VALUE, Map.of(), Instant.EPOCH);
    ReleaseKey key = before.request().key();

    ProducerRecord<byte[], byte[]> moved =
        new RecordMapping(Topics.DEFAULT)
            .forward(new Forward(request, key, before.request().id(), 1));

    Coordinates second = new Coordinates(moved.topic(), moved.partition(), 7);
    assertThat(RequestCodec.read(second, moved.headers(), moved.value())).isEqualTo(before);
    assertThat(moved.key()).isEqualTo(key.toString().getBytes(UTF_8));
    assertThat(moved.headers().lastHeader(RecordMapping.FORWARDED_FROM).value())
        .isEqualTo(first.toString().getBytes(UTF_8));
  }
}

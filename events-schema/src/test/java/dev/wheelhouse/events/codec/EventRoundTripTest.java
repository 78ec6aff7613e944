package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventReading.Known;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRoundTripTest {
  private static final int ROUNDS = 200;

  private final EventCodec codec = EventCodec.standard();

  @ParameterizedTest
  @MethodSource("kinds")
  void readsBackEqualRecordsFromKafkaAndFromJson(Class<? extends LifecycleEvent> kind) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Event event = event(new RandomRecords(new Random(seed)), kind, seed + 1);

      ProducerRecord<byte[], byte[]> record = codec.toRecord("wheelhouse.lifecycle", event);
      assertThat(codec.read(record.headers(), record.value()))
          .as("seed %d", seed)
          .isEqualTo(new Known(event));
      assertThat(codec.readJson(codec.toJson(event)))
          .as("seed %d", seed)
          .isEqualTo(new Known(event));
    }
  }

  private static Event event(
      RandomRecords random, Class<? extends LifecycleEvent> kind, long sequence) {
    return new Event(
        "k5xq2m7v3hzt6c4a",
        sequence,
        new ReleaseKey("eu-prod", "shop", "web"),
        random.next(Instant.class),
        "worker 1+2:3/é",
        sequence % 2 == 0 ? "" : "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        random.next(kind));
  }

  static Stream<Class<? extends LifecycleEvent>> kinds() {
    return EventTypes.all().values().stream();
  }
}

package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.events.plan.ResourceRef;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The step events that are written. */
final class Events {
  private static final EventCodec CODEC = EventCodec.standard();
  private static final int RELEASES = 1000;

  private Events() {}

  static Event numbered(int number) {
    ReleaseKey key = new ReleaseKey("default", "shop", "release-" + number % RELEASES);
    ResourceRef hook = new ResourceRef("batch/v1", "Job", "shop", "migrate-database");
    return new Event(
        "0123456789abcdef0123456789abcdef",
        number + 1,
        key,
        Instant.ofEpochSecond(1_800_000_000L + number),
        "worker-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        new HookStarted("pre-upgrade", -5, hook, 1, Instant.ofEpochSecond(1_800_000_300L)));
  }

  /** The very record that the journal writes. */
  static ProducerRecord<byte[], byte[]> record(String topic, int partition, Event event) {
    ProducerRecord<byte[], byte[]> record = CODEC.toRecord(topic, event);
    return new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers());
  }
}

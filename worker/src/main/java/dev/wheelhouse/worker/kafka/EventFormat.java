package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.Event;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lifecycle events as records of a known partition. */
final class EventFormat {
  private static final Logger log = LoggerFactory.getLogger(EventFormat.class);

  private final EventCodec codec;

  EventFormat(EventCodec codec) {
    this.codec = codec;
  }

  ProducerRecord<byte[], byte[]> write(String topic, int partition, Event event) {
    ProducerRecord<byte[], byte[]> record = codec.toRecord(topic, event);
    return new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers());
  }

  /**
   * The event in this record; empty when the record is no lifecycle event at all: then no worker
   * wrote it, and no deployment lacks it.
   *
   * @throws JournalException when a newer worker wrote it: who does not know an event cannot go on
   *     from the state it made
   */
  Optional<Event> read(ConsumerRecord<byte[], byte[]> record) {
    EventReading reading = codec.read(record);
    if (reading instanceof EventReading.Known known) {
      return Optional.of(known.event());
    }
    if (reading instanceof EventReading.UnknownEvent unknown) {
      throw new JournalException(
          "cannot restore partition %d: event %s/%d at offset %d of type %s was written by a newer worker (%s); update this worker"
              .formatted(
                  record.partition(),
                  unknown.deployment(),
                  unknown.sequence(),
                  record.offset(),
                  unknown.type(),
                  unknown.reason()));
    }
    log.atError()
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", ((EventReading.Malformed) reading).reason())
        .log("Skipped a record of the lifecycle topic that is no event");
    return Optional.empty();
  }
}

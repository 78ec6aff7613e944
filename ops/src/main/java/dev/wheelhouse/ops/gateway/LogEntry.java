package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.Event;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record of the lifecycle topic, read.
 *
 * @param partition where it lies
 * @param offset where it lies
 * @param key the release; null when the record is no event
 * @param deployment the deployment; empty when the record is no event
 * @param sequence position within the deployment
 * @param type CloudEvents type; empty when the record is no event
 * @param time when it was decided; null when the record is no event
 * @param source which worker decided it
 * @param event the event; null when this version does not know it
 * @param json the structured CloudEvent; null when the record is no event
 */
record LogEntry(
    int partition,
    long offset,
    ReleaseKey key,
    String deployment,
    long sequence,
    String type,
    Instant time,
    String source,
    Event event,
    byte[] json) {
  private static final EventCodec CODEC = EventCodec.standard();

  /** Reads a record; never throws for what it holds. Takes tens of microseconds. */
  static LogEntry of(ConsumerRecord<byte[], byte[]> record) {
    EventReading reading = CODEC.read(record);
    if (reading instanceof EventReading.Known known) {
      Event event = known.event();
      return new LogEntry(
          record.partition(),
          record.offset(),
          event.key(),
          event.deployment(),
          event.sequence(),
          EventCodec.typeOf(event.data()),
          event.time(),
          event.source(),
          event,
          EventCodec.structured(record.headers(), record.value()));
    }
    if (reading instanceof EventReading.UnknownEvent unknown) {
      return new LogEntry(
          record.partition(),
          record.offset(),
          unknown.key(),
          unknown.deployment(),
          unknown.sequence(),
          unknown.type(),
          unknown.time(),
          unknown.source(),
          null,
          EventCodec.structured(record.headers(), record.value()));
    }
    return new LogEntry(record.partition(), record.offset(), null, "", 0, "", null, "", null, null);
  }

  /** Whether the record is a lifecycle event, known to this version or not. */
  boolean isEvent() {
    return key != null;
  }
}

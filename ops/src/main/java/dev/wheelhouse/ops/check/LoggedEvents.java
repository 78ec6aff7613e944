package dev.wheelhouse.ops.check;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.worker.check.History.Logged;
import dev.wheelhouse.worker.check.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of the lifecycle topic as they are judged.
 *
 * @param events in the order of the records
 * @param unreadable what lies between them and cannot be read: violations by themselves
 */
record LoggedEvents(List<Logged> events, List<Violation> unreadable) {

  /**
   * Reads records.
   *
   * @param wanted deployments whose events count; the empty id stands for records that name none
   */
  static LoggedEvents read(List<ConsumerRecord<byte[], byte[]>> records, Predicate<String> wanted) {
    EventCodec codec = EventCodec.standard();
    LoggedEvents read = new LoggedEvents(new ArrayList<>(), new ArrayList<>());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      read.take(record, codec.read(record), wanted);
    }
    return read;
  }

  private void take(
      ConsumerRecord<byte[], byte[]> record, EventReading reading, Predicate<String> wanted) {
    if (reading instanceof EventReading.Known known) {
      if (wanted.test(known.event().deployment())) {
        // the event's own time is that of the round's beginning, before what the event tells of
        Instant sent = Instant.ofEpochMilli(record.timestamp());
        events.add(new Logged(record.partition(), record.offset(), sent, known.event()));
      }
    } else if (reading instanceof EventReading.UnknownEvent unknown) {
      String event = "event " + unknown.sequence() + " of type " + unknown.type();
      refuse(unknown.deployment(), event + ": " + unknown.reason(), wanted);
    } else if (reading instanceof EventReading.Malformed malformed) {
      String place = record.topic() + "-" + record.partition() + "@" + record.offset();
      refuse("", place + ": " + malformed.reason(), wanted);
    }
  }

  private void refuse(String deployment, String text, Predicate<String> wanted) {
    if (wanted.test(deployment)) {
      unreadable.add(new Violation("I3", deployment, text));
    }
  }
}

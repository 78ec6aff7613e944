package dev.wheelhouse.ops.check;

import dev.wheelhouse.events.codec.DeadLetter;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.Tail;
import dev.wheelhouse.worker.check.History.Asked;
import dev.wheelhouse.worker.check.History.Logged;
import dev.wheelhouse.worker.check.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything that the topics hold now.
 *
 * @param nextRequests committed offset of the workers' group, by partition
 * @param unreadable events that cannot be read: they are violations by themselves
 */
public record RecordedLog(
    int partitions,
    List<Asked> requests,
    Map<Integer, Long> nextRequests,
    List<Coordinates> deadLetters,
    List<Logged> events,
    List<Violation> unreadable) {

  /**
   * Reads it; blocks until the ends that the topics have now.
   *
   * @param group of the workers
   * @throws dev.wheelhouse.ops.log.LogException when Kafka does not answer
   */
  public static RecordedLog read(LogClient log, String group) {
    List<Asked> requests = new ArrayList<>();
    all(log, log.topics().requests()).forEach(record -> requests.add(asked(record)));
    List<Coordinates> letters = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : all(log, log.topics().deadLetters())) {
      DeadLetter.read(record.headers()).ifPresent(letter -> letters.add(letter.origin()));
    }
    List<Violation> unreadable = new ArrayList<>();
    List<Logged> events = new ArrayList<>();
    EventCodec codec = EventCodec.standard();
    for (ConsumerRecord<byte[], byte[]> record : all(log, log.topics().lifecycle())) {
      read(codec, record, events, unreadable);
    }
    return new RecordedLog(
        log.partitions(), requests, log.committed(group), letters, events, unreadable);
  }

  private static List<ConsumerRecord<byte[], byte[]>> all(LogClient log, String topic) {
    List<Integer> partitions = IntStream.range(0, log.partitionsOf(topic)).boxed().toList();
    Map<Integer, Long> ends = log.ends(topic, partitions);
    try (Tail tail = log.tail(topic, log.startingAt(topic, partitions, null))) {
      return tail.readTo(ends);
    }
  }

  private static Asked asked(ConsumerRecord<byte[], byte[]> record) {
    Coordinates at = new Coordinates(record.topic(), record.partition(), record.offset());
    RequestReading reading = RequestCodec.read(record);
    if (reading instanceof RequestReading.Valid valid) {
      return new Asked(
          at, valid.request().key(), valid.request().id(), valid.request().operation());
    }
    if (reading instanceof RequestReading.Rejected rejected) {
      return new Asked(at, rejected.key(), rejected.requestId(), rejected.operation());
    }
    return new Asked(at, null, "", null);
  }

  private static void read(
      EventCodec codec,
      ConsumerRecord<byte[], byte[]> record,
      List<Logged> events,
      List<Violation> unreadable) {
    EventReading reading = codec.read(record);
    if (reading instanceof EventReading.Known known) {
      events.add(
          new Logged(record.partition(), record.offset(), known.event().time(), known.event()));
    } else if (reading instanceof EventReading.UnknownEvent unknown) {
      String text = "event " + unknown.sequence() + " of type " + unknown.type() + ": ";
      unreadable.add(new Violation("I3", unknown.deployment(), text + unknown.reason()));
    } else if (reading instanceof EventReading.Malformed malformed) {
      String place = record.topic() + "-" + record.partition() + "@" + record.offset();
      unreadable.add(new Violation("I3", "", place + ": " + malformed.reason()));
    }
  }
}

package dev.wheelhouse.ops.check;

import dev.wheelhouse.events.codec.DeadLetter;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.worker.check.History.Asked;
import dev.wheelhouse.worker.check.History.Logged;
import dev.wheelhouse.worker.check.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    log.readAll(log.topics().requests()).forEach(record -> requests.add(asked(record)));
    List<Coordinates> letters = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : log.readAll(log.topics().deadLetters())) {
      DeadLetter.read(record.headers()).ifPresent(letter -> letters.add(letter.origin()));
    }
    LoggedEvents lifecycle =
        LoggedEvents.read(log.readAll(log.topics().lifecycle()), deployment -> true);
    return new RecordedLog(
        log.partitions(),
        requests,
        log.groups().committed(group),
        letters,
        lifecycle.events(),
        lifecycle.unreadable());
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
}

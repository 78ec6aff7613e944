package dev.wheelhouse.ops.check;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.Tail;
import dev.wheelhouse.worker.check.History.Logged;
import dev.wheelhouse.worker.check.HistoryChecker;
import dev.wheelhouse.worker.check.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One deployment's events.
 *
 * @param partitions of the lifecycle topic
 * @param events in the order of the log; empty when the log knows no such deployment
 * @param unreadable what lies between them and is of a kind that this version does not know
 */
public record DeploymentLog(int partitions, List<Logged> events, List<Violation> unreadable) {

  /**
   * Reads it; blocks until the ends that the topic has now.
   *
   * @throws dev.wheelhouse.ops.log.LogException when Kafka does not answer
   */
  public static DeploymentLog read(LogClient log, String deployment) {
    String topic = log.topics().lifecycle();
    List<Integer> all = log.allPartitions();
    Map<Integer, Long> ends = log.ends(topic, all);
    EventCodec codec = EventCodec.standard();
    List<Logged> events = new ArrayList<>();
    List<Violation> unreadable = new ArrayList<>();
    try (Tail tail = log.tail(topic, log.startingAt(topic, all, null))) {
      for (ConsumerRecord<byte[], byte[]> record : tail.readTo(ends)) {
        EventReading reading = codec.read(record);
        if (reading instanceof EventReading.Known known
            && known.event().deployment().equals(deployment)) {
          Event event = known.event();
          events.add(new Logged(record.partition(), record.offset(), event.time(), event));
        } else if (reading instanceof EventReading.UnknownEvent unknown
            && unknown.deployment().equals(deployment)) {
          String text = "event " + unknown.sequence() + " of type " + unknown.type() + ": ";
          unreadable.add(new Violation("I3", deployment, text + unknown.reason()));
        }
      }
    }
    return new DeploymentLog(all.size(), events, unreadable);
  }

  /** Whether its last event is here: nothing may come any more. */
  public boolean hasEnded() {
    return events.stream()
        .map(logged -> logged.event().data())
        .anyMatch(fact -> fact instanceof End || fact instanceof RequestRejected);
  }

  /** The promises that its events break; that it has not ended yet is no breach. */
  public List<Violation> violations() {
    if (!unreadable.isEmpty()) {
      return unreadable;
    }
    return HistoryChecker.deployment(partitions, events).stream()
        .filter(violation -> hasEnded() || !violation.invariant().equals("I1"))
        .toList();
  }
}

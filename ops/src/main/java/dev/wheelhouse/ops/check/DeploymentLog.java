package dev.wheelhouse.ops.check;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.worker.check.History.Logged;
import dev.wheelhouse.worker.check.HistoryChecker;
import dev.wheelhouse.worker.check.Violation;
import java.util.List;

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
    LoggedEvents found =
        LoggedEvents.read(log.readAll(log.topics().lifecycle()), deployment::equals);
    return new DeploymentLog(log.partitions(), found.events(), found.unreadable());
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

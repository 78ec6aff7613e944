package dev.wheelhouse.worker.check;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.worker.check.History.Logged;
import java.util.ArrayList;
import java.util.List;

/**
 * One deployment's events as a sequence: numbered, in place, foldable, ended (I1, I2, I3), and of
 * one meaning however often they are read (I14).
 */
final class SequenceRules {
  private SequenceRules() {}

  /**
   * @param log all events of one deployment, in the order of the log
   */
  static List<Violation> check(int partitions, List<Logged> log) {
    List<Violation> found = new ArrayList<>();
    String id = log.get(0).event().deployment();
    int home = Topics.partitionFor(log.get(0).event().key(), partitions);
    for (int i = 0; i < log.size(); i++) {
      Logged logged = log.get(i);
      if (logged.event().sequence() != i + 1) {
        found.add(
            new Violation(
                "I2",
                id,
                "event %d of the deployment has sequence %d (partition %d, offset %d, by %s)"
                    .formatted(
                        i + 1,
                        logged.event().sequence(),
                        logged.partition(),
                        logged.offset(),
                        logged.event().source())));
        return found;
      }
      if (logged.partition() != home) {
        found.add(
            new Violation(
                "I8", id, "lies in partition " + logged.partition() + ", belongs in " + home));
      }
    }
    fold(id, log, found);
    return found;
  }

  private static void fold(String id, List<Logged> log, List<Violation> found) {
    Event first = log.get(0).event();
    if (first.data() instanceof RequestRejected) {
      if (log.size() > 1) {
        found.add(new Violation("I3", id, "a rejected request has events after its rejection"));
      }
      return;
    }
    try {
      Deployment state = folded(log);
      if (!state.equals(folded(log))) {
        found.add(new Violation("I14", id, "two replays of its events come to different states"));
      }
      if (!state.hasEnded()) {
        found.add(new Violation("I1", id, "has no terminal event, its stage is " + state.stage()));
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      found.add(new Violation("I3", id, e.getMessage()));
    }
  }

  private static Deployment folded(List<Logged> log) {
    Deployment state = Deployment.begin(log.get(0).event());
    for (Logged logged : log.subList(1, log.size())) {
      state = state.apply(logged.event());
    }
    return state;
  }
}

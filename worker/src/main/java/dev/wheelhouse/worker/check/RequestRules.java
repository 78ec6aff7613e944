package dev.wheelhouse.worker.check;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.worker.check.History.Asked;
import dev.wheelhouse.worker.check.History.Logged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests and their outcomes: each is answered once, together with its offset (I1, I11). */
final class RequestRules {
  private final History history;
  private final Map<Coordinates, Logged> answers = new LinkedHashMap<>();
  private final Map<String, Coordinates> answered = new HashMap<>();
  private final List<Violation> found = new ArrayList<>();

  private RequestRules(History history) {
    this.history = history;
  }

  static List<Violation> check(History history) {
    RequestRules rules = new RequestRules(history);
    rules.collectAnswers();
    rules.checkAnswers();
    rules.checkRequests();
    return rules.found;
  }

  private void collectAnswers() {
    for (Logged logged : history.log()) {
      Coordinates at = null;
      if (logged.event().data() instanceof RequestAccepted accepted) {
        at = accepted.coordinates();
      } else if (logged.event().data() instanceof RequestRejected rejected) {
        at = rejected.coordinates();
      }
      if (at != null && answers.put(at, logged) != null) {
        found.add(
            new Violation(
                "I1", logged.event().deployment(), "the request at " + at + " was answered twice"));
      }
    }
  }

  private void checkAnswers() {
    Map<Coordinates, Asked> asked = new HashMap<>();
    history.requests().forEach(request -> asked.put(request.at(), request));
    answers.forEach(
        (at, logged) -> {
          String deployment = logged.event().deployment();
          Asked request = asked.get(at);
          if (request == null || request.key() == null) {
            found.add(new Violation("I1", deployment, "there is no readable request at " + at));
            return;
          }
          if (at.offset() >= history.nextRequests().getOrDefault(at.partition(), 0L)) {
            found.add(
                new Violation(
                    "I11", deployment, "the request at " + at + " is answered, not committed"));
          }
          String identity = DeploymentId.of(request.key(), request.requestId());
          Coordinates other = answered.putIfAbsent(identity, at);
          if (other != null) {
            found.add(
                new Violation(
                    "I1",
                    deployment,
                    "request "
                        + request.requestId()
                        + " was answered for "
                        + other
                        + " and again for "
                        + at));
          }
        });
  }

  private void checkRequests() {
    Set<Coordinates> dead = new HashSet<>(history.deadLetters());
    for (Asked request : history.requests()) {
      Coordinates at = request.at();
      if (at.offset() >= history.nextRequests().getOrDefault(at.partition(), 0L)) {
        found.add(new Violation("I16", "", "the request at " + at + " was never taken"));
      } else if (request.key() == null) {
        if (!dead.contains(at)) {
          found.add(new Violation("I11", "", "the unreadable record at " + at + " has vanished"));
        }
      } else if (isAtHome(request)
          && !isControl(request.operation())
          && !answered.containsKey(DeploymentId.of(request.key(), request.requestId()))) {
        found.add(
            new Violation(
                "I11",
                "",
                "the request at " + at + " (" + request.requestId() + ") has no answer"));
      }
    }
  }

  private boolean isAtHome(Asked request) {
    return Topics.partitionFor(request.key(), history.partitions()) == request.at().partition();
  }

  /** A control request that is obeyed leaves its trace in the deployment it speaks of. */
  private static boolean isControl(Operation operation) {
    return operation == Operation.CANCEL
        || operation == Operation.APPROVE
        || operation == Operation.DENY;
  }
}

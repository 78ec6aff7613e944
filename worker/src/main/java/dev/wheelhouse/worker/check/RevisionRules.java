package dev.wheelhouse.worker.check;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.worker.check.History.Logged;
import dev.wheelhouse.worker.check.History.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The release Secrets: what Helm can work with (I10), and what the log says (I12). */
final class RevisionRules {
  private final List<Violation> found = new ArrayList<>();

  private RevisionRules() {}

  static List<Violation> check(History history, Map<String, List<Logged>> deployments) {
    Map<ReleaseKey, List<Revision>> releases = new LinkedHashMap<>();
    history.revisions().stream()
        .sorted(Comparator.comparingInt(Revision::number))
        .forEach(
            revision ->
                releases.computeIfAbsent(revision.key(), key -> new ArrayList<>()).add(revision));
    RevisionRules rules = new RevisionRules();
    releases.forEach(rules::readable);
    deployments.values().stream()
        .map(log -> log.get(log.size() - 1))
        .filter(last -> last.event().data() instanceof End)
        .forEach(last -> rules.agrees(last, releases.getOrDefault(last.event().key(), List.of())));
    return rules.found;
  }

  private void readable(ReleaseKey key, List<Revision> revisions) {
    long deployed = revisions.stream().filter(each -> each.status().equals("deployed")).count();
    if (deployed > 1) {
      found.add(new Violation("I10", "", key + " has " + deployed + " deployed revisions"));
    }
    for (int i = 0; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      if (revision.status().startsWith("pending-")) {
        found.add(
            new Violation(
                "I10",
                revision.owner(),
                key + " has an orphan: revision " + revision.number() + " " + revision.status()));
      }
    }
  }

  /** What a deployment's end says of its revision, unless a later deployment has changed it. */
  private void agrees(Logged last, List<Revision> revisions) {
    String id = last.event().deployment();
    End end = (End) last.event().data();
    int number = 0;
    if (end instanceof End.ReleaseDeployed deployed) {
      number = deployed.revision();
    } else if (end instanceof End.ReleaseRolledBack rolledBack) {
      number = rolledBack.revision();
    }
    int wanted = number;
    Optional<Revision> revision =
        revisions.stream()
            .filter(each -> each.number() == wanted && each.owner().equals(id))
            .findFirst();
    revision
        .filter(each -> !each.status().equals("deployed") && !each.status().equals("superseded"))
        .ifPresent(
            each ->
                found.add(
                    new Violation(
                        "I12",
                        id,
                        "ended with %s of revision %d, whose Secret says %s"
                            .formatted(end.getClass().getSimpleName(), wanted, each.status()))));
  }
}

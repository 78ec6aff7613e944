package dev.wheelhouse.worker.check;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentResumed;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.check.History.Logged;
import dev.wheelhouse.worker.check.History.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What was written to the cluster against what the log says: truth before report (I4), one object
 * for each attempt and intent before effect (I5), no write of a former owner (I8, and I9 for
 * release Secrets), delete policies (I17), nothing after the end (I18).
 */
final class ClusterRules {
  private final Map<String, List<Logged>> deployments;
  private final Map<ResourceRef, List<Write>> byObject = new HashMap<>();
  private final Map<String, List<Write>> byDeployment = new LinkedHashMap<>();
  private final List<Violation> found = new ArrayList<>();

  private ClusterRules(History history, Map<String, List<Logged>> deployments) {
    this.deployments = deployments;
    for (Write write : history.writes()) {
      byObject.computeIfAbsent(write.resource(), ref -> new ArrayList<>()).add(write);
      if (!write.deployment().isEmpty() && !isReleaseSecret(write.resource())) {
        byDeployment.computeIfAbsent(write.deployment(), id -> new ArrayList<>()).add(write);
      }
    }
  }

  private static boolean isReleaseSecret(ResourceRef ref) {
    return ref.kind().equals("Secret") && ref.name().startsWith("sh.helm.release.v1.");
  }

  static List<Violation> check(History history, Map<String, List<Logged>> deployments) {
    ClusterRules rules = new ClusterRules(history, deployments);
    deployments.forEach(rules::deployment);
    rules.byDeployment.forEach(rules::writes);
    rules.owners(history);
    rules.epochs(history);
    return rules.found;
  }

  private void deployment(String id, List<Logged> log) {
    Map<ResourceRef, String> succeeded = new LinkedHashMap<>();
    for (Logged logged : log) {
      LifecycleEvent fact = logged.event().data();
      if (fact instanceof HookEvent.HookSucceeded hook) {
        reported(id, logged, hook.hook(), hook.uid());
        succeeded.put(hook.hook(), hook.uid());
      } else if (fact instanceof HookEvent.HookFailed hook && !hook.uid().isEmpty()) {
        reported(id, logged, hook.hook(), hook.uid());
      } else if (fact instanceof ResourceEvent.ResourcesApplied applied) {
        applied.resources().forEach(each -> applied(id, logged, each));
      } else if (fact instanceof HookEvent.HookDeleted deleted
          && succeeded.containsKey(deleted.hook())) {
        gone(id, logged, deleted.hook(), succeeded.remove(deleted.hook()));
      }
    }
  }

  private List<Write> of(ResourceRef ref) {
    return byObject.getOrDefault(ref, List.of());
  }

  private void reported(String id, Logged logged, ResourceRef hook, String uid) {
    boolean there =
        of(hook).stream()
            .anyMatch(
                write ->
                    write.uid().equals(uid)
                        && write.deployment().equals(id)
                        && !write.time().isAfter(logged.durable()));
    if (!there) {
      found.add(
          new Violation(
              "I4",
              id,
              describe(logged.event())
                  + " tells of "
                  + hook.display()
                  + " with uid "
                  + uid
                  + ", which this deployment never created"));
    }
  }

  private void applied(String id, Logged logged, ResourceEvent.AppliedResource applied) {
    List<Write> before =
        of(applied.resource()).stream()
            .filter(write -> !write.time().isAfter(logged.durable()))
            .toList();
    boolean written = before.stream().anyMatch(write -> !write.verb().equals("delete"));
    if (!written) {
      found.add(
          new Violation(
              "I4",
              id,
              describe(logged.event())
                  + " tells of "
                  + applied.resource().display()
                  + ", which nobody has written"));
    }
  }

  private void gone(String id, Logged logged, ResourceRef hook, String uid) {
    boolean deleted =
        of(hook).stream()
            .anyMatch(
                write ->
                    write.verb().equals("delete")
                        && write.uid().equals(uid)
                        && !write.time().isAfter(logged.durable()));
    if (!deleted) {
      found.add(
          new Violation(
              "I17",
              id,
              describe(logged.event())
                  + " says that "
                  + hook.display()
                  + " with uid "
                  + uid
                  + " is gone, and it was not deleted"));
    }
  }

  /** What a deployment created, against the intents it announced. */
  private void writes(String id, List<Write> writes) {
    List<Logged> log = deployments.getOrDefault(id, List.of());
    Map<ResourceRef, Set<String>> uids = new LinkedHashMap<>();
    for (Write write : writes) {
      if (write.verb().equals("create")) {
        uids.computeIfAbsent(write.resource(), ref -> new LinkedHashSet<>()).add(write.uid());
        intended(id, log, write, uids.get(write.resource()).size());
        notAfterTheEnd(id, log, write);
      }
    }
  }

  private void intended(String id, List<Logged> log, Write write, int number) {
    List<Instant> intents =
        log.stream()
            .filter(
                logged ->
                    logged.event().data() instanceof HookEvent.HookStarted started
                        && started.hook().equals(write.resource()))
            .map(Logged::durable)
            .toList();
    if (number > intents.size()) {
      found.add(
          new Violation(
              "I5",
              id,
              "created %s %d times, and announced %d attempts"
                  .formatted(write.resource().display(), number, intents.size())));
    } else if (write.time().isBefore(intents.get(number - 1))) {
      found.add(
          new Violation(
              "I5",
              id,
              "created %s at %s, before its HookStarted was durable at %s"
                  .formatted(write.resource().display(), write.time(), intents.get(number - 1))));
    }
  }

  private void notAfterTheEnd(String id, List<Logged> log, Write write) {
    log.stream()
        .filter(logged -> logged.event().data() instanceof End)
        .filter(end -> write.time().isAfter(end.durable()))
        .forEach(
            end ->
                found.add(
                    new Violation(
                        "I18",
                        id,
                        "created %s at %s, after its end at %s"
                            .formatted(write.resource().display(), write.time(), end.durable()))));
  }

  /**
   * Where it is known who wrote: nobody writes for a deployment after another has taken it over. A
   * deletion is no sign: a later deployment clears away what an earlier one has left.
   */
  private void owners(History history) {
    Map<ReleaseKey, List<Logged>> takeovers = new HashMap<>();
    history.log().stream()
        .filter(logged -> logged.event().data() instanceof DeploymentResumed)
        .forEach(
            logged ->
                takeovers
                    .computeIfAbsent(logged.event().key(), key -> new ArrayList<>())
                    .add(logged));
    Set<String> told = new HashSet<>();
    for (Write write : history.writes()) {
      List<Logged> log = deployments.get(write.deployment());
      if (write.worker().isEmpty()
          || log == null
          || write.verb().equals("delete")
          || isReleaseSecret(write.resource())) {
        continue;
      }
      ReleaseKey key = log.get(0).event().key();
      String owner =
          takeovers.getOrDefault(key, List.of()).stream()
              .filter(takeover -> takeover.durable().isBefore(write.time()))
              .filter(takeover -> takeover.event().deployment().equals(write.deployment()))
              .reduce((earlier, later) -> later)
              .map(takeover -> takeover.event().source())
              .orElse(null);
      if (owner != null && !Objects.equals(owner, write.worker()) && told.add(write.uid())) {
        found.add(
            new Violation(
                "I8",
                write.deployment(),
                "%s did %s of %s at %s, when %s had taken over"
                    .formatted(
                        write.worker(),
                        write.verb(),
                        write.resource().display(),
                        write.time(),
                        owner)));
      }
    }
  }

  /**
   * A release Secret tells who wrote it: after a later owner no earlier one of the same deployment.
   */
  private void epochs(History history) {
    Map<String, Long> latest = new HashMap<>();
    for (Write write : history.writes()) {
      if (!isReleaseSecret(write.resource()) || write.verb().equals("delete")) {
        continue;
      }
      long before = latest.merge(write.uid() + " " + write.deployment(), write.epoch(), Math::max);
      if (write.epoch() < before) {
        found.add(
            new Violation(
                "I9",
                write.deployment(),
                "%s of %s at %s by its owner of epoch %d, when that of epoch %d had written it"
                    .formatted(
                        write.verb(),
                        write.resource().display(),
                        write.time(),
                        write.epoch(),
                        before)));
      }
    }
  }

  private static String describe(Event event) {
    return event.data().getClass().getSimpleName() + " (" + event.sequence() + ")";
  }
}

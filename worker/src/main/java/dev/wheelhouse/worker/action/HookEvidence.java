package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a hook leaves to read when it has ended.
 *
 * @param detail for the reason's sentence: exit code and termination message, or what kept the pod
 *     from running; or empty
 * @param exitCode of the container that failed; null when none ended
 */
record HookEvidence(String detail, Integer exitCode, List<String> log, List<String> podEvents) {
  private static final int LINES = 20;

  static HookEvidence none() {
    return new HookEvidence("", null, List.of(), List.of());
  }

  /**
   * Of a hook that failed. Reads what there is; what cannot be read is said in the events, and
   * fails nothing.
   */
  static HookEvidence collect(Evidence evidence, KubeObject hook) {
    Set<String> events = new LinkedHashSet<>();
    List<KubeObject> pods = pods(evidence, hook, events);
    Optional<KubeObject> pod =
        pods.stream()
            .filter(p -> PodTrouble.failed(p).isPresent())
            .max(created())
            .or(() -> pods.stream().max(created()));
    addWarnings(evidence, hook.ref(), events);
    pod.map(KubeObject::ref)
        .filter(ref -> !ref.equals(hook.ref()))
        .ifPresent(ref -> addWarnings(evidence, ref, events));
    if (pod.isEmpty()) {
      return new HookEvidence("", null, List.of(), List.copyOf(events));
    }
    Optional<PodTrouble.Ended> ended = PodTrouble.failed(pod.get());
    String container =
        ended.map(PodTrouble.Ended::container).orElse(PodTrouble.firstContainer(pod.get()));
    return new HookEvidence(
        ended
            .map(HookEvidence::sentence)
            .or(() -> PodTrouble.of(pod.get()))
            .map(Redaction::redact)
            .orElse(""),
        ended.map(PodTrouble.Ended::exitCode).orElse(null),
        log(evidence, pod.get(), container, events),
        List.copyOf(events));
  }

  /** Of a hook that succeeded: the end of its last pod's log, and warnings. */
  static HookEvidence ofSuccess(Evidence evidence, KubeObject hook) {
    Set<String> events = new LinkedHashSet<>();
    Optional<KubeObject> pod = pods(evidence, hook, events).stream().max(created());
    addWarnings(evidence, hook.ref(), events);
    List<String> log = List.of();
    if (pod.isPresent()) {
      if (!pod.get().ref().equals(hook.ref())) {
        addWarnings(evidence, pod.get().ref(), events);
      }
      log = log(evidence, pod.get(), PodTrouble.firstContainer(pod.get()), events);
    }
    return new HookEvidence("", 0, log, List.copyOf(events));
  }

  private static Comparator<KubeObject> created() {
    return Comparator.comparing(pod -> pod.text("metadata", "creationTimestamp").orElse(""));
  }

  private static String sentence(PodTrouble.Ended ended) {
    return "container "
        + ended.container()
        + " ended with exit code "
        + ended.exitCode()
        + (ended.message().isBlank() ? "" : ": " + ended.message().strip());
  }

  private static List<KubeObject> pods(Evidence evidence, KubeObject hook, Set<String> events) {
    try {
      return evidence.pods(hook);
    } catch (StepException e) {
      events.add("the pods could not be read: " + e.error().message());
      return List.of();
    }
  }

  private static void addWarnings(Evidence evidence, ResourceRef ref, Set<String> events) {
    try {
      evidence.warnings(ref).stream().map(Redaction::redact).forEach(events::add);
    } catch (StepException e) {
      events.add("the events of " + ref.display() + " could not be read: " + e.error().message());
    }
  }

  private static List<String> log(
      Evidence evidence, KubeObject pod, String container, Set<String> events) {
    try {
      List<String> lines = new ArrayList<>(evidence.log(pod, container, LINES));
      lines.replaceAll(Redaction::redact);
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (StepException e) {
      events.add("the log could not be read: " + e.error().message());
      return List.of();
    }
  }
}

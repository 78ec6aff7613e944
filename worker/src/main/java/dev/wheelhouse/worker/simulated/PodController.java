package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs pods: those that are to end end after their duration, the others become ready and stay. */
final class PodController implements Controller {
  private final SimulatedStore store;
  private final Status status;
  private final double factor;

  PodController(SimulatedStore store, Status status, double factor) {
    this.store = store;
    this.status = status;
    this.factor = factor;
  }

  @Override
  public Instant reconcile(KubeObject pod) {
    Behaviour behaviour = new Behaviour(pod, factor);
    String phase = pod.text("status", "phase").orElse("");
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      return null;
    }
    if (behaviour.unschedulable()) {
      unschedulable(pod, behaviour);
      return null;
    }
    if (behaviour.imagePullFails()) {
      imagePullFails(pod);
      return null;
    }
    if (phase.isEmpty() || phase.equals("Pending")) {
      running(pod, store.now(), false, behaviour);
      return store.now();
    }
    Instant started = Instant.parse(pod.text("status", "startTime").orElseThrow());
    return pod.text("spec", "restartPolicy").orElse("Always").equals("Always")
        ? serve(pod, started, behaviour)
        : end(pod, started, behaviour);
  }

  private Instant serve(KubeObject pod, Instant started, Behaviour behaviour) {
    Instant ready = started.plus(behaviour.readyAfter());
    if (behaviour.never()) {
      running(pod, started, false, behaviour);
      if (!behaviour.reason().isEmpty()) {
        status.warn(pod, "Unhealthy", behaviour.reason());
      }
      return null;
    }
    running(pod, started, !store.now().isBefore(ready), behaviour);
    return store.now().isBefore(ready) ? ready : null;
  }

  private Instant end(KubeObject pod, Instant started, Behaviour behaviour) {
    Instant end = started.plus(behaviour.duration());
    if (behaviour.never()) {
      running(pod, started, true, behaviour);
      return null;
    }
    if (store.now().isBefore(end)) {
      running(pod, started, true, behaviour);
      return end;
    }
    int code = behaviour.exitCode();
    String reason = code == 0 ? "Completed" : "Error";
    Map<String, Object> terminated =
        Trees.map(
            "exitCode",
            (long) code,
            "reason",
            reason,
            "startedAt",
            SimulatedStore.timestamp(started),
            "finishedAt",
            end.toString());
    if (!behaviour.terminationMessage().isEmpty()) {
      terminated.put("message", behaviour.terminationMessage());
    }
    Map<String, Object> now =
        Trees.map(
            "phase",
            code == 0 ? "Succeeded" : "Failed",
            "startTime",
            started.toString(),
            "conditions",
            Status.conditions(
                status.condition(pod, "PodScheduled", true, "", ""),
                status.condition(pod, "Ready", false, "PodCompleted", "")),
            "containerStatuses",
            containers(pod, Trees.map("terminated", terminated), false));
    status.set(pod, now);
    return null;
  }

  private void running(KubeObject pod, Instant started, boolean ready, Behaviour behaviour) {
    String reason = ready ? "" : "ContainersNotReady";
    String message =
        ready || behaviour.reason().isEmpty()
            ? (ready ? "" : "containers with unready status")
            : behaviour.reason();
    status.set(
        pod,
        Trees.map(
            "phase",
            "Running",
            "startTime",
            started.toString(),
            "conditions",
            Status.conditions(
                status.condition(pod, "PodScheduled", true, "", ""),
                status.condition(pod, "Ready", ready, reason, message)),
            "containerStatuses",
            containers(
                pod,
                Trees.map("running", Trees.map("startedAt", SimulatedStore.timestamp(started))),
                ready)));
  }

  private void imagePullFails(KubeObject pod) {
    Object image =
        Trees.mapsIn(pod.map("spec"), "containers").stream()
            .findFirst()
            .map(container -> container.get("image"))
            .orElse("");
    String message = "Back-off pulling image \"" + image + "\"";
    status.set(
        pod,
        Trees.map(
            "phase",
            "Pending",
            "conditions",
            Status.conditions(
                status.condition(pod, "PodScheduled", true, "", ""),
                status.condition(
                    pod, "Ready", false, "ContainersNotReady", "containers with unready status")),
            "containerStatuses",
            containers(
                pod,
                Trees.map("waiting", Trees.map("reason", "ImagePullBackOff", "message", message)),
                false)));
    status.warn(pod, "Failed", "Failed to pull image \"" + image + "\": not found");
  }

  private void unschedulable(KubeObject pod, Behaviour behaviour) {
    String message =
        behaviour.reason().isEmpty()
            ? "0/1 nodes are available: 1 Insufficient cpu."
            : behaviour.reason();
    status.set(
        pod,
        Trees.map(
            "phase",
            "Pending",
            "conditions",
            Status.conditions(
                status.condition(pod, "PodScheduled", false, "Unschedulable", message))));
    status.warn(pod, "FailedScheduling", message);
  }

  private static List<Object> containers(KubeObject pod, Map<String, Object> state, boolean ready) {
    List<Object> statuses = new ArrayList<>();
    for (Map<String, Object> container : Trees.mapsIn(pod.map("spec"), "containers")) {
      statuses.add(
          Trees.map(
              "name",
              container.get("name"),
              "image",
              container.get("image"),
              "ready",
              ready,
              "restartCount",
              0L,
              "state",
              Trees.copy(state)));
    }
    return statuses;
  }
}

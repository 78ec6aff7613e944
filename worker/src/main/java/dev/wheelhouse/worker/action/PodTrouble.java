package dev.wheelhouse.worker.action;

import dev.wheelhouse.worker.port.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What keeps a pod from being ready, from its status. */
final class PodTrouble {
  private static final Set<String> HARMLESS = Set.of("ContainerCreating", "PodInitializing", "");

  /** The kubelet tries again for ever, and nothing in the cluster changes the outcome. */
  private static final Set<String> STUCK =
      Set.of(
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError");

  /** So many restarts are no bad start any more. */
  private static final int CRASHES = 3;

  private PodTrouble() {}

  /**
   * A container of a pod that has ended.
   *
   * @param message its termination message; empty when it left none
   */
  record Ended(String container, int exitCode, String reason, String message) {}

  /** A sentence, or empty when nothing unusual is to be seen. */
  static Optional<String> of(KubeObject pod) {
    Optional<KubeObject> scheduled = Readiness.find(pod, "PodScheduled");
    if (scheduled.flatMap(c -> c.text("status")).equals(Optional.of("False"))) {
      return Optional.of(Readiness.message(pod, "PodScheduled", "Unschedulable"));
    }
    for (KubeObject status : containers(pod)) {
      String waiting = status.text("state", "waiting", "reason").orElse("");
      if (!HARMLESS.contains(waiting)) {
        return Optional.of(
            "container "
                + status.text("name").orElse("")
                + ": "
                + waiting
                + status.text("state", "waiting", "message").map(m -> ": " + m).orElse(""));
      }
    }
    return failed(pod)
        .map(
            ended ->
                "container " + ended.container() + " ended with exit code " + ended.exitCode());
  }

  /** Whether it cannot become ready without somebody's help. */
  static boolean isHopeless(KubeObject pod) {
    return containers(pod).stream()
        .anyMatch(
            status -> {
              String waiting = status.text("state", "waiting", "reason").orElse("");
              return STUCK.contains(waiting)
                  || (waiting.equals("CrashLoopBackOff")
                      && status.number("restartCount").orElse(0L) >= CRASHES);
            });
  }

  /** The first container that ended with a failure; an init container before the others. */
  static Optional<Ended> failed(KubeObject pod) {
    for (KubeObject status : containers(pod)) {
      for (String state : List.of("state", "lastState")) {
        Optional<Long> code = status.number(state, "terminated", "exitCode");
        if (code.isPresent() && code.get() != 0) {
          return Optional.of(
              new Ended(
                  status.text("name").orElse(""),
                  code.get().intValue(),
                  status.text(state, "terminated", "reason").orElse(""),
                  status.text(state, "terminated", "message").orElse("")));
        }
      }
    }
    return Optional.empty();
  }

  /** The statuses of init containers, then of containers. */
  private static List<KubeObject> containers(KubeObject pod) {
    List<KubeObject> statuses = new ArrayList<>();
    for (String list : List.of("initContainerStatuses", "containerStatuses")) {
      for (Object item : pod.list("status", list)) {
        if (item instanceof Map<?, ?> map) {
          @SuppressWarnings("unchecked")
          KubeObject status = new KubeObject((Map<String, Object>) map);
          statuses.add(status);
        }
      }
    }
    return statuses;
  }

  /** The container whose log tells most: the first one of the pod. */
  static String firstContainer(KubeObject pod) {
    return pod.list("spec", "containers").stream()
        .filter(Map.class::isInstance)
        .map(item -> String.valueOf(((Map<?, ?>) item).get("name")))
        .findFirst()
        .orElse("");
  }
}

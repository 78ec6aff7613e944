package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.action.Readiness.State;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;
import java.util.Optional;

/**
 * Why an object is not ready: its own state, and what its pods say of images, scheduling, probes
 * and ends; where they say nothing, the newest warning event about it, such as a quota that lets no
 * pod be created.
 *
 * @param hopeless whether it cannot become ready without somebody's help
 */
record WaitReason(String text, boolean hopeless) {
  /**
   * Blocks.
   *
   * @param object null: there is none
   */
  static WaitReason of(Evidence evidence, KubeObject object, State state) {
    boolean hopeless = state.phase() == Readiness.Phase.FAILED || isPastDeadline(object);
    if (object == null) {
      return new WaitReason(state.reason(), hopeless);
    }
    try {
      List<KubeObject> pods =
          object.kind().equals("Pod") ? List.of(object) : podsOf(evidence, object);
      Optional<KubeObject> worst = worst(pods);
      String more =
          worst.isPresent()
              ? "pod " + worst.get().name() + ": " + PodTrouble.of(worst.get()).orElse("")
              : warning(evidence, object, pods);
      return new WaitReason(
          more.isEmpty() || object.kind().equals("Pod") && worst.isPresent()
              ? state.reason()
              : state.reason() + "; " + more,
          hopeless || pods.stream().anyMatch(PodTrouble::isHopeless));
    } catch (StepException e) {
      return new WaitReason(state.reason(), hopeless);
    }
  }

  private static boolean isPastDeadline(KubeObject object) {
    return object != null
        && object.kind().equals("Deployment")
        && Readiness.find(object, "Progressing")
            .flatMap(condition -> condition.text("reason"))
            .equals(Optional.of("ProgressDeadlineExceeded"));
  }

  /** A pod that cannot go on rather than one that may; empty when none is in trouble. */
  private static Optional<KubeObject> worst(List<KubeObject> pods) {
    List<KubeObject> troubled =
        pods.stream().filter(pod -> PodTrouble.of(pod).isPresent()).toList();
    return troubled.stream()
        .filter(PodTrouble::isHopeless)
        .findFirst()
        .or(() -> troubled.stream().findFirst());
  }

  private static List<KubeObject> podsOf(Evidence evidence, KubeObject object)
      throws StepException {
    return switch (object.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job" ->
          evidence.pods(object);
      default -> List.of();
    };
  }

  /** The newest warning about the first pod that is not ready, else about the object. */
  private static String warning(Evidence evidence, KubeObject object, List<KubeObject> pods)
      throws StepException {
    for (KubeObject pod : pods) {
      if (!Readiness.isTrue(pod, "Ready")) {
        // the items of a list do not say what they are
        ResourceRef ref = new ResourceRef("v1", "Pod", pod.namespace(), pod.name());
        String ofPod = newest(evidence, ref);
        if (!ofPod.isEmpty()) {
          return "pod " + pod.name() + ": " + ofPod;
        }
      }
    }
    return newest(evidence, object.ref());
  }

  private static String newest(Evidence evidence, ResourceRef ref) throws StepException {
    List<String> warnings = evidence.warnings(ref);
    return warnings.isEmpty() ? "" : warnings.get(warnings.size() - 1);
  }
}

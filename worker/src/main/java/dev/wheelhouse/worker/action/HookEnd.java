package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import java.util.Optional;

/** Whether a hook's object has come to its end, by Helm's rules ({@code pkg/kube/client.go}). */
record HookEnd(boolean succeeded, String reason) {
  private static final HookEnd SUCCEEDED = new HookEnd(true, "");

  /** Whether objects of this kind run, so that there is an end to wait for. */
  static boolean comesTo(ResourceRef ref) {
    return ref.kind().equals("Job") || ref.kind().equals("Pod");
  }

  /** Empty while it runs. Kinds other than Job and Pod are done when they are there. */
  static Optional<HookEnd> of(KubeObject object) {
    return switch (object.kind()) {
      case "Job" -> job(object);
      case "Pod" -> pod(object);
      default -> Optional.of(SUCCEEDED);
    };
  }

  private static Optional<HookEnd> job(KubeObject job) {
    if (Readiness.isTrue(job, "Complete")) {
      return Optional.of(SUCCEEDED);
    }
    if (Readiness.isTrue(job, "Failed")) {
      return Optional.of(
          new HookEnd(
              false, "the Job failed: " + Readiness.message(job, "Failed", "no reason given")));
    }
    return Optional.empty();
  }

  private static Optional<HookEnd> pod(KubeObject pod) {
    return switch (pod.text("status", "phase").orElse("")) {
      case "Succeeded" -> Optional.of(SUCCEEDED);
      case "Failed" ->
          Optional.of(
              new HookEnd(
                  false,
                  "the pod failed"
                      + pod.text("status", "reason").map(reason -> ": " + reason).orElse("")));
      default -> Optional.empty();
    };
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finalizer on the Jobs and Pods of hooks. Whoever deletes one, a person, a Job's time to live or
 * the collector of lost nodes' pods, only marks it: it stays until its outcome is in the log, so
 * that a hook that ran is never taken for one that has not, and its evidence can be read. The
 * finalizer is taken off when a delete policy applies, and from all hooks when the deployment ends.
 */
final class HookGuard {
  /** The finalizer; a hook carries it only while its deployment runs. */
  static final String FINALIZER = "wheelhouse.dev/hook";

  private static final int ATTEMPTS = 5;

  private HookGuard() {}

  /** The object with the finalizer, if it is of a kind that runs. */
  static KubeObject guarded(KubeObject object) {
    if (!HookEnd.comesTo(object.ref())) {
      return object;
    }
    List<Object> finalizers = new ArrayList<>(object.list("metadata", "finalizers"));
    finalizers.add(FINALIZER);
    return ReleaseObjects.withMetadata(object, metadata -> metadata.put("finalizers", finalizers));
  }

  /** Whether somebody has asked for the object's deletion. */
  static boolean isDoomed(KubeObject object) {
    return object.at("metadata", "deletionTimestamp").isPresent();
  }

  /**
   * Takes the finalizer off the object of this uid; nothing when it has none or is gone.
   *
   * @throws StepException as the cluster does; retryable when the object changes all the time
   */
  static void release(Cluster cluster, ResourceRef ref, String uid) throws StepException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<KubeObject> live = cluster.objects().get(ref);
      if (live.isEmpty() || !live.get().uid().equals(uid) || !isGuarded(live.get())) {
        return;
      }
      if (cluster.objects().replace(without(live.get())).isPresent()) {
        return;
      }
    }
    throw StepException.retryable(
        ErrorCode.RESOURCE_CONFLICT,
        "taking the finalizer off " + ref.display() + ": it changes all the time",
        null);
  }

  /** Takes the finalizer off all objects of the plan's hooks that this deployment created. */
  static void releaseAll(Cluster cluster, Plan plan, String deployment) throws StepException {
    for (Step step : plan.steps()) {
      if (step instanceof Step.HookPhase phase) {
        for (PlannedHook hook : phase.hooks()) {
          if (HookEnd.comesTo(hook.resource())) {
            Optional<KubeObject> live = cluster.objects().get(hook.resource());
            if (live.isPresent() && HookIdentity.isOf(live.get(), deployment)) {
              release(cluster, hook.resource(), live.get().uid());
            }
          }
        }
      }
    }
  }

  private static boolean isGuarded(KubeObject object) {
    return object.list("metadata", "finalizers").contains(FINALIZER);
  }

  private static KubeObject without(KubeObject object) {
    List<?> others =
        object.list("metadata", "finalizers").stream()
            .filter(finalizer -> !finalizer.equals(FINALIZER))
            .toList();
    return ReleaseObjects.withMetadata(object, metadata -> metadata.put("finalizers", others));
  }
}

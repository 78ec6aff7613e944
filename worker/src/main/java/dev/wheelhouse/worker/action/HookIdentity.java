package dev.wheelhouse.worker.action;

import dev.wheelhouse.worker.core.CommandId;
import dev.wheelhouse.worker.port.KubeObject;

/** The annotations that tell whose attempt a hook's object is. */
final class HookIdentity {
  private static final String DEPLOYMENT = "wheelhouse.dev/deployment";
  private static final String STEP = "wheelhouse.dev/step";
  private static final String ATTEMPT = "wheelhouse.dev/attempt";

  private HookIdentity() {}

  /** The object as this attempt's. */
  static KubeObject mark(KubeObject object, CommandId id) {
    return ReleaseObjects.withMetadata(
        object,
        metadata -> {
          ReleaseObjects.put(metadata, "annotations", DEPLOYMENT, id.deployment());
          ReleaseObjects.put(metadata, "annotations", STEP, id.step());
          ReleaseObjects.put(metadata, "annotations", ATTEMPT, Integer.toString(id.attempt()));
        });
  }

  static boolean isOf(KubeObject object, String deployment) {
    return object.annotation(DEPLOYMENT).equals(deployment);
  }

  static boolean isOf(KubeObject object, String deployment, String step) {
    return isOf(object, deployment) && object.annotation(STEP).equals(step);
  }

  static boolean isOf(KubeObject object, CommandId id) {
    return isOf(object, id.deployment(), id.step())
        && object.annotation(ATTEMPT).equals(Integer.toString(id.attempt()));
  }

  /** Whose the object is, for people. */
  static String owner(KubeObject object) {
    String deployment = object.annotation(DEPLOYMENT);
    return deployment.isEmpty() ? "not a hook of Wheelhouse" : "a hook of deployment " + deployment;
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which release an object belongs to, in Helm's labels and words ({@code pkg/action/validate.go}).
 */
final class Ownership {
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String HELM = "Helm";
  private static final String RELEASE_NAME = "meta.helm.sh/release-name";
  private static final String RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

  private Ownership() {}

  /** The object as one of the release. */
  static KubeObject mark(KubeObject object, ReleaseRecord release) {
    return ReleaseObjects.withMetadata(
        object,
        metadata -> {
          ReleaseObjects.put(metadata, "labels", MANAGED_BY, HELM);
          ReleaseObjects.put(metadata, "annotations", RELEASE_NAME, release.name());
          ReleaseObjects.put(metadata, "annotations", RELEASE_NAMESPACE, release.namespace());
        });
  }

  /**
   * Checks that an existing object may become one of the release.
   *
   * @throws StepException RESOURCE_CONFLICT with Helm's text
   */
  static void check(KubeObject live, String release, String namespace) throws StepException {
    List<String> errors = new ArrayList<>();
    require(errors, "label", live.labels(), MANAGED_BY, HELM);
    require(errors, "annotation", live.annotations(), RELEASE_NAME, release);
    require(errors, "annotation", live.annotations(), RELEASE_NAMESPACE, namespace);
    if (!errors.isEmpty()) {
      ResourceRef ref = live.ref();
      throw StepException.terminal(
          ErrorCode.RESOURCE_CONFLICT,
          ref.kind()
              + " \""
              + ref.name()
              + "\" in namespace \""
              + ref.namespace()
              + "\" exists and cannot be imported into the current release: invalid ownership"
              + " metadata; "
              + String.join("; ", errors));
    }
  }

  private static void require(
      List<String> errors, String what, Map<String, Object> entries, String key, String value) {
    Object found = entries.get(key);
    if (found == null) {
      errors.add(
          what
              + " validation error: missing key \""
              + key
              + "\": must be set to \""
              + value
              + "\"");
    } else if (!found.equals(value)) {
      errors.add(
          what
              + " validation error: key \""
              + key
              + "\" must equal \""
              + value
              + "\": current value is \""
              + found
              + "\"");
    }
  }
}

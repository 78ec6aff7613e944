package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes objects of one cluster. */
public interface Objects {
  /** The object as it is now. */
  Optional<KubeObject> get(ResourceRef ref) throws StepException;

  /**
   * Objects of one kind, in no particular order.
   *
   * @param namespace empty: all namespaces
   * @param labels each must be there with this value
   */
  List<KubeObject> list(
      String apiVersion, String kind, String namespace, Map<String, String> labels)
      throws StepException;

  /**
   * Whether there were such objects a moment ago: what the server remembers, which it need not look
   * for among all of the namespace. Behind by as much as a watch.
   */
  default boolean seen(String apiVersion, String kind, String namespace, Map<String, String> labels)
      throws StepException {
    return !list(apiVersion, kind, namespace, labels).isEmpty();
  }

  /**
   * Server-side apply with field manager {@code wheelhouse}.
   *
   * @param force take fields that another manager owns, and tell which
   * @throws StepException RESOURCE_CONFLICT names field and owner; RESOURCE_INVALID, FORBIDDEN,
   *     NAMESPACE_NOT_FOUND
   */
  Applied apply(KubeObject desired, boolean force) throws StepException;

  /**
   * What {@link #apply} would make of the object, defaults and admission included; changes nothing.
   *
   * @throws StepException as {@link #apply}
   */
  KubeObject preview(KubeObject desired, boolean force) throws StepException;

  /**
   * Creates, never changes. A later {@link #apply} drops what its manifest no longer sets.
   *
   * @return empty when an object of that name exists
   */
  Optional<KubeObject> create(KubeObject object) throws StepException;

  /**
   * Replaces the object if it still has the resourceVersion that {@code object} carries.
   *
   * @return empty when it has changed or is gone
   */
  Optional<KubeObject> replace(KubeObject object) throws StepException;

  /**
   * Begins deletion, in the foreground or background as Helm does for the kind (background).
   *
   * @param uid delete only the object with this uid; empty: whichever has the name
   * @return whether there was one
   */
  boolean delete(ResourceRef ref, String uid) throws StepException;

  /**
   * What applying did.
   *
   * @param live the object as it is now
   * @param overridden fields that were taken from other managers, each as {@code PATH of MANAGER}
   */
  record Applied(KubeObject live, Effect effect, List<String> overridden) {
    public Applied {
      overridden = List.copyOf(overridden);
    }
  }
}

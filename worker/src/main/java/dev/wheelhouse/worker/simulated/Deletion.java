package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.util.Map;

/**
 * Deletion as the API server does it: finalizers hold an object until they are cleared, and its
 * content holds a namespace.
 */
final class Deletion {
  private Deletion() {}

  /** Marks the object, and removes it when no finalizer holds it. */
  static void begin(SimulatedStore store, String manager, KubeObject object) {
    if (held(object)) {
      if (object.at("metadata", "deletionTimestamp").isEmpty()) {
        Map<String, Object> tree = Trees.copy(object.tree());
        Trees.mapAt(tree, "metadata")
            .put("deletionTimestamp", SimulatedStore.timestamp(store.now()));
        store.put("delete", manager, tree);
      }
      return;
    }
    store.remove(manager, object);
  }

  /** Removes an object that was marked and whose finalizers have been cleared. */
  static void finish(SimulatedStore store, KubeObject object) {
    if (object.at("metadata", "deletionTimestamp").isPresent() && !held(object)) {
      store.remove("controller", object);
    }
  }

  private static boolean held(KubeObject object) {
    return object.kind().equals("Namespace") || !object.list("metadata", "finalizers").isEmpty();
  }
}

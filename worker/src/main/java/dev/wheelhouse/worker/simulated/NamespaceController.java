package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Instant;
import java.util.List;

/** Empties a namespace that is being deleted, and removes it when nothing is left in it. */
final class NamespaceController implements Controller {
  private final SimulatedStore store;

  NamespaceController(SimulatedStore store) {
    this.store = store;
  }

  @Override
  public Instant reconcile(KubeObject namespace) {
    if (namespace.at("metadata", "deletionTimestamp").isEmpty()) {
      return null;
    }
    List<KubeObject> content = store.in(namespace.name());
    for (KubeObject object : content) {
      Deletion.begin(store, "controller", object);
    }
    if (store.in(namespace.name()).isEmpty()) {
      store.remove("controller", namespace);
    }
    return null;
  }
}

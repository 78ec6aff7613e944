package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls the controllers when something has changed or a time has come. */
final class Controllers {
  private final SimulatedStore store;
  private final SimulatedTime time;
  private final SimulatedKinds kinds;
  private final Map<String, Controller> byKind = new HashMap<>();
  private final Set<ObjectKey> due = new HashSet<>();

  Controllers(SimulatedStore store, SimulatedTime time, SimulatedKinds kinds, double factor) {
    this.store = store;
    this.time = time;
    this.kinds = kinds;
    Status status = new Status(store);
    WorkloadController workloads = new WorkloadController(store, status, factor);
    for (String kind :
        List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController")) {
      byKind.put(kind, workloads);
    }
    byKind.put("Job", new JobController(store, status, factor));
    byKind.put("Pod", new PodController(store, status, factor));
    byKind.put("Namespace", new NamespaceController(store));
    SmallControllers small = new SmallControllers(status, kinds);
    byKind.put("CustomResourceDefinition", small::customResourceDefinition);
    byKind.put("PersistentVolumeClaim", small::persistentVolumeClaim);
    byKind.put("Service", small::service);
    byKind.put("APIService", small::apiService);
    byKind.put("PodDisruptionBudget", small::podDisruptionBudget);
  }

  /** Looks at all objects, as a controller that starts does. */
  void start() {
    store.listen(this::changed);
    store.keys().forEach(key -> schedule(key, time.now()));
  }

  private void changed(Write write) {
    KubeObject object = write.object();
    schedule(ObjectKey.of(object), time.now());
    for (Map<String, Object> owner : owners(object)) {
      schedule(ownerKey(object, owner), time.now());
    }
    if (write.removed()) {
      if (object.kind().equals("CustomResourceDefinition")) {
        kinds.remove(object);
      }
      time.at(time.now(), () -> collectGarbage(object.uid()));
      if (!object.namespace().isEmpty()) {
        schedule(new ObjectKey("", "Namespace", "", object.namespace()), time.now());
      }
    }
  }

  private static ObjectKey ownerKey(KubeObject object, Map<String, Object> owner) {
    String apiVersion = String.valueOf(owner.get("apiVersion"));
    int slash = apiVersion.indexOf('/');
    return new ObjectKey(
        slash < 0 ? "" : apiVersion.substring(0, slash),
        String.valueOf(owner.get("kind")),
        object.namespace(),
        String.valueOf(owner.get("name")));
  }

  static List<Map<String, Object>> owners(KubeObject object) {
    return Trees.mapsIn(object.map("metadata"), "ownerReferences");
  }

  private void schedule(ObjectKey key, Instant when) {
    if (!byKind.containsKey(key.kind())) {
      return;
    }
    synchronized (due) {
      boolean now = !when.isAfter(time.now());
      if (now && !due.add(key)) {
        return;
      }
    }
    time.at(when, () -> reconcile(key));
  }

  private void reconcile(ObjectKey key) {
    synchronized (due) {
      due.remove(key);
    }
    synchronized (store) {
      store
          .get(key)
          .ifPresent(
              object -> {
                Instant again = byKind.get(key.kind()).reconcile(object);
                if (again != null) {
                  schedule(key, again.isAfter(time.now()) ? again : time.now().plusMillis(1));
                }
              });
    }
  }

  /** Background deletion: what the deleted object owned goes too. */
  private void collectGarbage(String uid) {
    synchronized (store) {
      for (KubeObject object : store.ownedBy(uid)) {
        Deletion.begin(store, "controller", object);
      }
    }
  }
}

package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How controllers write: status, pods and events. */
final class Status {
  private static final String CONTROLLER = "controller";

  private final SimulatedStore store;

  Status(SimulatedStore store) {
    this.store = store;
  }

  Instant now() {
    return store.now();
  }

  /** Replaces the status, if it differs. */
  KubeObject set(KubeObject object, Map<String, Object> status) {
    if (object.map("status").equals(status)) {
      return object;
    }
    Map<String, Object> tree = Trees.copy(object.tree());
    tree.put("status", status);
    return store.put("status", CONTROLLER, tree);
  }

  /** A condition whose transition time stays while its status does. */
  Map<String, Object> condition(
      KubeObject object, String type, boolean holds, String reason, String message) {
    String status = holds ? "True" : "False";
    String since = SimulatedStore.timestamp(now());
    for (Map<String, Object> old : Trees.mapsIn(object.map("status"), "conditions")) {
      if (type.equals(old.get("type")) && status.equals(old.get("status"))) {
        since = (String) old.get("lastTransitionTime");
      }
    }
    Map<String, Object> condition =
        Trees.map("type", type, "status", status, "lastTransitionTime", since);
    if (!reason.isEmpty()) {
      condition.put("reason", reason);
    }
    if (!message.isEmpty()) {
      condition.put("message", message);
    }
    return condition;
  }

  static List<Object> conditions(Object... conditions) {
    return new ArrayList<>(List.of(conditions));
  }

  /** Makes a pod of an object that has a pod template. */
  void createPod(KubeObject owner, String name, int attempt, Map<String, Object> moreLabels) {
    Map<String, Object> pod = Trees.map("apiVersion", "v1", "kind", "Pod");
    Map<String, Object> template = owner.map("spec", "template");
    Map<String, Object> metadata = Trees.copy(new KubeObject(template).map("metadata"));
    pod.put("metadata", metadata);
    metadata.put("name", name);
    metadata.put("namespace", owner.namespace());
    Trees.mapAt(metadata, "labels").putAll(moreLabels);
    metadata.put(
        "ownerReferences",
        Status.conditions(
            Trees.map(
                "apiVersion",
                owner.apiVersion(),
                "kind",
                owner.kind(),
                "name",
                owner.name(),
                "uid",
                owner.uid(),
                "controller",
                true)));
    pod.put("spec", Trees.copy(new KubeObject(template).map("spec")));
    Behaviour.copy(owner, pod, attempt);
    Admission.fillDefaults(pod, 0);
    store.put("create", CONTROLLER, pod);
  }

  /** Records a warning about an object, once for each reason and message. */
  void warn(KubeObject object, String reason, String message) {
    String name =
        object.name() + "." + Integer.toHexString((object.uid() + reason + message).hashCode());
    String namespace = object.namespace();
    if (store.get(new ObjectKey("", "Event", namespace, name)).isPresent()) {
      return;
    }
    String time = SimulatedStore.timestamp(now());
    store.put(
        "create",
        CONTROLLER,
        Trees.map(
            "apiVersion",
            "v1",
            "kind",
            "Event",
            "metadata",
            Trees.map("name", name, "namespace", namespace),
            "type",
            "Warning",
            "reason",
            reason,
            "message",
            message,
            "firstTimestamp",
            time,
            "lastTimestamp",
            time,
            "count",
            1L,
            "involvedObject",
            Trees.map(
                "apiVersion",
                object.apiVersion(),
                "kind",
                object.kind(),
                "namespace",
                namespace,
                "name",
                object.name(),
                "uid",
                object.uid())));
  }

  void delete(KubeObject object) {
    Deletion.begin(store, CONTROLLER, object);
  }

  /** A suffix as Kubernetes gives to pods, from the alphabet it uses. */
  static String suffix(String seed) {
    String alphabet = "bcdfghjklmnpqrstvwxz2456789";
    StringBuilder text = new StringBuilder();
    long hash = 1125899906842597L;
    for (int i = 0; i < seed.length(); i++) {
      hash = 31 * hash + seed.charAt(i);
    }
    for (int i = 0; i < 5; i++) {
      text.append(alphabet.charAt((int) Math.floorMod(hash, (long) alphabet.length())));
      hash = hash * 6364136223846793005L + 1442695040888963407L;
      hash ^= hash >>> 29;
    }
    return text.toString();
  }
}

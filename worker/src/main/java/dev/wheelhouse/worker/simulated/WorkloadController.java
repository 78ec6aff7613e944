package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Keeps the pods of Deployments, StatefulSets, DaemonSets, ReplicaSets and ReplicationControllers,
 * and counts them. Pods belong to the Deployment itself; an update replaces all pods at once.
 */
final class WorkloadController implements Controller {
  private static final String HASH = "pod-template-hash";

  private final SimulatedStore store;
  private final Status status;
  private final double factor;

  WorkloadController(SimulatedStore store, Status status, double factor) {
    this.store = store;
    this.status = status;
    this.factor = factor;
  }

  @Override
  public Instant reconcile(KubeObject object) {
    if (object.at("metadata", "deletionTimestamp").isPresent()) {
      return null;
    }
    long replicas =
        object.kind().equals("DaemonSet") ? 1 : object.number("spec", "replicas").orElse(1L);
    String hash = Status.suffix(object.map("spec", "template").toString());
    List<KubeObject> pods = replaceOld(object, hash);
    scale(object, pods, replicas, hash);
    pods = store.podsOf(object);
    long ready = pods.stream().filter(WorkloadController::isReady).count();
    Instant deadline = progressDeadline(object, pods);
    boolean stuck = ready < replicas && !store.now().isBefore(deadline);
    status.set(object, status(object, replicas, ready, hash, stuck));
    return ready < replicas && !stuck && deadline.isBefore(Instant.MAX) ? deadline : null;
  }

  private List<KubeObject> replaceOld(KubeObject object, String hash) {
    List<KubeObject> current = new ArrayList<>();
    for (KubeObject pod : store.podsOf(object)) {
      if (hash.equals(pod.labels().get(HASH))) {
        current.add(pod);
      } else {
        status.delete(pod);
      }
    }
    return current;
  }

  private void scale(KubeObject object, List<KubeObject> pods, long replicas, String hash) {
    List<String> names = pods.stream().map(KubeObject::name).toList();
    boolean ordered = object.kind().equals("StatefulSet");
    for (int i = 0; names.size() < replicas && i < replicas; i++) {
      String name =
          ordered
              ? object.name() + "-" + i
              : object.name() + "-" + hash + "-" + Status.suffix(object.uid() + hash + i);
      if (!names.contains(name) && store.get(podKey(object, name)).isEmpty()) {
        status.createPod(object, name, 0, Trees.map(HASH, hash));
      }
    }
    pods.stream()
        .sorted(Comparator.comparing(KubeObject::name).reversed())
        .limit(Math.max(0, pods.size() - replicas))
        .forEach(status::delete);
  }

  private static ObjectKey podKey(KubeObject owner, String name) {
    return new ObjectKey("", "Pod", owner.namespace(), name);
  }

  private static boolean isReady(KubeObject pod) {
    return Trees.mapsIn(pod.map("status"), "conditions").stream()
        .anyMatch(c -> "Ready".equals(c.get("type")) && "True".equals(c.get("status")));
  }

  private Instant progressDeadline(KubeObject object, List<KubeObject> pods) {
    if (!object.kind().equals("Deployment") || pods.isEmpty()) {
      return Instant.MAX;
    }
    long seconds = object.number("spec", "progressDeadlineSeconds").orElse(600L);
    return pods.stream()
        .map(pod -> Instant.parse(pod.text("metadata", "creationTimestamp").orElseThrow()))
        .min(Comparator.naturalOrder())
        .map(start -> start.plus(Behaviour.scaled(Duration.ofSeconds(seconds), factor)))
        .orElseThrow();
  }

  private Map<String, Object> status(
      KubeObject object, long replicas, long ready, String hash, boolean stuck) {
    long generation = object.number("metadata", "generation").orElse(1L);
    Map<String, Object> now = Trees.map("observedGeneration", generation);
    switch (object.kind()) {
      case "DaemonSet" -> {
        now.put("desiredNumberScheduled", replicas);
        now.put("currentNumberScheduled", replicas);
        now.put("updatedNumberScheduled", replicas);
        now.put("numberReady", ready);
        now.put("numberAvailable", ready);
      }
      case "StatefulSet" -> {
        counts(now, replicas, ready);
        now.put("currentReplicas", replicas);
        now.put("updatedReplicas", replicas);
        now.put("currentRevision", object.name() + "-" + hash);
        now.put("updateRevision", object.name() + "-" + hash);
      }
      case "Deployment" -> {
        counts(now, replicas, ready);
        now.put("updatedReplicas", replicas);
        if (ready < replicas) {
          now.put("unavailableReplicas", replicas - ready);
        }
        now.put("conditions", deploymentConditions(object, replicas, ready, stuck));
      }
      default -> counts(now, replicas, ready);
    }
    return now;
  }

  private static void counts(Map<String, Object> now, long replicas, long ready) {
    now.put("replicas", replicas);
    if (ready > 0) {
      now.put("readyReplicas", ready);
      now.put("availableReplicas", ready);
    }
  }

  private List<Object> deploymentConditions(
      KubeObject object, long replicas, long ready, boolean stuck) {
    boolean available = ready >= replicas;
    Map<String, Object> progressing;
    if (stuck) {
      progressing =
          status.condition(
              object,
              "Progressing",
              false,
              "ProgressDeadlineExceeded",
              "Deployment \"" + object.name() + "\" exceeded its progress deadline");
    } else {
      String reason = available ? "NewReplicaSetAvailable" : "ReplicaSetUpdated";
      progressing = status.condition(object, "Progressing", true, reason, "");
    }
    return Status.conditions(
        status.condition(
            object,
            "Available",
            available,
            available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
            ""),
        progressing);
  }
}

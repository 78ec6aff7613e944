package dev.wheelhouse.worker.action;

import dev.wheelhouse.worker.port.KubeObject;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an object is ready, by the rules of kstatus ({@code sigs.k8s.io/cli-utils/pkg/kstatus}).
 * Unlike it, a Deployment past its progress deadline is waited for, as Helm does: it can recover.
 */
final class Readiness {
  private Readiness() {}

  /** How far an object is. */
  enum Phase {
    READY,
    PROGRESSING,
    /** It cannot become ready by itself any more. */
    FAILED
  }

  /**
   * @param reason why it is not ready; empty when it is
   */
  record State(Phase phase, String reason) {
    static final State READY = new State(Phase.READY, "");

    static State progressing(String reason) {
      return new State(Phase.PROGRESSING, reason);
    }

    static State failed(String reason) {
      return new State(Phase.FAILED, reason);
    }
  }

  static State of(KubeObject object) {
    if (object.at("metadata", "deletionTimestamp").isPresent()) {
      return State.progressing("it is being deleted");
    }
    long generation = object.number("metadata", "generation").orElse(0L);
    long observed = object.number("status", "observedGeneration").orElse(generation);
    if (observed < generation) {
      return State.progressing("its controller has not seen generation " + generation + " yet");
    }
    String kind = object.kind() + "." + object.ref().group();
    return switch (kind) {
      case "Deployment.apps" -> deployment(object);
      case "StatefulSet.apps" -> statefulSet(object);
      case "DaemonSet.apps" -> daemonSet(object);
      case "ReplicaSet.apps", "ReplicationController." ->
          replicas(object, object.number("spec", "replicas").orElse(1L));
      case "Job.batch" -> job(object);
      case "Pod." -> pod(object);
      case "PersistentVolumeClaim." -> phase(object, "Bound");
      case "Namespace." -> phase(object, "Active");
      case "Service." -> service(object);
      case "CustomResourceDefinition.apiextensions.k8s.io" -> established(object);
      case "APIService.apiregistration.k8s.io" -> condition(object, "Available");
      default -> generic(object);
    };
  }

  private static State deployment(KubeObject object) {
    if (object.at("spec", "paused").equals(Optional.of(true))) {
      return State.READY;
    }
    if (object.at("status", "observedGeneration").isEmpty()) {
      return State.progressing("its controller has not seen it yet");
    }
    long wanted = object.number("spec", "replicas").orElse(1L);
    long updated = count(object, "updatedReplicas");
    long all = count(object, "replicas");
    if (updated < wanted) {
      String progress = updated + " of " + wanted + " replicas updated";
      return State.progressing(
          isTrue(object, "ReplicaFailure")
              ? progress + "; " + message(object, "ReplicaFailure", "no pod can be created")
              : progress);
    }
    if (all > updated) {
      return State.progressing((all - updated) + " old replicas pending termination");
    }
    State replicas = available(object, wanted);
    if (replicas.phase() != Phase.READY && isFalse(object, "Progressing")) {
      return State.progressing(
          replicas.reason() + "; " + message(object, "Progressing", "progress deadline exceeded"));
    }
    return replicas;
  }

  private static State available(KubeObject object, long wanted) {
    long ready = count(object, "readyReplicas");
    long available = count(object, "availableReplicas");
    if (ready < wanted) {
      return State.progressing(ready + " of " + wanted + " replicas ready");
    }
    if (available < wanted) {
      return State.progressing(available + " of " + wanted + " replicas available");
    }
    return State.READY;
  }

  private static State statefulSet(KubeObject object) {
    if (object.text("spec", "updateStrategy", "type").orElse("").equals("OnDelete")) {
      return State.READY;
    }
    if (object.at("status", "observedGeneration").isEmpty()) {
      return State.progressing("its controller has not seen it yet");
    }
    long wanted = object.number("spec", "replicas").orElse(1L);
    State replicas = replicas(object, wanted);
    if (replicas.phase() != Phase.READY) {
      return replicas;
    }
    long partition =
        object.number("spec", "updateStrategy", "rollingUpdate", "partition").orElse(0L);
    if (partition > 0) {
      long updated = count(object, "updatedReplicas");
      return updated >= wanted - partition
          ? State.READY
          : State.progressing(updated + " of " + (wanted - partition) + " replicas updated");
    }
    String current = object.text("status", "currentRevision").orElse("");
    String update = object.text("status", "updateRevision").orElse("");
    return current.equals(update)
        ? State.READY
        : State.progressing("revision " + update + " is being rolled out");
  }

  private static State replicas(KubeObject object, long wanted) {
    long all = count(object, "replicas");
    long ready = count(object, "readyReplicas");
    if (all < wanted) {
      return State.progressing(all + " of " + wanted + " replicas created");
    }
    if (ready < wanted) {
      return State.progressing(ready + " of " + wanted + " replicas ready");
    }
    return all > wanted
        ? State.progressing((all - wanted) + " replicas pending termination")
        : State.READY;
  }

  private static State daemonSet(KubeObject object) {
    if (object.text("spec", "updateStrategy", "type").orElse("").equals("OnDelete")) {
      return State.READY;
    }
    if (object.at("status", "observedGeneration").isEmpty()) {
      return State.progressing("its controller has not seen it yet");
    }
    long wanted = count(object, "desiredNumberScheduled");
    long updated = count(object, "updatedNumberScheduled");
    long ready = count(object, "numberReady");
    long available = count(object, "numberAvailable");
    if (updated < wanted) {
      return State.progressing(updated + " of " + wanted + " pods updated");
    }
    if (Math.min(ready, available) < wanted) {
      return State.progressing(Math.min(ready, available) + " of " + wanted + " pods ready");
    }
    return State.READY;
  }

  private static State job(KubeObject object) {
    if (isTrue(object, "Failed")) {
      return State.failed("the Job failed: " + message(object, "Failed", "no reason given"));
    }
    if (isTrue(object, "Complete")) {
      return State.READY;
    }
    return State.progressing(
        count(object, "succeeded")
            + " of "
            + object.number("spec", "completions").orElse(1L)
            + " completed, "
            + count(object, "failed")
            + " failed");
  }

  private static State pod(KubeObject object) {
    String phase = object.text("status", "phase").orElse("Pending");
    return switch (phase) {
      case "Succeeded" -> State.READY;
      case "Failed" -> State.failed("the pod failed");
      default ->
          isTrue(object, "Ready")
              ? State.READY
              : State.progressing(PodTrouble.of(object).orElse("the pod is " + phase));
    };
  }

  private static State phase(KubeObject object, String wanted) {
    String phase = object.text("status", "phase").orElse("unknown");
    return phase.equals(wanted) ? State.READY : State.progressing("its phase is " + phase);
  }

  private static State service(KubeObject object) {
    String type = object.text("spec", "type").orElse("ClusterIP");
    if (type.equals("ExternalName") || !object.list("spec", "externalIPs").isEmpty()) {
      return State.READY;
    }
    if (object.text("spec", "clusterIP").orElse("").isEmpty()) {
      return State.progressing("it has no cluster IP address");
    }
    if (type.equals("LoadBalancer") && object.list("status", "loadBalancer", "ingress").isEmpty()) {
      return State.progressing("its load balancer has no address");
    }
    return State.READY;
  }

  /** A name conflict is not waited for: Helm goes on, and so the objects' own errors tell. */
  private static State established(KubeObject object) {
    return isTrue(object, "Established") || isFalse(object, "NamesAccepted")
        ? State.READY
        : State.progressing("it is not established");
  }

  private static State condition(KubeObject object, String type) {
    return isTrue(object, type)
        ? State.READY
        : State.progressing(message(object, type, "condition " + type + " is not true"));
  }

  private static State generic(KubeObject object) {
    if (isTrue(object, "Stalled")) {
      return State.failed(message(object, "Stalled", "it is stalled"));
    }
    if (isTrue(object, "Reconciling")) {
      return State.progressing(message(object, "Reconciling", "it is being reconciled"));
    }
    return find(object, "Ready").isPresent() && !isTrue(object, "Ready")
        ? State.progressing(message(object, "Ready", "condition Ready is not true"))
        : State.READY;
  }

  private static long count(KubeObject object, String field) {
    return object.number("status", field).orElse(0L);
  }

  static Optional<KubeObject> find(KubeObject object, String type) {
    for (Object item : object.list("status", "conditions")) {
      if (item instanceof Map<?, ?> map && type.equals(map.get("type"))) {
        @SuppressWarnings("unchecked")
        KubeObject condition = new KubeObject((Map<String, Object>) map);
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  static boolean isTrue(KubeObject object, String type) {
    return find(object, type).flatMap(c -> c.text("status")).equals(Optional.of("True"));
  }

  private static boolean isFalse(KubeObject object, String type) {
    return find(object, type).flatMap(c -> c.text("status")).equals(Optional.of("False"));
  }

  /** The condition's reason and message. */
  static String message(KubeObject object, String type, String otherwise) {
    Optional<KubeObject> condition = find(object, type);
    String reason = condition.flatMap(c -> c.text("reason")).orElse("");
    String message = condition.flatMap(c -> c.text("message")).orElse("");
    if (reason.isEmpty() && message.isEmpty()) {
      return otherwise;
    }
    return reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
  }
}

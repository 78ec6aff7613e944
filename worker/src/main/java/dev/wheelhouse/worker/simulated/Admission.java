package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Defaults that the API server fills in, as far as anything here looks at them. */
final class Admission {
  private Admission() {}

  /** Fills defaults into an object that is about to be stored. */
  static void fillDefaults(Map<String, Object> tree, int serial) {
    KubeObject object = new KubeObject(tree);
    switch (object.kind()) {
      case "Namespace" -> Trees.mapAt(tree, "status").putIfAbsent("phase", "Active");
      case "Secret" -> secret(tree);
      case "Service" -> service(tree, serial);
      case "Deployment" -> deployment(Trees.mapAt(tree, "spec"));
      case "StatefulSet" -> statefulSet(Trees.mapAt(tree, "spec"));
      case "DaemonSet" -> daemonSet(Trees.mapAt(tree, "spec"));
      case "ReplicaSet", "ReplicationController" ->
          Trees.mapAt(tree, "spec").putIfAbsent("replicas", 1L);
      case "Job" -> job(tree);
      case "Pod" -> pod(Trees.mapAt(tree, "spec"));
      case "PersistentVolumeClaim" ->
          Trees.mapAt(tree, "spec").putIfAbsent("volumeMode", "Filesystem");
      default -> {
        // other kinds are stored as they are
      }
    }
    if (object.at("spec", "template", "spec").isPresent()) {
      pod(Trees.mapAt(tree, "spec", "template", "spec"));
    }
  }

  /** Fills in what a new object has because of its uid: by its selector a Job's pods are found. */
  static void fillIdentity(Map<String, Object> tree) {
    KubeObject object = new KubeObject(tree);
    if (object.kind().equals("Job") && object.map("spec", "selector").isEmpty()) {
      Trees.mapAt(tree, "spec", "selector", "matchLabels")
          .put("batch.kubernetes.io/controller-uid", object.uid());
    }
  }

  private static void secret(Map<String, Object> tree) {
    tree.putIfAbsent("type", "Opaque");
    if (tree.remove("stringData") instanceof Map<?, ?> texts) {
      Map<String, Object> data = Trees.mapAt(tree, "data");
      texts.forEach(
          (key, text) ->
              data.put(
                  (String) key,
                  Base64.getEncoder()
                      .encodeToString(String.valueOf(text).getBytes(StandardCharsets.UTF_8))));
    }
  }

  private static void service(Map<String, Object> tree, int serial) {
    Map<String, Object> spec = Trees.mapAt(tree, "spec");
    spec.putIfAbsent("type", "ClusterIP");
    spec.putIfAbsent("sessionAffinity", "None");
    if (!"ExternalName".equals(spec.get("type"))) {
      Object ip = spec.get("clusterIP");
      if (ip == null || ip.equals("")) {
        ip = "10.96." + (serial >> 8 & 0xff) + "." + (serial & 0xff);
        spec.put("clusterIP", ip);
      }
      spec.putIfAbsent("clusterIPs", new ArrayList<>(List.of(ip)));
    }
    for (Map<String, Object> port : Trees.mapsIn(spec, "ports")) {
      port.putIfAbsent("protocol", "TCP");
      port.putIfAbsent("targetPort", port.get("port"));
    }
    Trees.mapAt(tree, "status", "loadBalancer");
  }

  private static void deployment(Map<String, Object> spec) {
    spec.putIfAbsent("replicas", 1L);
    spec.putIfAbsent("revisionHistoryLimit", 10L);
    spec.putIfAbsent("progressDeadlineSeconds", 600L);
    Map<String, Object> strategy = Trees.mapAt(spec, "strategy");
    strategy.putIfAbsent("type", "RollingUpdate");
    if ("RollingUpdate".equals(strategy.get("type"))) {
      Map<String, Object> rolling = Trees.mapAt(strategy, "rollingUpdate");
      rolling.putIfAbsent("maxUnavailable", "25%");
      rolling.putIfAbsent("maxSurge", "25%");
    }
  }

  private static void statefulSet(Map<String, Object> spec) {
    spec.putIfAbsent("replicas", 1L);
    spec.putIfAbsent("podManagementPolicy", "OrderedReady");
    spec.putIfAbsent("revisionHistoryLimit", 10L);
    Map<String, Object> strategy = Trees.mapAt(spec, "updateStrategy");
    strategy.putIfAbsent("type", "RollingUpdate");
    if ("RollingUpdate".equals(strategy.get("type"))) {
      Trees.mapAt(strategy, "rollingUpdate").putIfAbsent("partition", 0L);
    }
  }

  private static void daemonSet(Map<String, Object> spec) {
    Map<String, Object> strategy = Trees.mapAt(spec, "updateStrategy");
    strategy.putIfAbsent("type", "RollingUpdate");
    if ("RollingUpdate".equals(strategy.get("type"))) {
      Trees.mapAt(strategy, "rollingUpdate").putIfAbsent("maxUnavailable", 1L);
    }
  }

  private static void job(Map<String, Object> tree) {
    Map<String, Object> spec = Trees.mapAt(tree, "spec");
    spec.putIfAbsent("parallelism", 1L);
    spec.putIfAbsent("completions", 1L);
    spec.putIfAbsent("backoffLimit", 6L);
    spec.putIfAbsent("suspend", false);
    String name = new KubeObject(tree).name();
    Trees.mapAt(spec, "template", "metadata", "labels").putIfAbsent("job-name", name);
    Trees.mapAt(spec, "template", "metadata", "labels")
        .putIfAbsent("batch.kubernetes.io/job-name", name);
  }

  private static void pod(Map<String, Object> spec) {
    spec.putIfAbsent("restartPolicy", "Always");
    spec.putIfAbsent("dnsPolicy", "ClusterFirst");
    spec.putIfAbsent("terminationGracePeriodSeconds", 30L);
    for (Map<String, Object> container : Trees.mapsIn(spec, "containers")) {
      container.putIfAbsent("terminationMessagePath", "/dev/termination-log");
      container.putIfAbsent("terminationMessagePolicy", "File");
      for (Map<String, Object> port : Trees.mapsIn(container, "ports")) {
        port.putIfAbsent("protocol", "TCP");
      }
    }
  }
}

package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the API server refuses, for the mistakes that charts make most: wrong types, missing fields,
 * names, and changes of immutable fields. Texts are the API server's.
 */
final class Validation {
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
  private static final Pattern RBAC = Pattern.compile("[^/%]+");

  private Validation() {}

  /** Checks an object that is about to be stored. */
  static void check(KubeObject object) throws StepException {
    name(object);
    texts(object, "metadata", "annotations");
    texts(object, "metadata", "labels");
    for (Map.Entry<String, Object> label : object.labels().entrySet()) {
      String value = (String) label.getValue();
      if (value.length() > 63 || !LABEL_VALUE.matcher(value).matches()) {
        throw invalid(object, "metadata.labels: Invalid value: \"" + value + "\"");
      }
    }
    switch (object.kind()) {
      case "ConfigMap", "Secret" -> texts(object, "data");
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> workload(object);
      case "Job" -> template(object);
      case "Pod" -> podSpec(object, object.map("spec"), "spec");
      default -> {
        // other kinds are taken as they are
      }
    }
  }

  private static void name(KubeObject object) throws StepException {
    String name = object.name();
    if (name.isEmpty()) {
      throw invalid(object, "metadata.name: Required value: name or generateName is required");
    }
    boolean rbac = object.apiVersion().startsWith("rbac.authorization.k8s.io/");
    if (name.length() > 253 || !(rbac ? RBAC : SUBDOMAIN).matcher(name).matches()) {
      throw invalid(
          object,
          "metadata.name: Invalid value: \""
              + name
              + "\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
              + " characters, '-' or '.', and must start and end with an alphanumeric character");
    }
  }

  private static void texts(KubeObject object, String... path) throws StepException {
    Object value = object.at(path).orElse(Map.of());
    String where = String.join(".", path);
    if (!(value instanceof Map<?, ?> map)) {
      throw wrongType(object, where, value, "a map of strings");
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getValue() instanceof String)) {
        throw wrongType(object, where + "." + entry.getKey(), entry.getValue(), "a string");
      }
    }
  }

  private static void workload(KubeObject object) throws StepException {
    Object replicas = object.at("spec", "replicas").orElse(1L);
    if (!(replicas instanceof Long)) {
      throw wrongType(object, "spec.replicas", replicas, "an integer");
    }
    Map<String, Object> selector = object.map("spec", "selector", "matchLabels");
    if (object.at("spec", "selector").isEmpty()) {
      throw invalid(object, "spec.selector: Required value");
    }
    Map<String, Object> labels = object.map("spec", "template", "metadata", "labels");
    if (!labels.entrySet().containsAll(selector.entrySet())) {
      throw invalid(
          object,
          "spec.template.metadata.labels: Invalid value: `selector` does not match template"
              + " `labels`");
    }
    template(object);
  }

  private static void template(KubeObject object) throws StepException {
    podSpec(object, object.map("spec", "template", "spec"), "spec.template.spec");
  }

  private static void podSpec(KubeObject object, Map<String, Object> spec, String where)
      throws StepException {
    List<Map<String, Object>> containers = Trees.mapsIn(spec, "containers");
    if (containers.isEmpty()) {
      throw invalid(object, where + ".containers: Required value");
    }
    for (Map<String, Object> container : containers) {
      Object image = container.get("image");
      if (image != null && !(image instanceof String)) {
        throw wrongType(object, where + ".containers.image", image, "a string");
      }
      for (Map<String, Object> variable : Trees.mapsIn(container, "env")) {
        Object value = variable.get("value");
        if (value != null && !(value instanceof String)) {
          throw wrongType(
              object,
              where + ".containers.env." + variable.get("name") + ".value",
              value,
              "a string");
        }
      }
    }
    boolean job = object.kind().equals("Job");
    if (job && "Always".equals(spec.get("restartPolicy"))) {
      throw invalid(
          object,
          "spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\","
              + " \"Never\"");
    }
  }

  /** Checks that a change leaves alone what cannot be changed. */
  static void checkChange(KubeObject before, KubeObject after) throws StepException {
    switch (before.kind()) {
      case "Job" -> immutable(before, after, "spec", "template");
      case "Deployment", "DaemonSet", "ReplicaSet" -> immutable(before, after, "spec", "selector");
      case "StatefulSet" -> {
        immutable(before, after, "spec", "selector");
        immutable(before, after, "spec", "serviceName");
        immutable(before, after, "spec", "volumeClaimTemplates");
      }
      case "Service" -> immutable(before, after, "spec", "clusterIP");
      case "Secret" -> immutable(before, after, "type");
      default -> {
        // other kinds may change
      }
    }
    if (before.at("immutable").equals(Optional.of(true))) {
      immutable(before, after, "data");
    }
  }

  private static void immutable(KubeObject before, KubeObject after, String... path)
      throws StepException {
    Object old = before.at(path).orElse(null);
    if (old != null && !Objects.equals(old, after.at(path).orElse(null))) {
      throw invalid(after, String.join(".", path) + ": Invalid value: field is immutable");
    }
  }

  static StepException invalid(KubeObject object, String reason) {
    String group = object.ref().group();
    return StepException.terminal(
        ErrorCode.RESOURCE_INVALID,
        object.kind()
            + (group.isEmpty() ? "" : "." + group)
            + " \""
            + object.name()
            + "\" is invalid: "
            + reason);
  }

  private static StepException wrongType(
      KubeObject object, String where, Object found, String expected) {
    String type = found == null ? "null" : found.getClass().getSimpleName();
    return invalid(object, where + ": expected " + expected + ", found a " + type);
  }
}

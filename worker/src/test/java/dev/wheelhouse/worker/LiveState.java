package dev.wheelhouse.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * All objects of a namespace, and cluster-scoped ones that name it, as flat maps of path to value:
 * without what the API server or a controller gives at random or by the clock, and without
 * Wheelhouse's own annotations. Release Secrets are decoded.
 */
final class LiveState {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What controllers make of the objects; they follow from them. */
  private static final Set<String> DERIVED =
      Set.of(
          "events",
          "endpoints",
          "endpointslices",
          "replicasets",
          "controllerrevisions",
          "leases",
          "resourcequotas");

  private static final Set<String> RANDOM_METADATA =
      Set.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink");
  private static final Set<String> RANDOM_SPEC =
      Set.of("clusterIP", "clusterIPs", "volumeName", "healthCheckNodePort");

  private final KubernetesClient client;

  LiveState(KubernetesClient client) {
    this.client = client;
  }

  /** By {@code plural.group/name}: the object's leaves by path. */
  Map<String, Map<String, String>> of(String namespace) throws IOException {
    Map<String, Map<String, String>> state = new TreeMap<>();
    for (Kind kind : kinds()) {
      String scope = kind.namespaced() ? "/namespaces/" + namespace : "";
      JsonNode list = get(kind.path() + scope + "/" + kind.plural());
      for (JsonNode object : list.path("items")) {
        if ((kind.namespaced() || names(object, namespace)) && !isAutomatic(kind, object)) {
          String name = kind.plural() + "/" + object.path("metadata").path("name").asText();
          state.put(name, kind.plural().equals("pods") ? Map.of() : leaves(object));
        }
      }
    }
    return state;
  }

  /** Whether its controller has seen each Deployment of a namespace as it is now. */
  boolean isSettled(String namespace) throws IOException {
    for (JsonNode object :
        get("/apis/apps/v1/namespaces/" + namespace + "/deployments").path("items")) {
      if (object.path("metadata").path("generation").asLong()
          != object.path("status").path("observedGeneration").asLong()) {
        return false;
      }
    }
    return true;
  }

  /** Names of all custom resource definitions. */
  List<String> crds() throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode crd :
        get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions").path("items")) {
      names.add(crd.path("metadata").path("name").asText());
    }
    return names;
  }

  private record Kind(String path, String plural, boolean namespaced) {}

  private List<Kind> kinds() throws IOException {
    List<Kind> kinds = new ArrayList<>();
    add(kinds, "/api/v1");
    for (JsonNode group : get("/apis").path("groups")) {
      add(kinds, "/apis/" + group.path("preferredVersion").path("groupVersion").asText());
    }
    return kinds;
  }

  private void add(List<Kind> kinds, String path) throws IOException {
    for (JsonNode each : get(path).path("resources")) {
      String plural = each.path("name").asText();
      if (!plural.contains("/")
          && !DERIVED.contains(plural)
          && each.path("verbs").toString().contains("\"list\"")) {
        kinds.add(new Kind(path, plural, each.path("namespaced").asBoolean()));
      }
    }
  }

  private JsonNode get(String path) throws IOException {
    String answer = client.raw(path);
    return answer == null ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  /** The release has the name of its namespace, so all that is its own holds that text. */
  private static boolean names(JsonNode object, String namespace) {
    return !object.path("metadata").path("name").asText().equals(namespace)
        && object.toString().contains(namespace);
  }

  private static boolean isAutomatic(Kind kind, JsonNode object) {
    String name = object.path("metadata").path("name").asText();
    return switch (kind.plural()) {
      // a hook's own stays, and what a node made of it is left out
      case "pods" -> object.path("metadata").has("ownerReferences");
      case "secrets" -> object.path("type").asText().equals("kubernetes.io/service-account-token");
      case "serviceaccounts" -> name.equals("default");
      case "configmaps" -> name.equals("kube-root-ca.crt");
      case "namespaces", "persistentvolumes" -> true;
      default -> false;
    };
  }

  private static Map<String, String> leaves(JsonNode object) throws IOException {
    Map<String, String> leaves = new TreeMap<>();
    flatten("", object, leaves);
    leaves.keySet().removeIf(LiveState::isRandom);
    if (object.path("type").asText().equals("helm.sh/release.v1")) {
      leaves.remove("/data/release");
      flatten("/release", release(object), leaves);
      leaves.keySet().removeIf(LiveState::isTimeOfRelease);
    }
    return leaves;
  }

  private static boolean isTimeOfRelease(String path) {
    return path.matches("/release/info/(first_deployed|last_deployed|deleted)")
        || path.matches("/release/hooks/\\d+/last_run/(started_at|completed_at)")
        || path.matches("/metadata/labels/(modifiedAt|createdAt)");
  }

  private static boolean isRandom(String path) {
    String[] parts = path.split("/");
    if (path.startsWith("/status")
        || path.startsWith("/secrets")
        || path.startsWith("/metadata/annotations/wheelhouse.dev")
        || path.endsWith("/nodePort")
        || path.endsWith("/controller-uid")
        || path.contains("/caBundle")) {
      return true;
    }
    return parts.length > 2
        && (parts[1].equals("metadata") && RANDOM_METADATA.contains(parts[2])
            || parts[1].equals("spec") && RANDOM_SPEC.contains(parts[2]));
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject() && !node.isEmpty()) {
      node.fields()
          .forEachRemaining(
              field ->
                  flatten(path + "/" + field.getKey().replace("/", "~"), field.getValue(), into));
    } else if (node.isArray() && (path.endsWith("/volumes") || path.endsWith("/ports"))) {
      // server-side apply keeps the order it has found and adds at the end; Helm's patch reorders
      for (JsonNode item : node) {
        flatten(path + "/" + mergeKey(item), item, into);
      }
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "/" + i, node.get(i), into);
      }
    } else {
      into.put(path, node.toString());
    }
  }

  /** What tells the volumes or the ports of one list apart. */
  private static String mergeKey(JsonNode item) {
    return item.has("name")
        ? item.path("name").asText()
        : item.path("containerPort").asText() + item.path("port").asText();
  }

  private static JsonNode release(JsonNode secret) throws IOException {
    byte[] outer = Base64.getDecoder().decode(secret.path("data").path("release").asText());
    byte[] inner = Base64.getDecoder().decode(new String(outer, StandardCharsets.UTF_8));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(inner))) {
      return JSON.readTree(in);
    }
  }

  /** What differs, a line each. */
  static List<String> differences(
      Map<String, Map<String, String>> helm, Map<String, Map<String, String>> wheelhouse) {
    List<String> lines = new ArrayList<>();
    helm.keySet().stream()
        .filter(name -> !wheelhouse.containsKey(name))
        .forEach(name -> lines.add(name + ": only after Helm"));
    wheelhouse.keySet().stream()
        .filter(name -> !helm.containsKey(name))
        .forEach(name -> lines.add(name + ": only after Wheelhouse"));
    helm.forEach(
        (name, leaves) -> {
          Map<String, String> others = wheelhouse.getOrDefault(name, leaves);
          Map<String, String> all = new TreeMap<>(leaves);
          all.putAll(others);
          for (String path : all.keySet()) {
            String left = leaves.getOrDefault(path, "absent");
            String right = others.getOrDefault(path, "absent");
            if (!left.equals(right)) {
              lines.add(name + path + ": Helm " + cut(left) + ", Wheelhouse " + cut(right));
            }
          }
        });
    return lines;
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}

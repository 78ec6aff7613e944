package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers everything but watches, in the words of a real API server. */
final class ApiRequests {
  private final SimulatedCluster cluster;

  ApiRequests(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * An answer.
   *
   * @param text of a log; null: the answer is the tree
   */
  record Answer(int code, Map<String, Object> tree, String text) {
    static Answer ok(Map<String, Object> tree) {
      return new Answer(200, tree, null);
    }

    static Answer status(int code, String reason, String message, Map<String, Object> details) {
      return new Answer(
          code,
          Trees.map(
              "kind",
              "Status",
              "apiVersion",
              "v1",
              "status",
              code < 300 ? "Success" : "Failure",
              "reason",
              reason,
              "message",
              message,
              "details",
              details,
              "code",
              (long) code),
          null);
    }

    static Answer of(StepException e) {
      String message = e.error().message();
      ErrorCode code = e.error().code();
      return switch (code) {
        case NAMESPACE_NOT_FOUND -> status(404, "NotFound", message, Map.of("kind", "namespaces"));
        case RESOURCE_CONFLICT -> status(409, "Conflict", message, conflict(message));
        case FORBIDDEN -> status(403, "Forbidden", message, Map.of());
        case CLUSTER_UNREACHABLE -> status(503, "ServiceUnavailable", message, Map.of());
        default -> status(422, "Invalid", message, Map.of());
      };
    }

    private static Map<String, Object> conflict(String message) {
      int start = message.indexOf("conflict with");
      int over = message.indexOf(" over ", start);
      return Map.of(
          "causes",
          List.of(
              Map.of(
                  "reason",
                  "FieldManagerConflict",
                  "message",
                  message.substring(start, over),
                  "field",
                  message.substring(over + " over ".length()))));
    }
  }

  Answer answer(HttpServerRequest request, ApiPath path, Map<String, Object> body)
      throws StepException {
    if (request.path().equals("/version")) {
      return Answer.ok(Trees.map("gitVersion", SimulatedCluster.KUBE_VERSION));
    }
    if (request.path().equals("/apis")) {
      return Answer.ok(groups());
    }
    if (path.resource().isEmpty()) {
      return kinds(path.apiVersion());
    }
    if (path.kind() == null) {
      return Answer.status(404, "NotFound", "the server could not find the resource", Map.of());
    }
    String manager = request.getParam("fieldManager");
    Objects objects = cluster.objects(manager == null ? "unknown" : manager);
    return switch (request.method().name()) {
      case "GET" -> read(request, path, objects);
      case "POST" ->
          objects
              .create(placed(body, path))
              .map(created -> new Answer(201, created.tree(), null))
              .orElseGet(() -> refused(path, "AlreadyExists", "already exists"));
      case "PUT" ->
          objects
              .replace(placed(body, path))
              .map(replaced -> Answer.ok(replaced.tree()))
              .orElseGet(() -> refused(path, "Conflict", "the object has been modified"));
      case "PATCH" -> patch(request, path, objects, body);
      case "DELETE" -> delete(path, objects, new KubeObject(body));
      default -> Answer.status(405, "MethodNotAllowed", request.method().name(), Map.of());
    };
  }

  private static KubeObject placed(Map<String, Object> tree, ApiPath path) {
    if (!path.namespace().isEmpty()) {
      Trees.mapAt(tree, "metadata").put("namespace", path.namespace());
    }
    return new KubeObject(tree);
  }

  private static Answer refused(ApiPath path, String reason, String message) {
    String what = path.resource() + " \"" + path.name() + "\" " + message;
    return Answer.status(409, reason, what, Map.of());
  }

  private static Answer missing(ApiPath path) {
    String what = path.resource() + " \"" + path.name() + "\" not found";
    return Answer.status(404, "NotFound", what, Map.of("kind", path.resource()));
  }

  private Answer read(HttpServerRequest request, ApiPath path, Objects objects)
      throws StepException {
    if (path.name().isEmpty()) {
      return Answer.ok(list(request, path, objects));
    }
    Optional<KubeObject> object = objects.get(path.ref());
    if (object.isEmpty()) {
      return missing(path);
    }
    if (path.subresource().equals("log")) {
      int lines = Integer.parseInt(request.getParam("tailLines"));
      List<String> log = cluster.evidence().log(object.get(), "", lines);
      return new Answer(200, Map.of(), String.join("\n", log));
    }
    return Answer.ok(object.get().tree());
  }

  private Map<String, Object> list(HttpServerRequest request, ApiPath path, Objects objects)
      throws StepException {
    synchronized (cluster.store()) {
      String selector = request.getParam("labelSelector");
      String fields = request.getParam("fieldSelector");
      List<Object> items = new ArrayList<>();
      for (KubeObject object :
          objects.list(path.apiVersion(), path.kind().kind(), path.namespace(), pairs(selector))) {
        boolean wanted =
            pairs(fields).entrySet().stream()
                .allMatch(
                    field ->
                        object
                            .text(field.getKey().split("\\.", -1))
                            .orElse("")
                            .equals(field.getValue()));
        if (wanted) {
          items.add(object.tree());
        }
      }
      return Trees.map(
          "kind",
          path.kind().kind() + "List",
          "apiVersion",
          path.apiVersion(),
          "metadata",
          Trees.map("resourceVersion", Long.toString(cluster.store().revision())),
          "items",
          items);
    }
  }

  /** The pairs of a selector, {@code a=b,c=d}. */
  private static Map<String, String> pairs(String selector) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (selector != null && !selector.isEmpty()) {
      for (String pair : selector.split(",", -1)) {
        int equals = pair.indexOf('=');
        pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return pairs;
  }

  private static Answer patch(
      HttpServerRequest request, ApiPath path, Objects objects, Map<String, Object> body)
      throws StepException {
    String type = request.getHeader("Content-Type");
    if ("application/merge-patch+json".equals(type)) {
      // only sent to take over fields, which the simulated apply does by itself
      return objects.get(path.ref()).map(live -> Answer.ok(live.tree())).orElse(missing(path));
    }
    if (type == null || !type.startsWith("application/apply-patch+yaml")) {
      return Answer.status(415, "UnsupportedMediaType", "only server-side apply", Map.of());
    }
    boolean force = "true".equals(request.getParam("force"));
    if ("All".equals(request.getParam("dryRun"))) {
      return Answer.ok(objects.preview(placed(body, path), force).tree());
    }
    return Answer.ok(objects.apply(placed(body, path), force).live().tree());
  }

  private static Answer delete(ApiPath path, Objects objects, KubeObject options)
      throws StepException {
    Optional<KubeObject> live = objects.get(path.ref());
    if (live.isEmpty()) {
      return missing(path);
    }
    String uid = options.text("preconditions", "uid").orElse("");
    return objects.delete(path.ref(), uid)
        ? Answer.status(200, "", "", Map.of("name", path.name(), "uid", live.get().uid()))
        : refused(path, "Conflict", "precondition failed: UID");
  }

  private Map<String, Object> groups() {
    Map<String, List<Object>> versions = new TreeMap<>();
    for (SimulatedKinds.Kind kind : cluster.kinds().announced()) {
      if (kind.apiVersion().contains("/")) {
        List<Object> known = versions.computeIfAbsent(kind.group(), group -> new ArrayList<>());
        Map<String, Object> version = Trees.map("groupVersion", kind.apiVersion());
        if (!known.contains(version)) {
          known.add(version);
        }
      }
    }
    List<Object> groups = new ArrayList<>();
    versions.forEach((name, each) -> groups.add(Trees.map("name", name, "versions", each)));
    return Trees.map("kind", "APIGroupList", "groups", groups);
  }

  private Answer kinds(String apiVersion) {
    List<Object> resources = new ArrayList<>();
    for (SimulatedKinds.Kind kind : cluster.kinds().announced()) {
      if (kind.apiVersion().equals(apiVersion)) {
        resources.add(
            Trees.map(
                "name", ApiPath.plural(kind.kind()),
                "kind", kind.kind(),
                "namespaced", kind.namespaced()));
      }
    }
    return resources.isEmpty()
        ? Answer.status(404, "NotFound", "no such group version", Map.of())
        : Answer.ok(
            Trees.map(
                "kind", "APIResourceList", "groupVersion", apiVersion, "resources", resources));
  }
}

package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.kube.ApiErrors.FieldConflict;
import dev.wheelhouse.worker.kube.ApiServer.Answer;
import dev.wheelhouse.worker.kube.ApiServer.Body;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes objects through the API server. */
final class KubeObjects implements Objects {
  private static final String APPLY = "application/apply-patch+yaml";

  private final ApiServer server;
  private final KubeDiscovery discovery;
  private final String manager;
  private final Fence fence;

  KubeObjects(ApiServer server, KubeDiscovery discovery, String manager, Fence fence) {
    this.server = server;
    this.discovery = discovery;
    this.manager = manager;
    this.fence = fence;
  }

  private Answer write(String what, String method, String path, Body body) throws StepException {
    Fence.Pass pass = fence.enter(what);
    try {
      return server.send(what, method, path, body);
    } finally {
      pass.close();
    }
  }

  @Override
  public Optional<KubeObject> get(ResourceRef ref) throws StepException {
    String what = "reading " + ref.display();
    Answer answer = server.send(what, "GET", path(ref), null);
    if (answer.code() == 404) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw ApiErrors.of(what, answer);
    }
    return Optional.of(answer.object());
  }

  private String path(ResourceRef ref) throws StepException {
    return ApiPaths.object(discovery.resource(ref.apiVersion(), ref.kind()), ref);
  }

  @Override
  public List<KubeObject> list(
      String apiVersion, String kind, String namespace, Map<String, String> labels)
      throws StepException {
    return list(apiVersion, kind, namespace, labels, "");
  }

  /** Version 0 is what the server has in its watch cache; it does not ask etcd. */
  @Override
  public boolean seen(String apiVersion, String kind, String namespace, Map<String, String> labels)
      throws StepException {
    return !list(apiVersion, kind, namespace, labels, "0").isEmpty();
  }

  private List<KubeObject> list(
      String apiVersion, String kind, String namespace, Map<String, String> labels, String version)
      throws StepException {
    String path =
        ApiPaths.list(discovery.resource(apiVersion, kind), namespace)
            + ApiPaths.query(
                "labelSelector", ApiPaths.selector(labels), "resourceVersion", version);
    return items(server.need("listing " + kind + " objects", "GET", path, null), apiVersion, kind);
  }

  /** The items of a list with their kind, which only the list itself says. */
  static List<KubeObject> items(KubeObject list, String apiVersion, String kind) {
    List<KubeObject> objects = new ArrayList<>();
    for (KubeObject item : KubeDiscovery.maps(list.list("items"))) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("apiVersion", apiVersion);
      tree.put("kind", kind);
      tree.putAll(item.tree());
      objects.add(new KubeObject(tree));
    }
    return objects;
  }

  @Override
  public Applied apply(KubeObject desired, boolean force) throws StepException {
    ResourceRef ref = desired.ref();
    Optional<KubeObject> before = get(ref);
    if (before.isPresent()) {
      before = takeOver(before.get());
    }
    List<String> overridden = List.of();
    Answer answer = patch(desired, false, false);
    if (force && answer.code() == 409) {
      List<FieldConflict> conflicts = ApiErrors.fieldConflicts(answer.object());
      if (!conflicts.isEmpty()) {
        overridden = conflicts.stream().map(FieldConflict::display).toList();
        answer = patch(desired, true, false);
      }
    }
    KubeObject live = need("applying " + ref.display(), answer);
    return new Applied(live, effect(before, live), overridden);
  }

  @Override
  public KubeObject preview(KubeObject desired, boolean force) throws StepException {
    return need("previewing " + desired.ref().display(), patch(desired, force, true));
  }

  private Answer patch(KubeObject desired, boolean force, boolean dryRun) throws StepException {
    String query =
        ApiPaths.query(
            "fieldManager",
            manager,
            "force",
            Boolean.toString(force),
            "dryRun",
            dryRun ? "All" : "");
    String what = "applying " + desired.ref().display();
    String path = path(desired.ref()) + query;
    Body body = new Body(APPLY, ApplyForm.of(desired.tree()));
    return dryRun ? server.send(what, "PATCH", path, body) : write(what, "PATCH", path, body);
  }

  private static KubeObject need(String what, Answer answer) throws StepException {
    if (!answer.ok()) {
      throw ApiErrors.of(what, answer);
    }
    return answer.object();
  }

  private static Effect effect(Optional<KubeObject> before, KubeObject live) {
    if (before.isEmpty() || !before.get().uid().equals(live.uid())) {
      return Effect.CREATED;
    }
    return before.get().content().equals(live.content()) ? Effect.UNCHANGED : Effect.CONFIGURED;
  }

  /** The object after its fields became ours; empty when it is gone meanwhile. */
  private Optional<KubeObject> takeOver(KubeObject live) throws StepException {
    Optional<List<Object>> fields = FieldTakeover.of(live, manager);
    if (fields.isEmpty()) {
      return Optional.of(live);
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", live.resourceVersion());
    metadata.put("managedFields", fields.get());
    String what = "taking over the fields of " + live.ref().display();
    Answer answer =
        write(
            what,
            "PATCH",
            path(live.ref()),
            new Body("application/merge-patch+json", Map.of("metadata", metadata)));
    return answer.code() == 404 ? Optional.empty() : Optional.of(need(what, answer));
  }

  @Override
  public Optional<KubeObject> create(KubeObject object) throws StepException {
    ResourceRef ref = object.ref();
    String what = "creating " + ref.display();
    ApiResource resource = discovery.resource(ref.apiVersion(), ref.kind());
    String path =
        ApiPaths.list(resource, ref.namespace())
            + ApiPaths.query("fieldManager", manager, "fieldValidation", "Strict");
    Answer answer = write(what, "POST", path, Body.json(object.tree()));
    if (answer.ok()) {
      return Optional.of(answer.object());
    }
    KubeObject status = answer.object();
    if (answer.code() == 409 && status.text("reason").orElse("").equals("AlreadyExists")) {
      return Optional.empty();
    }
    throw ApiErrors.of(what, answer);
  }

  @Override
  public Optional<KubeObject> replace(KubeObject object) throws StepException {
    ResourceRef ref = object.ref();
    String what = "replacing " + ref.display();
    String path = path(ref) + ApiPaths.query("fieldManager", manager);
    Answer answer = write(what, "PUT", path, Body.json(object.tree()));
    if (answer.ok()) {
      return Optional.of(answer.object());
    }
    if (answer.code() == 409 || answer.code() == 404) {
      return Optional.empty();
    }
    throw ApiErrors.of(what, answer);
  }

  @Override
  public boolean delete(ResourceRef ref, String uid) throws StepException {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("apiVersion", "v1");
    options.put("kind", "DeleteOptions");
    options.put("propagationPolicy", "Background");
    if (!uid.isEmpty()) {
      options.put("preconditions", Map.of("uid", uid));
    }
    String what = "deleting " + ref.display();
    Answer answer = write(what, "DELETE", path(ref), Body.json(options));
    if (answer.ok()) {
      return true;
    }
    if (answer.code() == 404 || (answer.code() == 409 && !uid.isEmpty())) {
      return false;
    }
    throw ApiErrors.of(what, answer);
  }
}

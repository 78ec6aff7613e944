package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.kube.ApiServer.Answer;
import dev.wheelhouse.worker.kube.ApiServer.Body;
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

  KubeObjects(ApiServer server, KubeDiscovery discovery, String manager) {
    this.server = server;
    this.discovery = discovery;
    this.manager = manager;
  }

  @Override
  public Optional<KubeObject> get(ResourceRef ref) throws StepException {
    String what = "reading " + ref.display();
    Answer answer = server.send(what, "GET", path(ref), null);
    if (answer.code() == 404) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw ApiErrors.of(what, answer.code(), answer.object());
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
    String path =
        ApiPaths.list(discovery.resource(apiVersion, kind), namespace)
            + ApiPaths.query("labelSelector", ApiPaths.selector(labels));
    KubeObject list = server.need("listing " + kind + " objects", "GET", path, null);
    List<KubeObject> objects = new ArrayList<>();
    for (KubeObject item : KubeDiscovery.maps(list.list("items"))) {
      // the items of a list do not repeat what the list says
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
      takeOverFromHelm(before.get());
    }
    String what = "applying " + ref.display();
    String query = ApiPaths.query("fieldManager", manager, "force", Boolean.toString(force));
    KubeObject live =
        server.need(
            what, "PATCH", path(ref) + query, new Body(APPLY, ApplyForm.of(desired.tree())));
    return new Applied(live, effect(before, live));
  }

  private static Effect effect(Optional<KubeObject> before, KubeObject live) {
    if (before.isEmpty() || !before.get().uid().equals(live.uid())) {
      return Effect.CREATED;
    }
    return before.get().resourceVersion().equals(live.resourceVersion())
        ? Effect.UNCHANGED
        : Effect.CONFIGURED;
  }

  /**
   * Makes the fields that Helm has set ours, so that what a new manifest drops is dropped from the
   * object; as kubectl does when it turns to server-side apply. A change meanwhile leaves it to the
   * next time.
   */
  private void takeOverFromHelm(KubeObject live) throws StepException {
    List<Object> entries = new ArrayList<>();
    boolean ours = false;
    boolean helms = false;
    for (Object item : live.list("metadata", "managedFields")) {
      Map<String, Object> entry = new LinkedHashMap<>(new KubeObject(asMap(item)).tree());
      ours |= manager.equals(entry.get("manager")) && "Apply".equals(entry.get("operation"));
      if (isHelms(new KubeObject(entry))) {
        helms = true;
        entry.put("manager", manager);
        entry.put("operation", "Apply");
      }
      entries.add(entry);
    }
    if (ours || !helms) {
      return;
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", live.resourceVersion());
    metadata.put("managedFields", entries);
    server.send(
        "taking over the fields of " + live.ref().display(),
        "PATCH",
        path(live.ref()),
        new Body("application/merge-patch+json", Map.of("metadata", metadata)));
  }

  /** Helm's manager is the name of its program; it is the one that has set Helm's annotations. */
  private static boolean isHelms(KubeObject entry) {
    return entry.text("operation").orElse("").equals("Update")
        && entry.text("subresource").orElse("").isEmpty()
        && entry
            .at("fieldsV1", "f:metadata", "f:annotations", "f:meta.helm.sh/release-name")
            .isPresent();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object item) {
    return item instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  @Override
  public Optional<KubeObject> create(KubeObject object) throws StepException {
    ResourceRef ref = object.ref();
    String what = "creating " + ref.display();
    ApiResource resource = discovery.resource(ref.apiVersion(), ref.kind());
    String path =
        ApiPaths.list(resource, ref.namespace()) + ApiPaths.query("fieldManager", manager);
    Answer answer = server.send(what, "POST", path, Body.json(object.tree()));
    if (answer.ok()) {
      return Optional.of(answer.object());
    }
    KubeObject status = answer.object();
    if (answer.code() == 409 && status.text("reason").orElse("").equals("AlreadyExists")) {
      return Optional.empty();
    }
    throw ApiErrors.of(what, answer.code(), status);
  }

  @Override
  public Optional<KubeObject> replace(KubeObject object) throws StepException {
    ResourceRef ref = object.ref();
    String what = "replacing " + ref.display();
    String path = path(ref) + ApiPaths.query("fieldManager", manager);
    Answer answer = server.send(what, "PUT", path, Body.json(object.tree()));
    if (answer.ok()) {
      return Optional.of(answer.object());
    }
    if (answer.code() == 409 || answer.code() == 404) {
      return Optional.empty();
    }
    throw ApiErrors.of(what, answer.code(), answer.object());
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
    Answer answer = server.send(what, "DELETE", path(ref), Body.json(options));
    if (answer.ok()) {
      return true;
    }
    if (answer.code() == 404 || (answer.code() == 409 && !uid.isEmpty())) {
      return false;
    }
    throw ApiErrors.of(what, answer.code(), answer.object());
  }
}

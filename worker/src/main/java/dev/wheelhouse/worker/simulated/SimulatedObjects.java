package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.simulated.Faults.Call;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes of one client, who is known by its field manager. */
final class SimulatedObjects implements Objects {
  private final SimulatedStore store;
  private final SimulatedKinds kinds;
  private final Faults faults;
  private final String manager;
  private final Fence fence;

  SimulatedObjects(
      SimulatedStore store, SimulatedKinds kinds, Faults faults, String manager, Fence fence) {
    this.store = store;
    this.kinds = kinds;
    this.faults = faults;
    this.manager = manager;
    this.fence = fence;
  }

  private <T> T write(Call call, Faults.Work<T> work) throws StepException {
    Fence.Pass pass = fence.enter(call.verb() + " " + call.kind() + "/" + call.name());
    try {
      return faults.around(call, work);
    } finally {
      pass.close();
    }
  }

  @Override
  public Optional<KubeObject> get(ResourceRef ref) throws StepException {
    return faults.around(
        call("get", ref),
        () -> {
          kinds.of(ref.apiVersion(), ref.kind());
          return store.get(ObjectKey.of(ref)).map(object -> as(ref.apiVersion(), object));
        });
  }

  private static KubeObject as(String apiVersion, KubeObject object) {
    if (object.apiVersion().equals(apiVersion)) {
      return object;
    }
    Map<String, Object> tree = Trees.copy(object.tree());
    tree.put("apiVersion", apiVersion);
    return new KubeObject(tree);
  }

  @Override
  public List<KubeObject> list(
      String apiVersion, String kind, String namespace, Map<String, String> labels)
      throws StepException {
    return faults.around(
        new Call("list", kind, ""),
        () -> {
          String group = kinds.of(apiVersion, kind).group();
          List<KubeObject> all =
              namespace.isEmpty()
                  ? store.list(object -> ObjectKey.of(object).is(group, kind))
                  : store.in(namespace, group, kind);
          return all.stream()
              .filter(object -> object.labels().entrySet().containsAll(labels.entrySet()))
              .map(object -> as(apiVersion, object))
              .toList();
        });
  }

  @Override
  public Applied apply(KubeObject desired, boolean force) throws StepException {
    return write(
        call("apply", desired.ref()),
        () -> {
          synchronized (store) {
            KubeObject checked = checkPlace(desired);
            Optional<KubeObject> live = store.get(ObjectKey.of(checked));
            return live.isPresent()
                ? change(live.get(), checked, force)
                : new Applied(applyNew(checked), Effect.CREATED, List.of());
          }
        });
  }

  @Override
  public KubeObject preview(KubeObject desired, boolean force) throws StepException {
    return faults.around(
        call("preview", desired.ref()),
        () -> {
          synchronized (store) {
            KubeObject checked = checkPlace(desired);
            Optional<KubeObject> live = store.get(ObjectKey.of(checked));
            return new KubeObject(
                live.isPresent()
                    ? changed(live.get(), checked, force).tree()
                    : completed(Trees.copy(checked.tree())));
          }
        });
  }

  private KubeObject applyNew(KubeObject desired) throws StepException {
    Map<String, Object> tree = Trees.copy(desired.tree());
    ManagedFields fields = new ManagedFields();
    fields.set(new ManagedFields.Manager(manager, "Apply"), FieldSets.of(tree));
    return store("apply", tree, fields);
  }

  private KubeObject store(String verb, Map<String, Object> tree, ManagedFields fields)
      throws StepException {
    fields.writeTo(completed(tree), SimulatedStore.timestamp(store.now()));
    return store.put(verb, manager, tree);
  }

  /** A new object's tree as the server would keep it. */
  private Map<String, Object> completed(Map<String, Object> tree) throws StepException {
    Trees.mapAt(tree, "metadata").remove("resourceVersion");
    Trees.mapAt(tree, "metadata").remove("uid");
    tree.remove("status");
    checked(tree);
    return tree;
  }

  private void checked(Map<String, Object> tree) throws StepException {
    Validation.check(new KubeObject(tree));
    Admission.fillDefaults(tree, store.keys().size() + 10);
  }

  private Applied change(KubeObject live, KubeObject desired, boolean force) throws StepException {
    Change change = changed(live, desired, force);
    if (change.isNone()) {
      return new Applied(live, Effect.UNCHANGED, change.overridden());
    }
    change.fields().writeTo(change.tree(), SimulatedStore.timestamp(store.now()));
    if (change.sameContent()) {
      return new Applied(
          store.put("apply", manager, change.tree()), Effect.UNCHANGED, change.overridden());
    }
    countGeneration(live, change.tree());
    return new Applied(
        store.put("apply", manager, change.tree()), Effect.CONFIGURED, change.overridden());
  }

  /**
   * What applying comes to.
   *
   * @param tree of the object afterwards
   * @param sameContent whether nothing but the ownership of fields differs
   * @param sameOwner whether we own what we owned
   */
  private record Change(
      Map<String, Object> tree,
      ManagedFields fields,
      boolean sameContent,
      boolean sameOwner,
      List<String> overridden) {
    boolean isNone() {
      return sameContent && sameOwner;
    }
  }

  private Change changed(KubeObject live, KubeObject desired, boolean force) throws StepException {
    ManagedFields.Manager self = new ManagedFields.Manager(manager, "Apply");
    ManagedFields fields = ManagedFields.of(live);
    boolean absorbed = fields.absorb(self, new ManagedFields.Manager(manager, "Update"));
    Set<List<String>> wanted = FieldSets.of(desired.tree());
    List<String> overridden = takeOrRefuse(live, desired, force, self, fields, wanted);
    Map<String, Object> tree = Trees.copy(live.tree());
    for (List<String> old : List.copyOf(fields.of(self))) {
      drop(tree, old, fields, self, wanted);
    }
    Map<String, Object> settable = Trees.copy(desired.tree());
    settable.remove("status");
    FieldSets.merge(tree, settable);
    boolean sameOwner =
        !absorbed && new LinkedHashSet<>(fields.of(self)).equals(new LinkedHashSet<>(wanted));
    fields.set(self, wanted);
    checked(tree);
    boolean sameContent = tree.equals(live.tree());
    if (!sameContent) {
      Validation.checkChange(live, new KubeObject(tree));
    }
    return new Change(tree, fields, sameContent, sameOwner, overridden);
  }

  /**
   * Removes a field that the manifest no longer sets and nobody else owns; with it the whole item
   * of a keyed list that is no longer set at all, defaults included.
   */
  private static void drop(
      Map<String, Object> tree,
      List<String> old,
      ManagedFields fields,
      ManagedFields.Manager self,
      Set<List<String>> wanted) {
    for (int end = 1; end <= old.size(); end++) {
      List<String> part = old.subList(0, end);
      boolean droppable = part.get(end - 1).startsWith("k:") || end == old.size();
      if (droppable
          && wanted.stream().noneMatch(path -> FieldSets.overlap(path, part))
          && !fields.othersBelow(self, part)) {
        FieldSets.remove(tree, part);
        return;
      }
    }
  }

  private static List<String> takeOrRefuse(
      KubeObject live,
      KubeObject desired,
      boolean force,
      ManagedFields.Manager self,
      ManagedFields fields,
      Set<List<String>> wanted)
      throws StepException {
    List<String> taken = new ArrayList<>();
    for (List<String> path : wanted) {
      List<ManagedFields.Manager> others = fields.others(self, path);
      Object value = FieldSets.value(desired.tree(), path);
      if (others.isEmpty() || java.util.Objects.equals(value, FieldSets.value(live.tree(), path))) {
        continue;
      }
      if (!force) {
        throw StepException.terminal(
            ErrorCode.RESOURCE_CONFLICT,
            "applying "
                + desired.ref().display()
                + ": conflict with \""
                + others.get(0).name()
                + "\" over "
                + FieldSets.display(path));
      }
      fields.takeFromOthers(self, path);
      taken.add(FieldSets.display(path) + " of " + others.get(0).name());
    }
    return taken;
  }

  static void countGeneration(KubeObject before, Map<String, Object> tree) {
    Map<String, Object> old = Trees.copy(before.tree());
    Map<String, Object> now = Trees.copy(tree);
    for (Map<String, Object> each : List.of(old, now)) {
      each.remove("metadata");
      each.remove("status");
    }
    if (!old.equals(now)) {
      Trees.mapAt(tree, "metadata")
          .put("generation", before.number("metadata", "generation").orElse(1L) + 1);
    }
  }

  @Override
  public Optional<KubeObject> create(KubeObject object) throws StepException {
    return write(
        call("create", object.ref()),
        () -> {
          synchronized (store) {
            KubeObject checked = checkPlace(object);
            if (store.get(ObjectKey.of(checked)).isPresent()) {
              return Optional.empty();
            }
            Map<String, Object> tree = Trees.copy(checked.tree());
            return Optional.of(store("create", tree, updatedBy(tree)));
          }
        });
  }

  private ManagedFields updatedBy(Map<String, Object> tree) {
    ManagedFields fields = new ManagedFields();
    fields.set(new ManagedFields.Manager(manager, "Update"), FieldSets.of(tree));
    return fields;
  }

  @Override
  public Optional<KubeObject> replace(KubeObject object) throws StepException {
    return write(
        call("replace", object.ref()),
        () -> {
          synchronized (store) {
            KubeObject checked = checkPlace(object);
            Optional<KubeObject> live = store.get(ObjectKey.of(checked));
            if (live.isEmpty() || !live.get().resourceVersion().equals(object.resourceVersion())) {
              return Optional.empty();
            }
            return Optional.of(replace(live.get(), Trees.copy(checked.tree())));
          }
        });
  }

  private KubeObject replace(KubeObject live, Map<String, Object> tree) throws StepException {
    Map<String, Object> metadata = Trees.mapAt(tree, "metadata");
    for (String kept : List.of("uid", "creationTimestamp", "generation", "deletionTimestamp")) {
      live.at("metadata", kept).ifPresent(value -> metadata.put(kept, value));
    }
    live.at("status").ifPresent(status -> tree.put("status", Trees.copyValue(status)));
    checked(tree);
    Validation.checkChange(live, new KubeObject(tree));
    updatedBy(tree).writeTo(tree, SimulatedStore.timestamp(store.now()));
    countGeneration(live, tree);
    KubeObject stored = store.put("update", manager, tree);
    Deletion.finish(store, stored);
    return stored;
  }

  @Override
  public boolean delete(ResourceRef ref, String uid) throws StepException {
    return write(
        call("delete", ref),
        () -> {
          kinds.of(ref.apiVersion(), ref.kind());
          synchronized (store) {
            Optional<KubeObject> live = store.get(ObjectKey.of(ref));
            if (live.isEmpty() || (!uid.isEmpty() && !live.get().uid().equals(uid))) {
              return false;
            }
            Deletion.begin(store, manager, live.get());
            return true;
          }
        });
  }

  private Call call(String verb, ResourceRef ref) {
    return new Call(verb, ref.kind(), ref.name());
  }

  /** The object in the namespace where it belongs, which must exist. */
  private KubeObject checkPlace(KubeObject object) throws StepException {
    SimulatedKinds.Kind kind = kinds.of(object.apiVersion(), object.kind());
    if (!kind.namespaced()) {
      if (object.namespace().isEmpty()) {
        return object;
      }
      Map<String, Object> tree = Trees.copy(object.tree());
      Trees.mapAt(tree, "metadata").remove("namespace");
      return new KubeObject(tree);
    }
    if (object.namespace().isEmpty()) {
      throw Validation.invalid(object, "metadata.namespace: Required value");
    }
    Optional<KubeObject> namespace =
        store.get(new ObjectKey("", "Namespace", "", object.namespace()));
    if (namespace.isEmpty()) {
      throw StepException.terminal(
          ErrorCode.NAMESPACE_NOT_FOUND, "namespaces \"" + object.namespace() + "\" not found");
    }
    if (namespace.get().at("metadata", "deletionTimestamp").isPresent()) {
      throw StepException.terminal(
          ErrorCode.FORBIDDEN,
          object.ref().display()
              + " is forbidden: unable to create new content in namespace "
              + object.namespace()
              + " because it is being terminated");
    }
    return object;
  }
}

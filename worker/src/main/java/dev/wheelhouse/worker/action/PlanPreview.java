package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedChange;
import dev.wheelhouse.events.plan.PlannedChange.Effect;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the API server what a plan would make of each object: it validates, fills in defaults and
 * runs admission, and changes nothing. Objects that hooks make are left out.
 */
final class PlanPreview {
  private final Objects cluster;
  private final ReleaseRecord next;
  private final ReleaseObjects objects;
  private final Optional<ReleaseObjects> current;
  private final Options options;

  /**
   * @param next what the plan applies
   * @param current whose objects are there now; null: none
   * @throws StepException RESOURCE_INVALID when a manifest cannot be read
   */
  PlanPreview(Objects cluster, ReleaseRecord next, ReleaseRecord current, Options options)
      throws StepException {
    this.cluster = cluster;
    this.next = next;
    this.objects = ReleaseObjects.ofManifest(next);
    this.current =
        current == null ? Optional.empty() : Optional.of(ReleaseObjects.ofManifest(current));
    this.options = options;
  }

  /**
   * @throws StepException what the deployment would fail with
   */
  List<PlannedChange> of(Plan plan) throws StepException {
    List<PlannedChange> changes = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step instanceof Step.Crds crds) {
        for (ResourceRef ref : crds.resources()) {
          changes.add(definition(ref));
        }
      } else if (step instanceof Step.Wave wave) {
        for (PlannedResource planned : wave.resources()) {
          changes.add(applied(planned, Ownership.mark(objects.get(planned.resource()), next)));
        }
      } else if (step instanceof Step.Prune prune) {
        addPruned(changes, prune);
      }
    }
    return changes;
  }

  private PlannedChange definition(ResourceRef ref) throws StepException {
    Optional<KubeObject> live = cluster.get(ref);
    if (live.isEmpty()) {
      return PlannedChange.of(ref, Effect.CREATE, List.of());
    }
    Optional<KubeObject> desired = ReleaseObjects.ofCrds(next).find(ref);
    return options.crds() == Options.Crds.UPDATE && desired.isPresent()
        ? changed(live.get(), desired.get())
        : PlannedChange.of(ref, Effect.UNCHANGED, List.of());
  }

  private PlannedChange applied(PlannedResource planned, KubeObject desired) throws StepException {
    ResourceRef ref = planned.resource();
    Optional<KubeObject> live = live(ref);
    if (live.isEmpty()) {
      previewNew(desired);
      return PlannedChange.of(ref, Effect.CREATE, List.of());
    }
    if (planned.action() == PlannedResource.Action.CREATE && !options.takeOwnership()) {
      Ownership.check(live.get(), next.name(), next.namespace());
    }
    return changed(live.get(), desired);
  }

  private PlannedChange changed(KubeObject live, KubeObject desired) throws StepException {
    boolean force = options.conflicts() != Options.Conflicts.FAIL;
    KubeObject after;
    try {
      after = cluster.preview(desired, force);
    } catch (StepException e) {
      if (options.force() && ApplyWaveHandler.isImmutable(e)) {
        return PlannedChange.of(desired.ref(), Effect.UPDATE, List.of());
      }
      throw e;
    }
    Set<String> fields = new LinkedHashSet<>(Differences.between(live, after));
    fields.addAll(dropped(live, desired));
    return PlannedChange.of(
        desired.ref(), fields.isEmpty() ? Effect.UNCHANGED : Effect.UPDATE, List.copyOf(fields));
  }

  /** What the last manifest set and the next does not; the server cannot tell before they apply. */
  private List<String> dropped(KubeObject live, KubeObject desired) {
    Optional<KubeObject> older = current.flatMap(objects -> objects.find(desired.ref()));
    return older.isEmpty()
        ? List.of()
        : Differences.dropped(stored(Ownership.mark(older.get(), next)), stored(desired), live);
  }

  /** The server keeps what a Secret's stringData says in its data. */
  private static KubeObject stored(KubeObject object) {
    if (object.map("stringData").isEmpty()) {
      return object;
    }
    Map<String, Object> tree = new LinkedHashMap<>(object.tree());
    Map<String, Object> data = new LinkedHashMap<>(object.map("data"));
    data.putAll(object.map("stringData"));
    tree.remove("stringData");
    tree.put("data", data);
    return new KubeObject(tree);
  }

  /** What the plan itself brings along, a namespace or a definition, is not there to ask. */
  private void previewNew(KubeObject desired) throws StepException {
    try {
      cluster.preview(desired, false);
    } catch (StepException e) {
      boolean namespaceComes =
          e.error().code() == ErrorCode.NAMESPACE_NOT_FOUND && options.createNamespace();
      if (!namespaceComes && !isUnknownKind(e)) {
        throw e;
      }
    }
  }

  private void addPruned(List<PlannedChange> changes, Step.Prune prune) throws StepException {
    for (ResourceRef ref : prune.resources()) {
      Optional<KubeObject> live = live(ref);
      if (live.isPresent()) {
        Effect effect = PruneHandler.isKept(live.get()) ? Effect.KEEP : Effect.DELETE;
        changes.add(PlannedChange.of(ref, effect, List.of()));
      }
    }
    prune.kept().forEach(ref -> changes.add(PlannedChange.of(ref, Effect.KEEP, List.of())));
  }

  /** Where even the kind is unknown, there is no object. */
  private Optional<KubeObject> live(ResourceRef ref) throws StepException {
    try {
      return cluster.get(ref);
    } catch (StepException e) {
      if (isUnknownKind(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isUnknownKind(StepException e) {
    return e.error().code() == ErrorCode.RESOURCE_INVALID
        && e.error().message().contains("no matches for kind");
  }
}

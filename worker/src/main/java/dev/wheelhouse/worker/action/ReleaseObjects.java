package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartCrd;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.action.ReleaseDocuments.Document;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the objects that a plan names in the manifests that hold them. Immutable. */
public final class ReleaseObjects {
  private final List<KubeObject> objects = new ArrayList<>();
  private final String where;

  private ReleaseObjects(String where) {
    this.where = where;
  }

  /** The objects of a release's manifest. */
  static ReleaseObjects ofManifest(ReleaseRecord release) throws StepException {
    ReleaseObjects found = new ReleaseObjects("the manifest of " + release);
    found.add(release.manifest());
    return found;
  }

  /** The custom resource definitions of a release's chart. */
  static ReleaseObjects ofCrds(ReleaseRecord release) throws StepException {
    return ofCrds(release.chart());
  }

  /** The custom resource definitions of a chart and its subcharts. */
  static ReleaseObjects ofCrds(Chart chart) throws StepException {
    ReleaseObjects found = new ReleaseObjects("crds/ of " + chart);
    for (ChartCrd crd : chart.crds()) {
      found.add(crd.file().text());
    }
    return found;
  }

  /** The object of a hook. */
  static KubeObject ofHook(ReleaseRecord release, PlannedHook hook) throws StepException {
    ReleaseObjects found = new ReleaseObjects("the hooks of " + release);
    for (RecordedHook recorded : release.hooks()) {
      if (is(recorded, hook)) {
        found.add(recorded.manifest());
      }
    }
    return found.get(hook.resource());
  }

  /** Whether the release's hook is the one that the plan means. */
  static boolean is(RecordedHook recorded, PlannedHook hook) {
    return recorded.path().equals(hook.path())
        && recorded.weight() == hook.weight()
        && recorded.kind().equals(hook.resource().kind())
        && recorded.name().equals(hook.resource().name());
  }

  private void add(String manifest) throws StepException {
    ReleaseDocuments.parse(manifest).stream().map(Document::object).forEach(objects::add);
  }

  /** The object, with the namespace that the plan says; empty when the manifests lack it. */
  Optional<KubeObject> find(ResourceRef ref) {
    Optional<KubeObject> exact = objects.stream().filter(o -> o.ref().equals(ref)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    return objects.stream()
        .filter(object -> isPlaced(object.ref(), ref))
        .findFirst()
        .map(object -> inNamespace(object, ref.namespace()));
  }

  /**
   * @throws StepException INTERNAL when the manifests lack it
   */
  KubeObject get(ResourceRef ref) throws StepException {
    return find(ref)
        .orElseThrow(
            () ->
                StepException.terminal(
                    ErrorCode.INTERNAL,
                    where + " does not hold " + ref.display() + ", which the plan names"));
  }

  private static boolean isPlaced(ResourceRef stated, ResourceRef placed) {
    return stated.apiVersion().equals(placed.apiVersion())
        && stated.kind().equals(placed.kind())
        && stated.name().equals(placed.name())
        && (stated.namespace().isEmpty() || placed.namespace().isEmpty());
  }

  private static KubeObject inNamespace(KubeObject object, String namespace) {
    return withMetadata(
        object,
        metadata -> {
          if (namespace.isEmpty()) {
            metadata.remove("namespace");
          } else {
            metadata.put("namespace", namespace);
          }
        });
  }

  /** A changed copy of an object's metadata. */
  interface MetadataChange {
    void apply(Map<String, Object> metadata);
  }

  /** A copy of the object whose metadata is changed. */
  static KubeObject withMetadata(KubeObject object, MetadataChange change) {
    Map<String, Object> tree = new LinkedHashMap<>(object.tree());
    Map<String, Object> metadata = new LinkedHashMap<>(object.map("metadata"));
    change.apply(metadata);
    tree.put("metadata", metadata);
    return new KubeObject(tree);
  }

  /** Puts an entry into a map of the metadata, {@code labels} or {@code annotations}. */
  @SuppressWarnings("unchecked")
  static void put(Map<String, Object> metadata, String map, String key, String value) {
    Map<String, Object> entries =
        metadata.get(map) instanceof Map<?, ?> old
            ? new LinkedHashMap<>((Map<String, Object>) old)
            : new LinkedHashMap<>();
    entries.put(key, value);
    metadata.put(map, entries);
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartCrd;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.render.KindOrder;
import dev.wheelhouse.worker.action.ReleaseDocuments.Document;
import dev.wheelhouse.worker.core.PlanBuilder.Content;
import dev.wheelhouse.worker.core.PlanBuilder.Entry;
import dev.wheelhouse.worker.core.PlanBuilder.HookEntry;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a release consists of, as the plan builder wants to know it. */
final class PlanContents {
  /** Of Chart.yaml: hooks of one weight do not depend on each other, so many may run at a time. */
  static final String HOOK_PARALLELISM = "wheelhouse.dev/hook-parallelism";

  private static final String RESOURCE_POLICY = "helm.sh/resource-policy";

  private final Discovery discovery;
  private final String namespace;
  private final Map<String, Boolean> namespacedByCrd = new HashMap<>();

  /**
   * @param namespace of the release; where objects go that name none
   */
  PlanContents(Discovery discovery, String namespace) {
    this.discovery = discovery;
    this.namespace = namespace;
  }

  /**
   * @throws StepException RESOURCE_INVALID when a kind is not known to the cluster, nor defined by
   *     the chart; CHART_INVALID when its annotation on parallel hooks is no number
   */
  Content of(ReleaseRecord record) throws StepException {
    List<ResourceRef> crds = new ArrayList<>();
    for (ChartCrd crd : record.chart().crds()) {
      for (Document document : ReleaseDocuments.parse(text(crd))) {
        crds.add(document.object().ref());
        learn(document.object());
      }
    }
    List<Document> documents = ReleaseDocuments.parse(record.manifest());
    documents.forEach(document -> learn(document.object()));
    List<Entry> entries = new ArrayList<>();
    for (Document document : documents) {
      entries.add(entry(document));
    }
    List<HookEntry> hooks = new ArrayList<>();
    for (RecordedHook hook : record.hooks()) {
      for (Document document : ReleaseDocuments.parse(hook.manifest())) {
        hooks.add(hook(hook, document.object()));
      }
    }
    return new Content(record.revision(), crds, entries, hooks, hookParallelism(record.chart()));
  }

  private static int hookParallelism(Chart chart) throws StepException {
    String text = chart.metadata().annotations().getOrDefault(HOOK_PARALLELISM, "").strip();
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw StepException.terminal(
          ErrorCode.CHART_INVALID,
          "chart %s: annotation %s in Chart.yaml: expected a number from 1 to 999, found \"%s\""
              .formatted(chart.name(), HOOK_PARALLELISM, text));
    }
    return Integer.parseInt(text);
  }

  private static String text(ChartCrd crd) {
    return crd.file().text();
  }

  /** A kind that the chart brings along is known before the cluster knows it. */
  private void learn(KubeObject object) {
    if (object.kind().equals("CustomResourceDefinition")) {
      String group = object.text("spec", "group").orElse("");
      String kind = object.text("spec", "names", "kind").orElse("");
      boolean namespaced = !"Cluster".equals(object.text("spec", "scope").orElse(""));
      namespacedByCrd.put(group + "/" + kind, namespaced);
    }
  }

  private Entry entry(Document document) throws StepException {
    ResourceRef ref = placed(document.object());
    return new Entry(
        ref,
        KindOrder.INSTALL.rank(ref.kind()),
        KindOrder.UNINSTALL.rank(ref.kind()),
        Records.digest(document.text()),
        document.object().annotation(RESOURCE_POLICY).strip().equalsIgnoreCase("keep"));
  }

  private HookEntry hook(RecordedHook hook, KubeObject object) throws StepException {
    List<DeletePolicy> policies =
        hook.deletePolicies().stream().flatMap(word -> policy(word).stream()).toList();
    return new HookEntry(
        new PlannedHook(
            placed(object),
            hook.weight(),
            policies.isEmpty() ? List.of(DeletePolicy.BEFORE_HOOK_CREATION) : policies,
            hook.path()),
        hook.events());
  }

  private static Optional<DeletePolicy> policy(String word) {
    return Arrays.stream(DeletePolicy.values())
        .filter(policy -> policy.annotation().equals(word))
        .findFirst();
  }

  /** The object's reference with the namespace it will have. */
  private ResourceRef placed(KubeObject object) throws StepException {
    ResourceRef ref = object.ref();
    if (!namespaced(ref)) {
      return new ResourceRef(ref.apiVersion(), ref.kind(), "", ref.name());
    }
    return ref.namespace().isEmpty()
        ? new ResourceRef(ref.apiVersion(), ref.kind(), namespace, ref.name())
        : ref;
  }

  private boolean namespaced(ResourceRef ref) throws StepException {
    Boolean byCrd = namespacedByCrd.get(ref.group() + "/" + ref.kind());
    try {
      return byCrd != null ? byCrd : discovery.namespaced(ref.apiVersion(), ref.kind());
    } catch (StepException e) {
      if (e.error().code() != ErrorCode.RESOURCE_INVALID) {
        throw e;
      }
      throw StepException.terminal(
          ErrorCode.RESOURCE_INVALID,
          "resource mapping not found for name: \""
              + ref.name()
              + "\" namespace: \""
              + ref.namespace()
              + "\": no matches for kind \""
              + ref.kind()
              + "\" in version \""
              + ref.apiVersion()
              + "\"; ensure CRDs are installed first",
          e);
    }
  }
}

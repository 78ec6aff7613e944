package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.ResourceEvent.AppliedResource;
import dev.wheelhouse.events.lifecycle.ResourceEvent.CrdsApplied;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Options.Crds;
import dev.wheelhouse.worker.core.Command.ApplyCrds;
import dev.wheelhouse.worker.port.ChartSource;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects.Applied;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates the chart's custom resource definitions that are missing, as Helm does: those that exist
 * stay as they are, unless the request wants them updated. Ends when all are established and their
 * kinds served.
 */
public final class ApplyCrdsHandler implements StepHandler<ApplyCrds> {
  private static final Duration POLL = Duration.ofMillis(200);

  /** One whose names are taken is never served: Helm goes on, too. */
  private static final Duration SERVED_SOON = Duration.ofSeconds(5);

  private final Workspace workspace;
  private final ChartSource charts;

  /**
   * @param charts where a worker that took over finds the CRDs of subcharts, which Helm's stored
   *     form of a release does not hold
   */
  public ApplyCrdsHandler(Workspace workspace, ChartSource charts) {
    this.workspace = workspace;
    this.charts = charts;
  }

  @Override
  public void handle(ApplyCrds command, Deployment deployment, StepContext context)
      throws StepException {
    Cluster cluster = workspace.cluster(deployment);
    List<ResourceRef> refs = command.step().resources();
    Definitions crds = new Definitions(deployment);
    List<AppliedResource> applied = new ArrayList<>();
    for (ResourceRef ref : refs) {
      boolean update = deployment.request().options().crds() == Crds.UPDATE;
      applied.add(update ? apply(cluster, crds, ref) : create(cluster, crds, ref));
    }
    AtomicInteger left = new AtomicInteger(refs.size());
    for (ResourceRef ref : refs) {
      ObjectWait.until(
          cluster,
          context,
          ref,
          ApplyCrdsHandler::isEstablished,
          () -> {
            if (left.decrementAndGet() == 0) {
              Instant latest = context.now().plus(SERVED_SOON);
              context.execute(() -> finish(cluster, context, applied, latest));
            }
          });
    }
  }

  /** The API server serves a kind a moment after it has called its definition established. */
  private static void finish(
      Cluster cluster, StepContext context, List<AppliedResource> applied, Instant latest)
      throws StepException {
    cluster.discovery().refresh();
    boolean served = true;
    for (AppliedResource each : applied) {
      Optional<KubeObject> crd = cluster.objects().get(each.resource());
      served &= crd.isEmpty() || isServed(cluster.discovery(), crd.get());
    }
    if (served || context.now().isAfter(latest)) {
      context.done(new CrdsApplied(applied));
    } else {
      context.after(POLL, () -> finish(cluster, context, applied, latest));
    }
  }

  private static boolean isServed(Discovery discovery, KubeObject crd) throws StepException {
    String group = crd.text("spec", "group").orElse("");
    String kind = crd.text("spec", "names", "kind").orElse("");
    for (Object version : crd.list("spec", "versions")) {
      if (version instanceof Map<?, ?> map
          && Boolean.TRUE.equals(map.get("served"))
          && !discovery.apiVersions().contains(group + "/" + map.get("name") + "/" + kind)) {
        return false;
      }
    }
    return true;
  }

  private static AppliedResource apply(Cluster cluster, Definitions crds, ResourceRef ref)
      throws StepException {
    Applied result = cluster.objects().apply(crds.get(ref), true);
    return new AppliedResource(ref, result.effect(), result.overridden());
  }

  private static AppliedResource create(Cluster cluster, Definitions crds, ResourceRef ref)
      throws StepException {
    boolean created =
        cluster.objects().get(ref).isEmpty() && cluster.objects().create(crds.get(ref)).isPresent();
    return new AppliedResource(ref, created ? Effect.CREATED : Effect.UNCHANGED);
  }

  /** The definitions that a deployment brings along. */
  private final class Definitions {
    private final Deployment deployment;
    private final ReleaseObjects ofRelease;
    private ReleaseObjects ofChart;

    Definitions(Deployment deployment) throws StepException {
      this.deployment = deployment;
      this.ofRelease = ReleaseObjects.ofCrds(workspace.release(deployment));
    }

    /** From the release, or else from the very chart that was resolved, fetched again. */
    KubeObject get(ResourceRef ref) throws StepException {
      Optional<KubeObject> known = ofRelease.find(ref);
      if (known.isPresent()) {
        return known.get();
      }
      if (ofChart == null) {
        ofChart = ReleaseObjects.ofCrds(resolvedChart());
      }
      return ofChart.get(ref);
    }

    private Chart resolvedChart() throws StepException {
      ChartReference asked = deployment.request().chart();
      if (asked == null || deployment.chart() == null) {
        throw StepException.terminal(
            ErrorCode.INTERNAL, "deployment " + deployment.id() + " resolved no chart");
      }
      return charts.fetch(
          new ChartReference(
              asked.ref(), asked.repo(), asked.version(), deployment.chart().digest()));
    }
  }

  private static boolean isEstablished(Optional<KubeObject> crd) {
    return crd.map(Readiness::of)
        .filter(state -> state.phase() == Readiness.Phase.READY)
        .isPresent();
  }
}

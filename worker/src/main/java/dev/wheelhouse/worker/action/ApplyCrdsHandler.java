package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.ResourceEvent.AppliedResource;
import dev.wheelhouse.events.lifecycle.ResourceEvent.CrdsApplied;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.core.Command.ApplyCrds;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates the chart's custom resource definitions that are missing, as Helm does: those that exist
 * stay as they are. Ends when all are established.
 */
public final class ApplyCrdsHandler implements StepHandler<ApplyCrds> {
  private final Workspace workspace;

  public ApplyCrdsHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(ApplyCrds command, Deployment deployment, StepContext context)
      throws StepException {
    Cluster cluster = workspace.cluster(deployment);
    List<ResourceRef> refs = command.step().resources();
    ReleaseObjects crds = ReleaseObjects.ofCrds(workspace.release(deployment));
    List<AppliedResource> applied = new ArrayList<>();
    for (ResourceRef ref : refs) {
      applied.add(new AppliedResource(ref, create(cluster, crds, ref)));
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
              context.execute(
                  () -> {
                    cluster.discovery().refresh();
                    context.done(new CrdsApplied(applied));
                  });
            }
          });
    }
  }

  private static Effect create(Cluster cluster, ReleaseObjects crds, ResourceRef ref)
      throws StepException {
    if (cluster.objects().get(ref).isPresent()) {
      return Effect.UNCHANGED;
    }
    KubeObject crd =
        crds.find(ref)
            .orElseThrow(
                () ->
                    StepException.terminal(
                        ErrorCode.CHART_NOT_FOUND,
                        "creating "
                            + ref.display()
                            + ": the stored release holds no crds/ of subcharts, and the chart is"
                            + " not at hand; deploy again"));
    return cluster.objects().create(crd).isPresent() ? Effect.CREATED : Effect.UNCHANGED;
  }

  private static boolean isEstablished(Optional<KubeObject> crd) {
    return crd.map(Readiness::of)
        .filter(state -> state.phase() == Readiness.Phase.READY)
        .isPresent();
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesPruned;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.core.Command.PruneResources;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes objects in the order of the step, which is Helm's uninstall order. What is gone already
 * is fine; what carries {@code helm.sh/resource-policy: keep} in the cluster stays.
 */
public final class PruneHandler implements StepHandler<PruneResources> {
  private static final String POLICY = "helm.sh/resource-policy";

  private final Workspace workspace;

  public PruneHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(PruneResources command, Deployment deployment, StepContext context)
      throws StepException {
    Cluster cluster = workspace.cluster(deployment);
    List<ResourceRef> deleted = new ArrayList<>();
    List<ResourceRef> kept = new ArrayList<>(command.step().kept());
    List<ObjectWait.Doomed> doomed = new ArrayList<>();
    for (ResourceRef ref : command.step().resources()) {
      Optional<KubeObject> live = live(cluster, ref);
      if (live.isPresent() && isKept(live.get())) {
        kept.add(ref);
        continue;
      }
      if (live.isPresent()) {
        cluster.objects().delete(ref, live.get().uid());
        doomed.add(new ObjectWait.Doomed(ref, live.get().uid()));
      }
      deleted.add(ref);
    }
    ObjectWait.untilGone(
        cluster,
        context,
        command.step().awaitGone() ? doomed : List.of(),
        () -> context.done(new ResourcesPruned(deleted, kept)));
  }

  static boolean isKept(KubeObject live) {
    return live.annotation(POLICY).equals("keep");
  }

  /** Where even the kind is gone, so is the object. */
  private static Optional<KubeObject> live(Cluster cluster, ResourceRef ref) throws StepException {
    try {
      return cluster.objects().get(ref);
    } catch (StepException e) {
      if (e.error().code() == ErrorCode.RESOURCE_INVALID) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

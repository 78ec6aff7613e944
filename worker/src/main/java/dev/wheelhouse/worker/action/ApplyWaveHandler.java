package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.ResourceEvent.AppliedResource;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesApplied;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.request.Options.Conflicts;
import dev.wheelhouse.worker.core.Command.ApplyWave;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects.Applied;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.StepException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Applies the objects of one wave, a few at a time. Like Helm's merge it takes over fields that
 * others have set, unless the request says that those are an error. An object that the last
 * revision did not have is created; one of its name that is there already must belong to the
 * release, unless ownership is to be taken.
 */
public final class ApplyWaveHandler implements StepHandler<ApplyWave> {
  private static final int PARALLEL = 8;

  private final Workspace workspace;

  public ApplyWaveHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(ApplyWave command, Deployment deployment, StepContext context)
      throws StepException {
    new Wave(
            command,
            deployment,
            context,
            workspace.cluster(deployment),
            workspace.release(deployment),
            workspace.objects(deployment))
        .start();
  }

  /** Whether the object was refused because a field of it cannot be changed. */
  static boolean isImmutable(StepException e) {
    return e.error().code() == ErrorCode.RESOURCE_INVALID
        && (e.error().message().contains("immutable")
            || e.error().message().contains("Forbidden: updates to "));
  }

  /** One wave at work. Each object has a task of its own, which is what a retry does again. */
  private static final class Wave {
    private final ApplyWave command;
    private final Deployment deployment;
    private final StepContext context;
    private final Cluster cluster;
    private final ReleaseRecord release;
    private final ReleaseObjects objects;
    private final List<PlannedResource> resources;
    private final AppliedResource[] applied;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;
    private final boolean forceConflicts;

    Wave(
        ApplyWave command,
        Deployment deployment,
        StepContext context,
        Cluster cluster,
        ReleaseRecord release,
        ReleaseObjects objects) {
      this.command = command;
      this.deployment = deployment;
      this.context = context;
      this.cluster = cluster;
      this.release = release;
      this.objects = objects;
      this.resources = command.step().resources();
      this.forceConflicts = deployment.request().options().conflicts() != Conflicts.FAIL;
      this.applied = new AppliedResource[resources.size()];
      this.left = new AtomicInteger(resources.size());
    }

    void start() {
      if (resources.isEmpty()) {
        finish();
      }
      for (int i = 0; i < PARALLEL; i++) {
        startNext();
      }
    }

    private void startNext() {
      int index = next.getAndIncrement();
      if (index < resources.size()) {
        context.execute(() -> apply(index));
      }
    }

    private void apply(int index) throws StepException {
      PlannedResource planned = resources.get(index);
      ResourceRef ref = planned.resource();
      KubeObject desired = Ownership.mark(objects.get(ref), release);
      if (planned.action() == PlannedResource.Action.CREATE && create(desired)) {
        applied(index, new AppliedResource(ref, Effect.CREATED));
        return;
      }
      try {
        Applied result = cluster.objects().apply(desired, forceConflicts);
        applied(index, new AppliedResource(ref, result.effect(), result.overridden()));
      } catch (StepException e) {
        if (!canReplace(e)) {
          throw e;
        }
        replace(index, desired, e);
      }
    }

    /** Whether it was missing; one that was not must be the release's, unless it is to be. */
    private boolean create(KubeObject desired) throws StepException {
      Optional<StepException> refusal = Optional.empty();
      try {
        if (cluster.objects().create(desired).isPresent()) {
          return true;
        }
      } catch (StepException e) {
        // a taken node port is refused before the name is
        if (e.error().code() != ErrorCode.RESOURCE_INVALID) {
          throw e;
        }
        refusal = Optional.of(e);
      }
      Optional<KubeObject> live = cluster.objects().get(desired.ref());
      if (live.isEmpty() && refusal.isPresent()) {
        throw refusal.get();
      }
      if (live.isPresent() && !deployment.request().options().takeOwnership()) {
        Ownership.check(live.get(), release.name(), release.namespace());
      }
      return false;
    }

    private boolean canReplace(StepException e) {
      return deployment.request().options().force() && isImmutable(e);
    }

    /** Deletes the object that cannot be changed, and creates it anew when it is gone. */
    private void replace(int index, KubeObject desired, StepException cause) throws StepException {
      ResourceRef ref = desired.ref();
      Optional<KubeObject> live = cluster.objects().get(ref);
      if (live.isEmpty()) {
        throw cause;
      }
      cluster.objects().delete(ref, live.get().uid());
      ObjectWait.untilGone(
          cluster,
          context,
          List.of(new ObjectWait.Doomed(ref, live.get().uid())),
          () -> {
            if (cluster.objects().create(desired).isEmpty()) {
              cluster.objects().apply(desired, forceConflicts);
            }
            applied(index, new AppliedResource(ref, Effect.CONFIGURED));
          });
    }

    private void applied(int index, AppliedResource result) {
      applied[index] = result;
      if (left.decrementAndGet() == 0) {
        finish();
      } else {
        startNext();
      }
    }

    private void finish() {
      context.done(
          new ResourcesApplied(
              command.step().index(), command.step().total(), Arrays.asList(applied)));
    }
  }
}

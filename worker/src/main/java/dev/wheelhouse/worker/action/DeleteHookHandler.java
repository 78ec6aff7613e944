package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.HookEvent.HookDeleted;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.core.Command.DeleteHook;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;
import java.util.Optional;

/**
 * Deletes a hook's object and waits until that object, by its uid, is gone. Before a hook is
 * created its namesake is cleared away, but never the object of this very hook: that one is
 * adopted. A cancelled deployment deletes only what is its own.
 */
public final class DeleteHookHandler implements StepHandler<DeleteHook> {
  private final Workspace workspace;

  public DeleteHookHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(DeleteHook command, Deployment deployment, StepContext context)
      throws StepException {
    Cluster cluster = workspace.cluster(deployment);
    ResourceRef ref = command.hook().resource();
    Optional<KubeObject> live = cluster.objects().get(ref);
    if (live.isEmpty() || isSpared(command, live.get())) {
      finish(command, context, false);
      return;
    }
    boolean existed = cluster.objects().delete(ref, live.get().uid());
    HookGuard.release(cluster, ref, live.get().uid());
    ObjectWait.untilGone(
        cluster,
        context,
        List.of(new ObjectWait.Doomed(ref, live.get().uid())),
        () -> finish(command, context, existed));
  }

  private static boolean isSpared(DeleteHook command, KubeObject live) {
    if (command.policy() == null) {
      return !HookIdentity.isOf(live, command.id().deployment());
    }
    return command.policy() == DeletePolicy.BEFORE_HOOK_CREATION
        && HookIdentity.isOf(live, command.id().deployment(), runStep(command));
  }

  /** The step under which the hook runs: this one's without its last two parts. */
  private static String runStep(DeleteHook command) {
    String step = command.id().step();
    int delete = step.lastIndexOf("/delete/");
    return delete < 0 ? step : step.substring(0, delete);
  }

  private static void finish(DeleteHook command, StepContext context, boolean existed) {
    if (command.policy() == DeletePolicy.BEFORE_HOOK_CREATION && !existed) {
      context.done();
    } else {
      context.done(new HookDeleted(command.phase(), command.hook().resource(), command.policy()));
    }
  }
}

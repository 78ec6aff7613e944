package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.HookEvent.HookFailed;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.core.Command.RunHook;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Creates a hook's object, or adopts the one that an earlier owner created for this very attempt,
 * and waits for its end. The evidence of a failure is read before the answer, so before any policy
 * deletes the object.
 */
public final class RunHookHandler implements StepHandler<RunHook> {
  private final Workspace workspace;

  public RunHookHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(RunHook command, Deployment deployment, StepContext context)
      throws StepException {
    Cluster cluster = workspace.cluster(deployment);
    ResourceRef ref = command.hook().resource();
    Optional<KubeObject> live = cluster.objects().get(ref);
    boolean created = false;
    if (live.isEmpty()) {
      KubeObject object = ReleaseObjects.ofHook(workspace.release(deployment), command.hook());
      live = cluster.objects().create(HookGuard.guarded(HookIdentity.mark(object, command.id())));
      created = live.isPresent();
    }
    if (live.isEmpty()) {
      throw StepException.retryable(
          ErrorCode.HOOK_CONFLICT, ref.display() + " has just been created by somebody else", null);
    }
    if (!HookIdentity.isOf(live.get(), command.id())) {
      Instant now = context.now();
      HookRuns.record(workspace, deployment, new HookRuns.Run(command.hook(), now, now, false));
      throw StepException.terminal(
          ErrorCode.HOOK_CONFLICT,
          ref.kind()
              + " \""
              + ref.name()
              + "\" in namespace \""
              + ref.namespace()
              + "\" already exists and is "
              + HookIdentity.owner(live.get()));
    }
    if (ref.kind().equals("CustomResourceDefinition")) {
      cluster.discovery().refresh();
    }
    new Run(command, deployment, context, cluster, live.get(), created).start();
  }

  /** One attempt of a hook whose object is there. */
  private final class Run {
    private final RunHook command;
    private final Deployment deployment;
    private final StepContext context;
    private final Cluster cluster;
    private final KubeObject object;
    private final Instant started;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean seenRunning;

    Run(
        RunHook command,
        Deployment deployment,
        StepContext context,
        Cluster cluster,
        KubeObject object,
        boolean created) {
      this.command = command;
      this.deployment = deployment;
      this.context = context;
      this.cluster = cluster;
      this.object = object;
      this.started =
          created
              ? context.now()
              : object
                  .text("metadata", "creationTimestamp")
                  .map(Instant::parse)
                  .orElse(context.now());
    }

    void start() {
      if (look(Optional.of(object))) {
        return;
      }
      context.onEnd(cluster.watches().observe(object.ref(), this::look));
      Duration left = Duration.between(context.now(), command.deadline());
      context.after(left.isNegative() ? Duration.ZERO : left, this::timeOut);
    }

    /** Whether the hook has ended. */
    private boolean look(Optional<KubeObject> now) {
      if (now.isEmpty() || !now.get().uid().equals(object.uid())) {
        context.execute(this::checkGone);
        return false;
      }
      Optional<HookEnd> end = HookEnd.of(now.get());
      if (end.isEmpty() && HookGuard.isDoomed(now.get())) {
        context.execute(() -> lost(now.get(), " was deleted from outside while the hook ran"));
        return false;
      }
      if (end.isEmpty()) {
        seenRunning = true;
        return false;
      }
      if (over.compareAndSet(false, true)) {
        if (end.get().succeeded()) {
          context.execute(() -> succeed(now.get()));
        } else {
          context.execute(() -> fail(now.get(), ErrorCode.HOOK_FAILED, end.get().reason()));
        }
      }
      return true;
    }

    /** A watch may be behind: only what the server says now counts. */
    private void checkGone() throws StepException {
      Optional<KubeObject> now = cluster.objects().get(object.ref());
      if (now.isPresent() && now.get().uid().equals(object.uid())) {
        return;
      }
      lost(
          object,
          now.isEmpty()
              ? " was deleted from outside while the hook ran"
              : " was replaced by another object while the hook ran");
    }

    private void lost(KubeObject last, String how) {
      if (over.compareAndSet(false, true)) {
        fail(last, ErrorCode.HOOK_FAILED, object.ref().display() + how);
      }
    }

    private void timeOut() {
      if (!over.compareAndSet(false, true)) {
        return;
      }
      boolean whole = command.deadline().equals(deployment.deadline());
      fail(
          object,
          whole ? ErrorCode.DEADLINE_EXCEEDED : ErrorCode.HOOK_TIMEOUT,
          "the hook did not end in time: "
              + (whole ? "the deployment's timeout" : "its hookTimeout")
              + " passed at "
              + command.deadline());
    }

    private void succeed(KubeObject now) throws StepException {
      Instant completed = completed(now);
      HookEvidence evidence =
          deployment.request().options().hookEvidence()
              ? HookEvidence.ofSuccess(cluster.evidence(), now)
              : HookEvidence.none();
      record(completed, true);
      context.done(
          new HookSucceeded(
              command.phase(),
              command.hook().weight(),
              command.hook().resource(),
              command.id().attempt(),
              object.uid(),
              Math.max(0, Duration.between(started, completed).toMillis()),
              evidence.log(),
              evidence.podEvents()));
    }

    /** When it was seen to run, the moment its end was seen; else what it says itself. */
    private Instant completed(KubeObject now) {
      return seenRunning
          ? context.now()
          : now.text("status", "completionTime").map(Instant::parse).orElse(context.now());
    }

    private void fail(KubeObject last, ErrorCode code, String reason) {
      HookEvidence evidence = HookEvidence.collect(cluster.evidence(), last);
      PlannedHook hook = command.hook();
      context.execute(
          () -> {
            record(context.now(), false);
            context.done(
                new HookFailed(
                    command.phase(),
                    hook.weight(),
                    hook.resource(),
                    command.id().attempt(),
                    object.uid(),
                    code,
                    evidence.detail().isEmpty() ? reason : reason + "; " + evidence.detail(),
                    evidence.exitCode(),
                    evidence.log(),
                    evidence.podEvents()));
          });
    }

    private void record(Instant completed, boolean succeeded) throws StepException {
      HookRuns.record(
          workspace, deployment, new HookRuns.Run(command.hook(), started, completed, succeeded));
    }
  }
}

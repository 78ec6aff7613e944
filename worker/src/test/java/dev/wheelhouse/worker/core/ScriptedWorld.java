package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers commands as a well-behaved cluster would, but for the labels that it is told to fail. */
final class ScriptedWorld {
  private final Plan plan;
  private final Plan remediation;
  private final Set<String> failing = new HashSet<>();

  /**
   * @param plan what planning comes to
   * @param remediation what planning a remediation comes to; null: it fails
   */
  ScriptedWorld(Plan plan, Plan remediation) {
    this.plan = plan;
    this.remediation = remediation;
  }

  /** Lets each command with this label fail. */
  ScriptedWorld failing(String label) {
    failing.add(label);
    return this;
  }

  Input answer(Command command, Deployment deployment, Instant now) {
    if (failing.contains(command.label()) && !(command instanceof Command.DeleteHook)) {
      return command instanceof Command.RunHook run
          ? new Input.Done(command.id(), Optional.of(hookFailed(run)))
          : new Input.Failed(
              command.id(), new DeployError(ErrorCode.CLUSTER_UNREACHABLE, "told to fail"));
    }
    return new Input.Done(command.id(), fact(command, deployment, now));
  }

  private static HookEvent.HookFailed hookFailed(Command.RunHook run) {
    return new HookEvent.HookFailed(
        run.phase(),
        run.hook().weight(),
        run.hook().resource(),
        run.id().attempt(),
        "uid",
        ErrorCode.HOOK_FAILED,
        "exit code 1",
        1,
        List.of("boom"),
        List.of());
  }

  private Optional<LifecycleEvent> fact(Command command, Deployment deployment, Instant now) {
    if (command instanceof Command.ResolveChart) {
      return Optional.of(
          new Preparation.ChartResolved("./chart", "chart", "1.0.0", "", "sha256:c"));
    }
    if (command instanceof Command.ResolveValues) {
      return Optional.of(new Preparation.ValuesResolved("sha256:v", List.of("request")));
    }
    if (command instanceof Command.RenderManifest) {
      return Optional.of(new Preparation.ManifestRendered("gotpl", 2, 2, "sha256:m", List.of()));
    }
    if (command instanceof Command.ComputePlan) {
      return Optional.of(new Preparation.PlanComputed("sha256:p", plan, "sha256:m"));
    }
    if (command instanceof Command.RecordRevision record) {
      return Optional.of(
          new Preparation.RevisionRecorded(record.plan().revision(), "pending", "secret"));
    }
    if (command instanceof Command.DeleteHook delete) {
      return delete.policy() == DeletePolicy.BEFORE_HOOK_CREATION
          ? Optional.empty()
          : Optional.of(
              new HookEvent.HookDeleted(delete.phase(), delete.hook().resource(), delete.policy()));
    }
    if (command instanceof Command.RunHook run) {
      return Optional.of(
          new HookEvent.HookSucceeded(
              run.phase(),
              run.hook().weight(),
              run.hook().resource(),
              run.id().attempt(),
              "uid",
              10));
    }
    if (command instanceof Command.ApplyCrds) {
      return Optional.of(new ResourceEvent.CrdsApplied(List.of()));
    }
    if (command instanceof Command.ApplyWave wave) {
      return Optional.of(
          new ResourceEvent.ResourcesApplied(wave.step().index(), wave.step().total(), List.of()));
    }
    if (command instanceof Command.PruneResources prune) {
      return Optional.of(
          new ResourceEvent.ResourcesPruned(prune.step().resources(), prune.step().kept()));
    }
    if (command instanceof Command.AwaitReadiness) {
      return Optional.of(new ResourceEvent.ResourcesReady(2));
    }
    if (command instanceof Command.PlanRemediation) {
      return Optional.of(
          new Trouble.RemediationStarted(
              remediation.action() == Plan.Action.UNINSTALL
                  ? Trouble.RemediationStarted.Kind.UNINSTALL
                  : Trouble.RemediationStarted.Kind.ROLLBACK,
              remediation.targetRevision(),
              remediation,
              "sha256:r",
              now.plusSeconds(300)));
    }
    return Optional.empty();
  }
}

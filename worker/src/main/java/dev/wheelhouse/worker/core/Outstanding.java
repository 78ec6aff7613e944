package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Execution;
import dev.wheelhouse.events.fold.HookPhaseProgress;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Options.DryRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Which outside work a deployment waits for: a function of its state alone, so that a worker that
 * has folded the log knows what its predecessor was doing.
 */
public final class Outstanding {
  private Outstanding() {}

  /** The open commands, in the order in which they are to be dispatched. */
  public static List<Command> of(Deployment deployment) {
    return switch (deployment.stage()) {
      case QUEUED, AWAITING_APPROVAL, ENDED -> List.of();
      case RESOLVING_CHART ->
          List.of(new Command.ResolveChart(id(deployment, "prepare/chart"), reference(deployment)));
      case RESOLVING_VALUES -> List.of(new Command.ResolveValues(id(deployment, "prepare/values")));
      case RENDERING -> List.of(new Command.RenderManifest(id(deployment, "prepare/render")));
      case PLANNING -> List.of(new Command.ComputePlan(id(deployment, "prepare/plan")));
      case RECORDING ->
          List.of(
              new Command.RecordRevision(
                  id(deployment, track(deployment) + "/record"), runningPlan(deployment)));
      case EXECUTING -> executing(deployment);
      case REMEDIATING ->
          List.of(
              new Command.PlanRemediation(id(deployment, "remediation/plan"), kind(deployment)));
      case FINISHING -> finishing(deployment);
    };
  }

  private static CommandId id(Deployment deployment, String step) {
    return new CommandId(deployment.id(), step, 1);
  }

  private static String track(Deployment deployment) {
    return deployment.remediation() == null ? "main" : "remediation";
  }

  private static Plan runningPlan(Deployment deployment) {
    return deployment
        .plan()
        .orElseThrow(() -> new IllegalStateException(deployment.id() + " has no plan"));
  }

  private static ChartReference reference(Deployment deployment) {
    ChartReference asked = deployment.request().chart();
    return deployment.chart() == null
        ? asked
        : new ChartReference(
            asked.ref(), asked.repo(), asked.version(), deployment.chart().digest());
  }

  private static RemediationStarted.Kind kind(Deployment deployment) {
    return runningPlan(deployment).action() == Plan.Action.INSTALL
        ? RemediationStarted.Kind.UNINSTALL
        : RemediationStarted.Kind.ROLLBACK;
  }

  /** Whether the final status must be written before the deployment may end. */
  static boolean mustFinish(Deployment deployment) {
    return deployment.planned() != null && deployment.request().options().dryRun() == DryRun.NONE;
  }

  private static List<Command> finishing(Deployment deployment) {
    if (!mustFinish(deployment)) {
      return List.of();
    }
    return List.of(
        new Command.FinishRevision(
            id(deployment, track(deployment) + "/finish"),
            runningPlan(deployment),
            Endings.planSucceeded(deployment),
            Endings.description(deployment)));
  }

  private static List<Command> executing(Deployment deployment) {
    Execution execution = deployment.execution();
    Step step =
        execution
            .step()
            .orElseThrow(() -> new IllegalStateException(deployment.id() + " has no step"));
    String prefix = track(deployment) + "/" + execution.position();
    return step.accept(
        new Step.Visitor<List<Command>>() {
          @Override
          public List<Command> on(Step.Crds crds) {
            return List.of(new Command.ApplyCrds(id(deployment, prefix), crds));
          }

          @Override
          public List<Command> on(Step.HookPhase phase) {
            return execution.hooks() == null
                ? List.of()
                : hooks(deployment, execution.hooks(), prefix);
          }

          @Override
          public List<Command> on(Step.Wave wave) {
            return List.of(new Command.ApplyWave(id(deployment, prefix), wave));
          }

          @Override
          public List<Command> on(Step.Prune prune) {
            return List.of(new Command.PruneResources(id(deployment, prefix), prune));
          }

          @Override
          public List<Command> on(Step.AwaitReady wait) {
            return List.of(
                new Command.AwaitReadiness(id(deployment, prefix), execution.plan(), wait.jobs()));
          }
        });
  }

  private static List<Command> hooks(
      Deployment deployment, HookPhaseProgress progress, String prefix) {
    List<Command> commands = new ArrayList<>();
    if (deployment.isCancelled()) {
      HookSchedule.running(progress)
          .forEach(i -> commands.add(delete(deployment, progress, prefix, i, null)));
      return commands;
    }
    HookSchedule.running(progress).forEach(i -> commands.add(run(deployment, progress, prefix, i)));
    if (progress.hasFailed()) {
      if (commands.isEmpty()) {
        HookSchedule.deletions(progress).stream()
            .limit(1)
            .forEach(d -> commands.add(delete(deployment, progress, prefix, d.hook(), d.policy())));
      }
      return commands;
    }
    for (int i : HookSchedule.startable(progress, HookSchedule.parallelism(deployment, progress))) {
      if (HookSchedule.needsClearing(progress, i)) {
        commands.add(delete(deployment, progress, prefix, i, DeletePolicy.BEFORE_HOOK_CREATION));
      }
    }
    if (!progress.isGroupOpen() && progress.groupsCompleted() == progress.step().groups().size()) {
      HookSchedule.deletions(progress).stream()
          .limit(1)
          .forEach(d -> commands.add(delete(deployment, progress, prefix, d.hook(), d.policy())));
    }
    return commands;
  }

  private static Command run(
      Deployment deployment, HookPhaseProgress progress, String prefix, int hook) {
    int attempt = progress.hooks().get(hook).attempt();
    return new Command.RunHook(
        new CommandId(deployment.id(), prefix + "/hook/" + hook, attempt),
        progress.step().phase(),
        progress.planned(hook),
        progress.hooks().get(hook).deadline());
  }

  private static Command delete(
      Deployment deployment,
      HookPhaseProgress progress,
      String prefix,
      int hook,
      DeletePolicy policy) {
    PlannedHook planned = progress.planned(hook);
    String why = policy == null ? "cancelled" : policy.annotation();
    return new Command.DeleteHook(
        id(deployment, prefix + "/hook/" + hook + "/delete/" + why),
        progress.step().phase(),
        planned,
        policy);
  }
}

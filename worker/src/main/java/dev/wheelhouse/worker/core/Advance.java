package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Execution;
import dev.wheelhouse.events.fold.HookPhaseProgress;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The next fact that follows from a state by itself, without any outside work. */
final class Advance {
  private Advance() {}

  /** Empty when the deployment must wait for outside work, for a person, or has ended. */
  static Optional<LifecycleEvent> next(Deployment deployment, Instant now) {
    if (isOverdue(deployment, now)) {
      return Optional.of(
          new Trouble.StepFailed(
              currentLabel(deployment),
              new DeployError(
                  ErrorCode.DEADLINE_EXCEEDED,
                  "the deployment's timeout of "
                      + deployment.request().options().timeout().toSeconds()
                      + " s has passed")));
    }
    return switch (deployment.stage()) {
      case AWAITING_APPROVAL -> approval(deployment);
      case EXECUTING -> executing(deployment, now);
      case FINISHING ->
          Outstanding.mustFinish(deployment)
              ? Optional.empty()
              : Optional.of(Endings.end(deployment, null));
      case QUEUED,
          RESOLVING_CHART,
          RESOLVING_VALUES,
          RENDERING,
          PLANNING,
          RECORDING,
          REMEDIATING,
          ENDED ->
          Optional.empty();
    };
  }

  /** A running hook has its own deadline, and a failing phase is about to end anyway. */
  static boolean isOverdue(Deployment deployment, Instant now) {
    if (deployment.deadline() == null
        || now.isBefore(deployment.deadline())
        || deployment.isCancelled()) {
      return false;
    }
    return switch (deployment.stage()) {
      case RESOLVING_CHART, RESOLVING_VALUES, RENDERING, PLANNING, RECORDING -> true;
      case EXECUTING -> {
        HookPhaseProgress hooks = deployment.execution().hooks();
        yield hooks == null || (!hooks.isRunning() && !hooks.hasFailed());
      }
      case QUEUED, AWAITING_APPROVAL, REMEDIATING, FINISHING, ENDED -> false;
    };
  }

  /** The label of what a deployment is doing. */
  static String currentLabel(Deployment deployment) {
    List<Command> open = Outstanding.of(deployment);
    if (!open.isEmpty()) {
      return open.get(0).label();
    }
    return Optional.ofNullable(deployment.execution())
        .flatMap(Execution::step)
        .map(Step::label)
        .orElse(deployment.stage().name().toLowerCase(Locale.ROOT));
  }

  private static Optional<LifecycleEvent> approval(Deployment deployment) {
    String digest = deployment.planned().digest();
    return digest.equals(deployment.approvalRequestedFor())
        ? Optional.empty()
        : Optional.of(new Preparation.ApprovalRequested(digest));
  }

  private static Optional<LifecycleEvent> executing(Deployment deployment, Instant now) {
    Execution execution = deployment.execution();
    if (!(execution.step().orElseThrow() instanceof Step.HookPhase phase)) {
      return Optional.empty();
    }
    HookPhaseProgress progress = execution.hooks();
    if (progress == null) {
      return Optional.of(
          new HookEvent.HookPhaseStarted(
              phase.phase(),
              phase.hooks().size(),
              phase.groups().stream().map(WeightGroup::weight).toList()));
    }
    if (deployment.isCancelled()) {
      return Optional.empty();
    }
    if (progress.hasFailed()) {
      return progress.isRunning() || !HookSchedule.deletions(progress).isEmpty()
          ? Optional.empty()
          : Optional.of(phaseFailed(phase, progress));
    }
    return progress.isGroupOpen()
        ? openGroup(deployment, progress, now)
        : betweenGroups(phase, progress);
  }

  /** The failure of a phase is that of its first failed hook. */
  static LifecycleEvent phaseFailed(Step.HookPhase phase, HookPhaseProgress progress) {
    int failed = HookSchedule.firstFailed(progress).orElseThrow();
    DeployError error = progress.hooks().get(failed).error();
    return new Trouble.StepFailed(
        phase.label(),
        new DeployError(
            error.code(),
            "hook " + progress.planned(failed).resource().display() + ": " + error.message()));
  }

  private static Optional<LifecycleEvent> openGroup(
      Deployment deployment, HookPhaseProgress progress, Instant now) {
    if (HookSchedule.isGroupDone(progress)) {
      WeightGroup group = progress.step().groups().get(progress.groupsStarted() - 1);
      return Optional.of(
          new HookEvent.WeightGroupCompleted(progress.step().phase(), group.weight()));
    }
    return HookSchedule.startable(progress, HookSchedule.parallelism(deployment, progress)).stream()
        .filter(i -> !HookSchedule.needsClearing(progress, i))
        .findFirst()
        .map(i -> started(deployment, progress, i, now));
  }

  /** The intent to run a hook. Its budget ends with the deployment's at the latest. */
  static LifecycleEvent started(
      Deployment deployment, HookPhaseProgress progress, int hook, Instant now) {
    Instant own = now.plus(deployment.request().options().hookTimeout());
    Instant deadline = own.isBefore(deployment.deadline()) ? own : deployment.deadline();
    return new HookEvent.HookStarted(
        progress.step().phase(),
        progress.planned(hook).weight(),
        progress.planned(hook).resource(),
        progress.hooks().get(hook).attempt() + 1,
        deadline);
  }

  private static Optional<LifecycleEvent> betweenGroups(
      Step.HookPhase phase, HookPhaseProgress progress) {
    if (progress.groupsStarted() < phase.groups().size()) {
      WeightGroup group = phase.groups().get(progress.groupsStarted());
      return Optional.of(
          new HookEvent.WeightGroupStarted(
              phase.phase(),
              group.weight(),
              group.hooks().stream().map(hook -> hook.resource()).toList()));
    }
    return HookSchedule.deletions(progress).isEmpty()
        ? Optional.of(new HookEvent.HookPhaseCompleted(phase.phase()))
        : Optional.empty();
  }
}

package dev.wheelhouse.ops.pace;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.HookPhaseProgress;
import dev.wheelhouse.events.fold.HookProgress;
import dev.wheelhouse.events.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a deployment is at.
 *
 * @param label for people; the same each time the same chart comes to it
 */
public record RunningStep(Kind kind, String label) {

  /** Kinds of steps. */
  public enum Kind {
    QUEUE,
    CHART,
    VALUES,
    RENDER,
    PLAN,
    APPROVAL,
    RECORD,
    CRDS,
    HOOK,
    WAVE,
    PRUNE,
    READINESS,
    REMEDIATION,
    FINISH;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether it ends by the worker's own doing: nobody stalls who waits for a person or a turn.
     */
    boolean canStall() {
      return this != QUEUE && this != APPROVAL;
    }
  }

  private static RunningStep of(Kind kind) {
    return new RunningStep(kind, kind.word());
  }

  /** What runs now: several where hooks run side by side, none between two hooks or at the end. */
  public static List<RunningStep> of(Deployment deployment) {
    return switch (deployment.stage()) {
      case QUEUED -> List.of(of(Kind.QUEUE));
      case RESOLVING_CHART -> List.of(of(Kind.CHART));
      case RESOLVING_VALUES -> List.of(of(Kind.VALUES));
      case RENDERING -> List.of(of(Kind.RENDER));
      case PLANNING -> List.of(of(Kind.PLAN));
      case AWAITING_APPROVAL -> List.of(of(Kind.APPROVAL));
      case RECORDING -> List.of(of(Kind.RECORD));
      case EXECUTING ->
          deployment
              .execution()
              .step()
              .map(step -> executing(step, deployment.execution().hooks()))
              .orElse(List.of());
      case REMEDIATING -> List.of(of(Kind.REMEDIATION));
      case FINISHING -> List.of(of(Kind.FINISH));
      case ENDED -> List.of();
    };
  }

  private static List<RunningStep> executing(Step step, HookPhaseProgress hooks) {
    if (step instanceof Step.HookPhase) {
      return hooks == null ? List.of() : running(hooks);
    }
    Kind kind =
        step instanceof Step.Crds
            ? Kind.CRDS
            : step instanceof Step.Wave
                ? Kind.WAVE
                : step instanceof Step.Prune ? Kind.PRUNE : Kind.READINESS;
    return List.of(new RunningStep(kind, step.label()));
  }

  private static List<RunningStep> running(HookPhaseProgress hooks) {
    return IntStream.range(0, hooks.hooks().size())
        .filter(i -> hooks.hooks().get(i).is(HookProgress.Status.RUNNING))
        .mapToObj(
            i ->
                new RunningStep(
                    Kind.HOOK,
                    hooks.step().phase() + " hook " + hooks.planned(i).resource().display()))
        .toList();
  }
}

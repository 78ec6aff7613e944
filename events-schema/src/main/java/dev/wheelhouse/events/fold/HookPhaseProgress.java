package dev.wheelhouse.events.fold;

import dev.wheelhouse.events.fold.HookProgress.Status;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How far a hook phase is.
 *
 * @param step the phase as planned
 * @param groupsStarted how many weight groups have begun
 * @param groupsCompleted how many have ended well
 * @param hooks one for each hook of the phase, in the order of {@link Step.HookPhase#hooks()}
 */
public record HookPhaseProgress(
    Step.HookPhase step, int groupsStarted, int groupsCompleted, List<HookProgress> hooks) {
  public HookPhaseProgress {
    hooks = List.copyOf(hooks);
  }

  static HookPhaseProgress begin(Step.HookPhase step) {
    return new HookPhaseProgress(
        step, 0, 0, Collections.nCopies(step.hooks().size(), HookProgress.WAITING));
  }

  /** Whether any hook of the phase failed. */
  public boolean hasFailed() {
    return hooks.stream().anyMatch(hook -> hook.is(Status.FAILED));
  }

  /** Whether any hook of the phase runs. */
  public boolean isRunning() {
    return hooks.stream().anyMatch(hook -> hook.is(Status.RUNNING));
  }

  /** Whether a weight group has begun and not ended. */
  public boolean isGroupOpen() {
    return groupsStarted > groupsCompleted;
  }

  /** Index in {@link #hooks()} of the first hook of a weight group. */
  public int firstHookOf(int group) {
    return step.groups().subList(0, group).stream().mapToInt(g -> g.hooks().size()).sum();
  }

  /** The planned hook at an index of {@link #hooks()}. */
  public PlannedHook planned(int index) {
    return step.hooks().get(index);
  }

  HookPhaseProgress groupStarted() {
    return new HookPhaseProgress(step, groupsStarted + 1, groupsCompleted, hooks);
  }

  HookPhaseProgress groupCompleted() {
    return new HookPhaseProgress(step, groupsStarted, groupsCompleted + 1, hooks);
  }

  /** Changes the first hook of this object that has this status and is not removed. */
  HookPhaseProgress change(
      ResourceRef resource, Status from, UnaryOperator<HookProgress> operator) {
    List<HookProgress> changed = new ArrayList<>(hooks);
    for (int i = 0; i < changed.size(); i++) {
      HookProgress hook = changed.get(i);
      if (hook.is(from) && !hook.removed() && planned(i).resource().equals(resource)) {
        changed.set(i, operator.apply(hook));
        return new HookPhaseProgress(step, groupsStarted, groupsCompleted, changed);
      }
    }
    throw new IllegalStateException(
        "no hook " + resource.display() + " is " + from + " in the phase " + step.phase());
  }
}

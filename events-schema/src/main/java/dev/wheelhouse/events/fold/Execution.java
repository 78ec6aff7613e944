package dev.wheelhouse.events.fold;

import dev.wheelhouse.events.lifecycle.ResourceEvent.ReadinessProgressed;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.Step;
import java.util.Optional;

/**
 * How far a plan is.
 *
 * @param plan what is being done
 * @param position index of the current step; the number of steps when all have ended
 * @param hooks of the current step, when that is a hook phase that has begun; else null
 * @param readiness the latest news of a wait; null: none yet
 */
public record Execution(
    Plan plan, int position, HookPhaseProgress hooks, ReadinessProgressed readiness) {

  static Execution begin(Plan plan) {
    return new Execution(plan, 0, null, null);
  }

  /** The step that runs; empty when all have ended. */
  public Optional<Step> step() {
    return position < plan.steps().size()
        ? Optional.of(plan.steps().get(position))
        : Optional.empty();
  }

  /** Whether hooks run now. */
  public boolean hooksRunning() {
    return hooks != null && hooks.isRunning();
  }

  Execution next() {
    return new Execution(plan, position + 1, null, null);
  }

  Execution with(HookPhaseProgress progress) {
    return new Execution(plan, position, progress, readiness);
  }

  Execution with(ReadinessProgressed news) {
    return new Execution(plan, position, hooks, news);
  }
}

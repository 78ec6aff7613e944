package dev.wheelhouse.events.plan;

import java.util.List;

/**
 * Hooks of one weight, in the order of their start.
 *
 * @param weight the weight they share
 * @param hooks at least one
 */
public record WeightGroup(int weight, List<PlannedHook> hooks) {
  public WeightGroup {
    hooks = List.copyOf(hooks);
  }
}

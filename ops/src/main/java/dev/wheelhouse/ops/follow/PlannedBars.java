package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import java.util.ArrayList;
import java.util.List;

/** The bars of a plan before any of it is done. */
final class PlannedBars implements Step.Visitor<Void> {
  private static final int NAMES = 3;

  private final List<Bar> bars = new ArrayList<>();

  private PlannedBars() {}

  static List<Bar> of(Plan plan) {
    PlannedBars planned = new PlannedBars();
    plan.steps().forEach(step -> step.accept(planned));
    return planned.bars;
  }

  static String group(String phase, int weight) {
    return phase + " weight " + weight;
  }

  @Override
  public Void on(Step.Crds step) {
    add(Bar.Kind.CRDS, step.label(), step.resources());
    return null;
  }

  @Override
  public Void on(Step.HookPhase step) {
    bars.add(Bar.waiting(Bar.Kind.HOOK_PHASE, 0, step.label()).counts(0, step.hooks().size()));
    for (WeightGroup group : step.groups()) {
      bars.add(Bar.waiting(Bar.Kind.WEIGHT_GROUP, 1, group(step.phase(), group.weight())));
      for (PlannedHook hook : group.hooks()) {
        bars.add(Bar.waiting(Bar.Kind.HOOK, 2, hook.resource().display()));
      }
    }
    return null;
  }

  @Override
  public Void on(Step.Wave step) {
    add(
        Bar.Kind.WAVE,
        step.label(),
        step.resources().stream().map(PlannedResource::resource).toList());
    return null;
  }

  @Override
  public Void on(Step.Prune step) {
    add(Bar.Kind.PRUNE, step.label(), step.resources());
    return null;
  }

  @Override
  public Void on(Step.AwaitReady step) {
    bars.add(Bar.waiting(Bar.Kind.READINESS, 0, step.label()));
    return null;
  }

  private void add(Bar.Kind kind, String label, List<ResourceRef> resources) {
    List<String> names = resources.stream().map(ResourceRef::display).toList();
    bars.add(Bar.waiting(kind, 0, label).says(Words.some(names, NAMES)));
  }
}

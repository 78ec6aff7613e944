package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what a plan holds. */
final class PlanSummary implements Step.Visitor<Void> {
  private final Map<PlannedResource.Action, Integer> resources =
      new EnumMap<>(PlannedResource.Action.class);
  private final List<String> phases = new ArrayList<>();
  private int crds;
  private int deleted;

  private PlanSummary() {}

  static String of(Plan plan) {
    PlanSummary summary = new PlanSummary();
    plan.steps().forEach(step -> step.accept(summary));
    List<String> parts = new ArrayList<>();
    summary.add(parts, PlannedResource.Action.CREATE, "to create");
    summary.add(parts, PlannedResource.Action.UPDATE, "to update");
    summary.add(parts, PlannedResource.Action.UNCHANGED, "unchanged");
    if (summary.deleted > 0) {
      parts.add(summary.deleted + " to delete");
    }
    if (summary.crds > 0) {
      parts.add(Words.count(summary.crds, "custom resource definition"));
    }
    parts.addAll(summary.phases);
    return "plan: "
        + plan.action().name().toLowerCase(Locale.ROOT)
        + " revision "
        + plan.revision()
        + ": "
        + (parts.isEmpty() ? "nothing to do" : String.join(", ", parts));
  }

  private void add(List<String> parts, PlannedResource.Action action, String words) {
    int count = resources.getOrDefault(action, 0);
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }

  @Override
  public Void on(Step.Crds step) {
    crds += step.resources().size();
    return null;
  }

  @Override
  public Void on(Step.HookPhase step) {
    phases.add(Words.count(step.hooks().size(), step.phase() + " hook"));
    return null;
  }

  @Override
  public Void on(Step.Wave step) {
    step.resources().forEach(resource -> resources.merge(resource.action(), 1, Integer::sum));
    return null;
  }

  @Override
  public Void on(Step.Prune step) {
    deleted += step.resources().size();
    return null;
  }

  @Override
  public Void on(Step.AwaitReady step) {
    return null;
  }
}

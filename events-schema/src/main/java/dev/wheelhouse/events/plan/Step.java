package dev.wheelhouse.events.plan;

import java.util.List;

/** One step of a plan; the steps run in order, each after the one before has ended. */
public sealed interface Step {
  /** Short name for people and for failure reports, for example {@code pre-install hooks}. */
  String label();

  /** Calls the method of {@code visitor} for this kind of step. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of step.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    R on(Crds step);

    R on(HookPhase step);

    R on(Wave step);

    R on(Prune step);

    R on(AwaitReady step);
  }

  /** Applies the chart's custom resource definitions and waits until they are established. */
  record Crds(List<ResourceRef> resources) implements Step {
    public Crds {
      resources = List.copyOf(resources);
    }

    @Override
    public String label() {
      return "custom resource definitions";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Runs the hooks of one Helm event, weight group by weight group.
   *
   * @param phase Helm's name of the event, for example {@code pre-install}
   * @param groups ascending by weight
   * @param parallelism how many hooks of a group the chart lets run at a time; 0: it says nothing
   */
  record HookPhase(String phase, List<WeightGroup> groups, int parallelism) implements Step {
    public HookPhase {
      groups = List.copyOf(groups);
    }

    /** Of a chart that says nothing of parallel hooks. */
    public HookPhase(String phase, List<WeightGroup> groups) {
      this(phase, groups, 0);
    }

    @Override
    public String label() {
      return phase + " hooks";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }

    /** All hooks of the phase in the order of their start. */
    public List<PlannedHook> hooks() {
      return groups.stream().flatMap(group -> group.hooks().stream()).toList();
    }
  }

  /**
   * Applies objects of one rank of Helm's install order together.
   *
   * @param index from 1
   * @param total number of waves in the plan
   */
  record Wave(int index, int total, List<PlannedResource> resources) implements Step {
    public Wave {
      resources = List.copyOf(resources);
    }

    @Override
    public String label() {
      return "resources, wave " + index + " of " + total;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Deletes objects in Helm's uninstall order.
   *
   * @param resources to be deleted
   * @param kept left in place because of {@code helm.sh/resource-policy: keep}
   * @param awaitGone whether the step ends only when the objects are gone
   */
  record Prune(List<ResourceRef> resources, List<ResourceRef> kept, boolean awaitGone)
      implements Step {
    public Prune {
      resources = List.copyOf(resources);
      kept = List.copyOf(kept);
    }

    @Override
    public String label() {
      return "prune";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Waits until the release's objects are ready.
   *
   * @param jobs whether Jobs must have completed
   */
  record AwaitReady(boolean jobs) implements Step {
    @Override
    public String label() {
      return "readiness";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }
}

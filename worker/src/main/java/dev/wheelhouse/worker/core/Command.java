package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.ChartReference;
import java.time.Instant;

/** Outside work that a deployment waits for. Its outcome comes back as an {@link Input}. */
public sealed interface Command {
  CommandId id();

  /** The step's name for people. */
  String label();

  /** Whether this fact is one that the command's work can establish. */
  boolean establishes(LifecycleEvent fact);

  /**
   * Finds the chart.
   *
   * @param reference with the digest of an earlier resolution, where there was one
   */
  record ResolveChart(CommandId id, ChartReference reference) implements Command {
    @Override
    public String label() {
      return "resolve chart";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof Preparation.ChartResolved;
    }
  }

  /**
   * Reads the request again and merges the values; checks that the release allows the operation.
   */
  record ResolveValues(CommandId id) implements Command {
    @Override
    public String label() {
      return "resolve values";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof Preparation.ValuesResolved;
    }
  }

  /** Renders the chart. */
  record RenderManifest(CommandId id) implements Command {
    @Override
    public String label() {
      return "render";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof Preparation.ManifestRendered;
    }
  }

  /** Works out what is to be done. */
  record ComputePlan(CommandId id) implements Command {
    @Override
    public String label() {
      return "plan";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof Preparation.PlanComputed;
    }
  }

  /** Writes the release Secret, before anything else of the release is touched. */
  record RecordRevision(CommandId id, Plan plan) implements Command {
    @Override
    public String label() {
      return "record revision";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof Preparation.RevisionRecorded;
    }
  }

  /** Applies custom resource definitions and waits until they are established. */
  record ApplyCrds(CommandId id, Step.Crds step) implements Command {
    @Override
    public String label() {
      return step.label();
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof ResourceEvent.CrdsApplied;
    }
  }

  /**
   * Deletes a hook's object and waits until it is gone.
   *
   * @param policy why; null when the deployment was cancelled while the hook ran
   */
  record DeleteHook(CommandId id, String phase, PlannedHook hook, DeletePolicy policy)
      implements Command {
    @Override
    public String label() {
      return phase + " hook " + hook.resource().display();
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof HookEvent.HookDeleted;
    }
  }

  /** Creates a hook's object, or adopts the one an earlier owner created, and waits for its end. */
  record RunHook(CommandId id, String phase, PlannedHook hook, Instant deadline)
      implements Command {
    @Override
    public String label() {
      return phase + " hook " + hook.resource().display();
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof HookEvent.HookSucceeded || fact instanceof HookEvent.HookFailed;
    }
  }

  /** Applies one wave of objects. */
  record ApplyWave(CommandId id, Step.Wave step) implements Command {
    @Override
    public String label() {
      return step.label();
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof ResourceEvent.ResourcesApplied;
    }
  }

  /** Deletes objects. */
  record PruneResources(CommandId id, Step.Prune step) implements Command {
    @Override
    public String label() {
      return step.label();
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof ResourceEvent.ResourcesPruned;
    }
  }

  /** Waits until the objects of the plan's waves are ready. */
  record AwaitReadiness(CommandId id, Plan plan, boolean jobs) implements Command {
    @Override
    public String label() {
      return "readiness";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof ResourceEvent.ResourcesReady;
    }
  }

  /** Works out how a failed atomic deployment is undone. */
  record PlanRemediation(CommandId id, RemediationStarted.Kind kind) implements Command {
    @Override
    public String label() {
      return "plan remediation";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return fact instanceof RemediationStarted;
    }
  }

  /**
   * Writes the final status of the revisions.
   *
   * @param plan whose revision it is
   * @param succeeded whether the plan's revision succeeded
   * @param description for Helm's history
   */
  record FinishRevision(CommandId id, Plan plan, boolean succeeded, String description)
      implements Command {
    @Override
    public String label() {
      return "finish revision";
    }

    @Override
    public boolean establishes(LifecycleEvent fact) {
      return false;
    }
  }
}

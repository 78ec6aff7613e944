package dev.wheelhouse.worker.core;

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
  }

  /**
   * Reads the request again and merges the values; checks that the release allows the operation.
   */
  record ResolveValues(CommandId id) implements Command {
    @Override
    public String label() {
      return "resolve values";
    }
  }

  /** Renders the chart. */
  record RenderManifest(CommandId id) implements Command {
    @Override
    public String label() {
      return "render";
    }
  }

  /** Works out what is to be done. */
  record ComputePlan(CommandId id) implements Command {
    @Override
    public String label() {
      return "plan";
    }
  }

  /** Writes the release Secret, before anything else of the release is touched. */
  record RecordRevision(CommandId id, Plan plan) implements Command {
    @Override
    public String label() {
      return "record revision";
    }
  }

  /** Applies custom resource definitions and waits until they are established. */
  record ApplyCrds(CommandId id, Step.Crds step) implements Command {
    @Override
    public String label() {
      return step.label();
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
  }

  /** Creates a hook's object, or adopts the one an earlier owner created, and waits for its end. */
  record RunHook(CommandId id, String phase, PlannedHook hook, Instant deadline)
      implements Command {
    @Override
    public String label() {
      return phase + " hook " + hook.resource().display();
    }
  }

  /** Applies one wave of objects. */
  record ApplyWave(CommandId id, Step.Wave step) implements Command {
    @Override
    public String label() {
      return step.label();
    }
  }

  /** Deletes objects. */
  record PruneResources(CommandId id, Step.Prune step) implements Command {
    @Override
    public String label() {
      return step.label();
    }
  }

  /** Waits until the objects of the plan's waves are ready. */
  record AwaitReadiness(CommandId id, Plan plan, boolean jobs) implements Command {
    @Override
    public String label() {
      return "readiness";
    }
  }

  /** Works out how a failed atomic deployment is undone. */
  record PlanRemediation(CommandId id, RemediationStarted.Kind kind) implements Command {
    @Override
    public String label() {
      return "plan remediation";
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
  }
}

package dev.wheelhouse.events.lifecycle;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.plan.Plan;
import java.time.Instant;

/** What went wrong, and what is done about it. */
public sealed interface Trouble extends LifecycleEvent {

  /**
   * A step met a passing fault and will be tried again.
   *
   * @param step label of the step
   * @param attempt the attempt that failed, from 1
   * @param next when the next attempt begins
   */
  record StepRetried(String step, int attempt, DeployError error, Instant next) implements Trouble {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * A step failed for good; the deployment turns to remediation or to its end.
   *
   * @param step label of the step
   */
  record StepFailed(String step, DeployError error) implements Trouble {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * An atomic deployment failed and is undone.
   *
   * @param kind what is done
   * @param targetRevision the revision that a rollback returns to; 0 for an uninstall
   * @param plan how it is done
   * @param manifestDigest digest of the manifest and hooks that the plan applies
   * @param deadline when the remediation's own budget ends
   */
  record RemediationStarted(
      Kind kind, int targetRevision, Plan plan, String manifestDigest, Instant deadline)
      implements Trouble {
    /** How a failed deployment is undone. */
    public enum Kind {
      ROLLBACK,
      UNINSTALL
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** Somebody asked for the deployment to stop. */
  record CancellationRequested(String by, String reason) implements Trouble {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }
}

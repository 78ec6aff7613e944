package dev.wheelhouse.events.lifecycle;

import dev.wheelhouse.events.DeployError;

/** How a deployment ended; exactly one each deployment, and nothing after it. */
public sealed interface End extends LifecycleEvent {

  /** Installed or upgraded. */
  record ReleaseDeployed(int revision) implements End {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The plan was all that was asked for; nothing was changed.
   *
   * @param planDigest digest of the plan
   */
  record DryRunCompleted(String planDigest) implements End {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Rolled back.
   *
   * @param revision the new revision
   * @param toRevision the old one whose content it has
   */
  record ReleaseRolledBack(int revision, int toRevision) implements End {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** Uninstalled. */
  record ReleaseUninstalled(int revision, boolean historyKept) implements End {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** All tests passed. */
  record ReleaseTested(int revision, int tests) implements End {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Failed.
   *
   * @param revision the revision that failed; 0 when none was recorded
   * @param step label of the step that failed
   * @param error why
   * @param remediation what became of the remediation
   */
  record ReleaseFailed(int revision, String step, DeployError error, Remediation remediation)
      implements End {
    /** What became of the remediation. */
    public enum Remediation {
      NONE,
      ROLLED_BACK,
      UNINSTALLED,
      FAILED
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Stopped on request.
   *
   * @param revision the revision it left behind; 0 when none was recorded
   * @param error {@code CANCELLED} or {@code SUPERSEDED}
   */
  record DeploymentCancelled(int revision, DeployError error) implements End {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }
}

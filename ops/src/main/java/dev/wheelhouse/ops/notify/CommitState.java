package dev.wheelhouse.ops.notify;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import java.util.Optional;
import java.util.Set;

/** What a deployment's event makes of its commit's status, in the words of GitHub and GitLab. */
enum CommitState {
  QUEUED("pending", "pending"),
  RUNNING("pending", "running"),
  SUCCEEDED("success", "success"),
  FAILED("failure", "failed"),
  CANCELLED("error", "canceled");

  /** Names of the events that change it. */
  static final Set<String> EVENTS =
      Set.of(
          "request-accepted",
          "deployment-started",
          "approval-requested",
          "approval-granted",
          "release-deployed",
          "release-rolled-back",
          "release-uninstalled",
          "release-tested",
          "dry-run-completed",
          "release-failed",
          "deployment-cancelled");

  private final String gitHub;
  private final String gitLab;

  CommitState(String gitHub, String gitLab) {
    this.gitHub = gitHub;
    this.gitLab = gitLab;
  }

  /** That after an event; empty for one that changes nothing. */
  static Optional<CommitState> after(LifecycleEvent event) {
    if (event instanceof Intake.RequestAccepted) {
      return Optional.of(QUEUED);
    }
    if (event instanceof Intake.DeploymentStarted
        || event instanceof Preparation.ApprovalRequested
        || event instanceof Preparation.ApprovalGranted) {
      return Optional.of(RUNNING);
    }
    if (event instanceof End.ReleaseFailed) {
      return Optional.of(FAILED);
    }
    if (event instanceof End.DeploymentCancelled) {
      return Optional.of(CANCELLED);
    }
    return event instanceof End ? Optional.of(SUCCEEDED) : Optional.empty();
  }

  String gitHub() {
    return gitHub;
  }

  String gitLab() {
    return gitLab;
  }
}

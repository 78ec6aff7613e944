package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Deployment.Failure;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.End.ReleaseFailed.Remediation;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Options.DryRun;

/** How a deployment ends, from its state. */
final class Endings {
  private Endings() {}

  /** Whether the plan that ran last did what it was to do. */
  static boolean planSucceeded(Deployment deployment) {
    if (deployment.isCancelled()) {
      return false;
    }
    return deployment.remediation() == null
        ? deployment.failure() == null
        : deployment.remediationFailure() == null;
  }

  /** What Helm's history says of the revision. */
  static String description(Deployment deployment) {
    String release = "Release \"" + deployment.key().release() + "\"";
    if (deployment.isCancelled()) {
      return release + " was cancelled: " + cancellation(deployment).message();
    }
    if (!planSucceeded(deployment)) {
      Failure failure =
          deployment.remediation() == null ? deployment.failure() : deployment.remediationFailure();
      return release + " failed: " + failure.step() + ": " + failure.error().message();
    }
    if (deployment.remediation() == null && !deployment.request().description().isEmpty()) {
      return deployment.request().description();
    }
    return switch (deployment.plan().orElseThrow().action()) {
      case INSTALL -> "Install complete";
      case UPGRADE -> "Upgrade complete";
      case ROLLBACK -> "Rollback to " + target(deployment);
      case UNINSTALL -> "Uninstallation complete";
      case TEST -> "";
    };
  }

  private static int target(Deployment deployment) {
    return deployment.remediation() == null
        ? deployment.planned().plan().targetRevision()
        : deployment.remediation().targetRevision();
  }

  /**
   * The event that ends a deployment in stage FINISHING.
   *
   * @param finish why the final status could not be written; null when it was, or needed not be
   */
  static End end(Deployment deployment, DeployError finish) {
    if (deployment.isCancelled()) {
      return new End.DeploymentCancelled(deployment.revision(), cancellation(deployment));
    }
    if (deployment.failure() != null) {
      return new End.ReleaseFailed(
          deployment.revision(),
          deployment.failure().step(),
          deployment.failure().error(),
          remediation(deployment, finish));
    }
    if (finish != null) {
      return new End.ReleaseFailed(
          deployment.revision(), "finish revision", finish, Remediation.NONE);
    }
    if (deployment.request().options().dryRun() != DryRun.NONE) {
      return new End.DryRunCompleted(deployment.planned().digest());
    }
    Plan plan = deployment.planned().plan();
    return switch (plan.action()) {
      case INSTALL, UPGRADE -> new End.ReleaseDeployed(plan.revision());
      case ROLLBACK -> new End.ReleaseRolledBack(plan.revision(), plan.targetRevision());
      case UNINSTALL ->
          new End.ReleaseUninstalled(plan.revision(), deployment.request().keepHistory());
      case TEST -> new End.ReleaseTested(plan.revision(), tests(plan));
    };
  }

  private static int tests(Plan plan) {
    return plan.steps().stream()
        .filter(Step.HookPhase.class::isInstance)
        .mapToInt(step -> ((Step.HookPhase) step).hooks().size())
        .sum();
  }

  private static DeployError cancellation(Deployment deployment) {
    if (!deployment.supersededBy().isEmpty()) {
      return new DeployError(
          ErrorCode.SUPERSEDED, "superseded by deployment " + deployment.supersededBy());
    }
    String by = deployment.cancellation().by();
    String reason = deployment.cancellation().reason();
    return new DeployError(
        ErrorCode.CANCELLED,
        "cancelled" + (by.isEmpty() ? "" : " by " + by) + (reason.isEmpty() ? "" : ": " + reason));
  }

  private static Remediation remediation(Deployment deployment, DeployError finish) {
    if (deployment.remediationFailure() != null) {
      return Remediation.FAILED;
    }
    if (deployment.remediation() == null) {
      return Remediation.NONE;
    }
    if (finish != null) {
      return Remediation.FAILED;
    }
    return switch (deployment.remediation().kind()) {
      case ROLLBACK -> Remediation.ROLLED_BACK;
      case UNINSTALL -> Remediation.UNINSTALLED;
    };
  }
}

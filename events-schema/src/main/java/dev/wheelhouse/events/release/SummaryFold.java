package dev.wheelhouse.events.release;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.release.ReleaseSummary.Progress;
import java.util.Locale;

/** Works out what a deployment has made of its release. */
final class SummaryFold {
  private static final String UNKNOWN = "unknown";
  private static final String DEPLOYED = "deployed";
  private static final String UNINSTALLED = "uninstalled";
  private static final String FAILED = "failed";

  private final ReleaseSummary earlier;
  private final Deployment deployment;

  SummaryFold(ReleaseSummary earlier, Deployment deployment) {
    this.earlier = earlier;
    this.deployment = deployment;
  }

  ReleaseSummary summary() {
    boolean untouched = leftAlone();
    ChartResolved chart = isUndone() ? null : deployment.chart();
    boolean chartKept = untouched || (deployment.request().chart() == null && !isRollback());
    return new ReleaseSummary(
        deployment.key(),
        untouched ? earlierStatus() : status(),
        untouched ? earlierRevision() : deployment.revision(),
        chartKept ? earlierChart().chart() : chart == null ? "" : chart.name(),
        chartKept ? earlierChart().chartVersion() : chart == null ? "" : chart.version(),
        chartKept ? earlierChart().appVersion() : chart == null ? "" : chart.appVersion(),
        deployment.id(),
        deployment.request().operation(),
        progress(),
        step(),
        error(),
        deployment.request().requester().name(),
        deployment.updatedAt());
  }

  /** Whether the release is as it was before: nothing recorded, a test, or only a plan. */
  private boolean leftAlone() {
    return switch (deployment.request().operation()) {
      case TEST -> true;
      case INSTALL, UPGRADE, ROLLBACK, UNINSTALL ->
          deployment.revision() == 0 && !(deployment.end() instanceof End.ReleaseUninstalled);
      case CANCEL, APPROVE, DENY -> true;
    };
  }

  private boolean isUndone() {
    return deployment.remediation() != null
        && deployment.remediation().kind() == RemediationStarted.Kind.ROLLBACK;
  }

  private boolean isRollback() {
    return switch (deployment.request().operation()) {
      case ROLLBACK -> true;
      case INSTALL, UPGRADE, UNINSTALL, TEST, CANCEL, APPROVE, DENY -> false;
    };
  }

  private String status() {
    End end = deployment.end();
    if (end == null) {
      return pending();
    }
    if (end instanceof End.ReleaseDeployed || end instanceof End.ReleaseRolledBack) {
      return DEPLOYED;
    }
    if (end instanceof End.ReleaseUninstalled) {
      return UNINSTALLED;
    }
    if (end instanceof End.ReleaseFailed failed) {
      return switch (failed.remediation()) {
        case ROLLED_BACK -> DEPLOYED;
        case UNINSTALLED -> UNINSTALLED;
        case NONE, FAILED -> FAILED;
      };
    }
    return end instanceof End.DeploymentCancelled ? FAILED : earlierStatus();
  }

  private String pending() {
    return deployment
        .plan()
        .map(
            plan ->
                switch (plan.action()) {
                  case INSTALL -> "pending-install";
                  case UPGRADE -> "pending-upgrade";
                  case ROLLBACK -> "pending-rollback";
                  case UNINSTALL -> "uninstalling";
                  case TEST -> earlierStatus();
                })
        .orElseGet(this::earlierStatus);
  }

  private Progress progress() {
    End end = deployment.end();
    if (end == null) {
      return deployment.stage() == Stage.QUEUED ? Progress.QUEUED : Progress.RUNNING;
    }
    if (end instanceof End.ReleaseFailed) {
      return Progress.FAILED;
    }
    return end instanceof End.DeploymentCancelled ? Progress.CANCELLED : Progress.SUCCEEDED;
  }

  private String step() {
    return switch (deployment.stage()) {
      case EXECUTING ->
          deployment.execution().step().map(Step::label).orElseGet(() -> words(Stage.EXECUTING));
      case ENDED -> "";
      case QUEUED,
          RESOLVING_CHART,
          RESOLVING_VALUES,
          RENDERING,
          PLANNING,
          AWAITING_APPROVAL,
          RECORDING,
          REMEDIATING,
          FINISHING ->
          words(deployment.stage());
    };
  }

  private static String words(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private DeployError error() {
    if (deployment.end() instanceof End.ReleaseFailed failed) {
      return failed.error();
    }
    if (deployment.end() instanceof End.DeploymentCancelled cancelled) {
      return cancelled.error();
    }
    return deployment.failure() == null ? null : deployment.failure().error();
  }

  private String earlierStatus() {
    return earlier == null ? UNKNOWN : earlier.status();
  }

  private int earlierRevision() {
    return earlier == null ? 0 : earlier.revision();
  }

  /** What is known of the chart from before; nothing of it when there is no earlier summary. */
  private EarlierChart earlierChart() {
    return earlier == null
        ? new EarlierChart("", "", "")
        : new EarlierChart(earlier.chart(), earlier.chartVersion(), earlier.appVersion());
  }

  private record EarlierChart(String chart, String chartVersion, String appVersion) {}
}

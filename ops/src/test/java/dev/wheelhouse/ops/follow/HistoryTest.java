package dev.wheelhouse.ops.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words are those that {@code helm history} shows after the same actions. */
class HistoryTest {
  private final History history = new History();
  private int deployments;

  private void deployment(LifecycleEvent... events) {
    deployments++;
    long sequence = 0;
    for (LifecycleEvent data : events) {
      history.on(
          new Event(
              "deployment" + deployments,
              ++sequence,
              new ReleaseKey("default", "shop", "web"),
              Story.START.plusSeconds(deployments * 60L + sequence),
              "w1",
              "",
              data));
    }
  }

  private static Intake.RequestAccepted accepted(
      Operation operation, int revision, String description) {
    return new Intake.RequestAccepted(
        "r",
        operation,
        new Intake.Coordinates("t", 0, 0),
        "sha256:00",
        Requester.UNKNOWN,
        description,
        operation == Operation.ROLLBACK ? null : new ChartReference("web", "", "", ""),
        revision,
        false,
        Options.DEFAULTS);
  }

  private static Preparation.ChartResolved chart(String version) {
    return new Preparation.ChartResolved("web", "web", version, "9", "sha256:00");
  }

  private static Preparation.RevisionRecorded recorded(int revision, String status) {
    return new Preparation.RevisionRecorded(revision, status, "secret");
  }

  private void installedAndUpgraded() {
    deployment(
        accepted(Operation.INSTALL, 0, ""),
        chart("1.0.0"),
        recorded(1, "pending-install"),
        new End.ReleaseDeployed(1));
    deployment(
        accepted(Operation.UPGRADE, 0, ""),
        chart("1.1.0"),
        recorded(2, "pending-upgrade"),
        new End.ReleaseDeployed(2));
  }

  @Test
  void supersedesARevisionThatANewOneReplaces() {
    installedAndUpgraded();

    assertThat(history.revisions())
        .extracting(r -> r.revision() + " " + r.status() + " " + r.chart() + " " + r.description())
        .containsExactly(
            "1 superseded web-1.0.0 Install complete", "2 deployed web-1.1.0 Upgrade complete");
  }

  @Test
  void givesARollbackTheChartOfItsTarget() {
    installedAndUpgraded();

    deployment(
        accepted(Operation.ROLLBACK, 1, ""),
        recorded(3, "pending-rollback"),
        new End.ReleaseRolledBack(3, 1));

    assertThat(history.revisions())
        .extracting(r -> r.revision() + " " + r.status() + " " + r.chart() + " " + r.description())
        .containsExactly(
            "1 superseded web-1.0.0 Install complete",
            "2 superseded web-1.1.0 Upgrade complete",
            "3 deployed web-1.0.0 Rollback to 1");
  }

  @Test
  void givesARollbackThatNamedNoRevisionTheChartOfThePlansTarget() {
    installedAndUpgraded();
    Plan plan = new Plan(Plan.Action.ROLLBACK, 3, 2, 1, List.of());

    deployment(
        accepted(Operation.ROLLBACK, 0, ""),
        new Preparation.PlanComputed("sha256:00", plan, "sha256:00"),
        recorded(3, "pending-rollback"));

    assertThat(history.revisions())
        .extracting(r -> r.revision() + " " + r.chart() + " " + r.description())
        .endsWith("3 web-1.0.0 Rollback to 1");
    assertThat(history.charts().source(3)).isEqualTo(1);
  }

  @Test
  void keepsTheDeployedRevisionBesideOneThatFailed() {
    installedAndUpgraded();

    deployment(
        accepted(Operation.UPGRADE, 0, ""),
        chart("1.2.0"),
        recorded(3, "pending-upgrade"),
        new End.ReleaseFailed(
            3,
            "readiness",
            new DeployError(ErrorCode.READINESS_TIMEOUT, "1 of 2 are ready"),
            End.ReleaseFailed.Remediation.NONE));

    assertThat(history.revisions())
        .extracting(r -> r.status() + " " + r.description())
        .containsExactly(
            "superseded Install complete", "deployed Upgrade complete", "failed 1 of 2 are ready");
  }

  @Test
  void forgetsAnUninstalledReleaseUnlessItsHistoryIsKept() {
    installedAndUpgraded();

    deployment(accepted(Operation.UNINSTALL, 0, ""), new End.ReleaseUninstalled(2, true));
    assertThat(history.revisions())
        .extracting(Revision::status)
        .containsExactly("superseded", "uninstalled");

    deployment(accepted(Operation.UNINSTALL, 0, ""), new End.ReleaseUninstalled(2, false));
    assertThat(history.revisions()).isEmpty();
  }

  @Test
  void showsTheDescriptionThatARequestCarries() {
    deployment(
        accepted(Operation.INSTALL, 0, "first night"),
        chart("1.0.0"),
        recorded(1, "pending-install"),
        new End.ReleaseDeployed(1));

    assertThat(history.revisions())
        .extracting(Revision::description)
        .containsExactly("first night");
  }
}

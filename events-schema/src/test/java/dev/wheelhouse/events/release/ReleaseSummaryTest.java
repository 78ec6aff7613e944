package dev.wheelhouse.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.End.ReleaseFailed.Remediation;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.release.ReleaseSummary.Progress;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Options.Wait;
import dev.wheelhouse.events.request.Requester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseSummaryTest {
  private static final ReleaseKey KEY = new ReleaseKey("default", "shop", "web");
  private static final Instant START = Instant.parse("2026-05-04T10:15:30Z");
  private static final DeployError ERROR = new DeployError(ErrorCode.READINESS_TIMEOUT, "late");
  private static final ChartReference CHART = new ChartReference("web", "", "", "");
  private static final List<LifecycleEvent> PREPARED =
      List.of(
          new Intake.DeploymentStarted("worker-1", START.plusSeconds(300)),
          new Preparation.ChartResolved("web", "web", "1.4.2", "2.0", "sha256:c"),
          new Preparation.ValuesResolved("sha256:v", List.of("request")),
          new Preparation.ManifestRendered("gotpl", 1, 0, "sha256:m", List.of()));

  @Test
  void isUnknownAndQueuedBeforeTheReleaseIsTouched() {
    ReleaseSummary summary = ReleaseSummary.of(deployment(Operation.UPGRADE, List.of()));

    assertThat(summary.status()).isEqualTo("unknown");
    assertThat(summary.progress()).isEqualTo(Progress.QUEUED);
    assertThat(summary.step()).isEqualTo("queued");
    assertThat(summary.requestedBy()).isEqualTo("ada");
    assertThat(summary.revision()).isZero();
  }

  @Test
  void isPendingOnceTheRevisionIsRecorded() {
    ReleaseSummary summary = ReleaseSummary.of(recorded(Operation.UPGRADE, Plan.Action.UPGRADE));

    assertThat(summary.status()).isEqualTo("pending-upgrade");
    assertThat(summary.revision()).isEqualTo(4);
    assertThat(summary.chart()).isEqualTo("web");
    assertThat(summary.chartVersion()).isEqualTo("1.4.2");
    assertThat(summary.progress()).isEqualTo(Progress.RUNNING);
    assertThat(summary.step()).isEqualTo("readiness");
  }

  @Test
  void namesThePendingInstallOfAnUpgradeThatInstalls() {
    assertThat(ReleaseSummary.of(recorded(Operation.UPGRADE, Plan.Action.INSTALL)).status())
        .isEqualTo("pending-install");
  }

  @Test
  void isDeployedWhenTheDeploymentSaysSo() {
    ReleaseSummary summary =
        ReleaseSummary.of(
            after(
                recorded(Operation.UPGRADE, Plan.Action.UPGRADE),
                new ResourceEvent.ResourcesReady(1),
                new End.ReleaseDeployed(4)));

    assertThat(summary.status()).isEqualTo("deployed");
    assertThat(summary.progress()).isEqualTo(Progress.SUCCEEDED);
    assertThat(summary.step()).isEmpty();
    assertThat(summary.error()).isNull();
    assertThat(summary.updated()).isAfter(START);
  }

  @Test
  void isFailedWithTheErrorWhenNothingUndoesIt() {
    ReleaseSummary summary =
        ReleaseSummary.of(
            after(
                recorded(Operation.UPGRADE, Plan.Action.UPGRADE),
                new Trouble.StepFailed("readiness", ERROR),
                new End.ReleaseFailed(4, "readiness", ERROR, Remediation.NONE)));

    assertThat(summary.status()).isEqualTo("failed");
    assertThat(summary.progress()).isEqualTo(Progress.FAILED);
    assertThat(summary.error()).isEqualTo(ERROR);
  }

  @Test
  void isDeployedWithAChartItDoesNotKnowAfterAnUpgradeWasRolledBack() {
    Deployment running = recorded(Operation.UPGRADE, Plan.Action.UPGRADE, atomic());
    Plan back = new Plan(Plan.Action.ROLLBACK, 5, 4, 3, List.of(new Step.AwaitReady(false)));

    Deployment undone =
        after(
            running,
            new Trouble.StepFailed("readiness", ERROR),
            new Trouble.RemediationStarted(
                Trouble.RemediationStarted.Kind.ROLLBACK, 3, back, "sha256:o", START),
            new Preparation.RevisionRecorded(5, "pending-rollback", "sh.helm.release.v1.web.v5"));
    Deployment ended =
        after(
            undone,
            new ResourceEvent.ResourcesReady(1),
            new End.ReleaseFailed(4, "readiness", ERROR, Remediation.ROLLED_BACK));

    assertThat(ReleaseSummary.of(undone).status()).isEqualTo("pending-rollback");
    ReleaseSummary summary = ReleaseSummary.of(ended);
    assertThat(summary.status()).isEqualTo("deployed");
    assertThat(summary.revision()).isEqualTo(5);
    assertThat(summary.chartVersion()).isEmpty();
    assertThat(summary.progress()).isEqualTo(Progress.FAILED);
  }

  @Test
  void keepsWhatWasKnownWhenTheDeploymentLeftTheReleaseAlone() {
    ReleaseSummary earlier =
        ReleaseSummary.of(
            after(
                recorded(Operation.INSTALL, Plan.Action.INSTALL),
                new ResourceEvent.ResourcesReady(1),
                new End.ReleaseDeployed(4)));
    DeployError error = new DeployError(ErrorCode.CHART_NOT_FOUND, "no such chart");
    Deployment failedEarly =
        deployment(
            Operation.UPGRADE,
            List.of(
                new Intake.DeploymentStarted("worker-1", START),
                new Trouble.StepFailed("resolving chart", error),
                new End.ReleaseFailed(0, "resolving chart", error, Remediation.NONE)));

    ReleaseSummary summary = ReleaseSummary.of(earlier, failedEarly);

    assertThat(summary.status()).isEqualTo("deployed");
    assertThat(summary.revision()).isEqualTo(4);
    assertThat(summary.chart()).isEqualTo("web");
    assertThat(summary.progress()).isEqualTo(Progress.FAILED);
    assertThat(summary.error()).isEqualTo(error);
  }

  @Test
  void isUninstalledAfterAnUninstall() {
    Plan plan =
        new Plan(
            Plan.Action.UNINSTALL, 4, 4, 0, List.of(new Step.Prune(List.of(), List.of(), false)));
    Deployment running =
        deployment(
            Operation.UNINSTALL,
            List.of(
                new Intake.DeploymentStarted("worker-1", START.plusSeconds(300)),
                new Preparation.PlanComputed("sha256:p", plan, "sha256:m"),
                new Preparation.RevisionRecorded(4, "uninstalling", "sh.helm.release.v1.web.v4")));

    assertThat(ReleaseSummary.of(running).status()).isEqualTo("uninstalling");
    assertThat(
            ReleaseSummary.of(
                    after(
                        running,
                        new ResourceEvent.ResourcesPruned(List.of(), List.of()),
                        new End.ReleaseUninstalled(4, false)))
                .status())
        .isEqualTo("uninstalled");
  }

  @Test
  void countsACancelledQueuedDeploymentAsCancelled() {
    DeployError error = new DeployError(ErrorCode.CANCELLED, "cancelled by ada");
    ReleaseSummary summary =
        ReleaseSummary.of(
            deployment(
                Operation.UPGRADE,
                List.of(
                    new Trouble.CancellationRequested("ada", ""),
                    new End.DeploymentCancelled(0, error))));

    assertThat(summary.progress()).isEqualTo(Progress.CANCELLED);
    assertThat(summary.status()).isEqualTo("unknown");
  }

  private static Deployment recorded(Operation operation, Plan.Action action) {
    return recorded(operation, action, Options.DEFAULTS);
  }

  private static Deployment recorded(Operation operation, Plan.Action action, Options options) {
    Plan plan = new Plan(action, 4, 3, 0, List.of(new Step.AwaitReady(false)));
    List<LifecycleEvent> events = new ArrayList<>(PREPARED);
    events.add(new Preparation.PlanComputed("sha256:p", plan, "sha256:m"));
    events.add(new Preparation.RevisionRecorded(4, "pending", "sh.helm.release.v1.web.v4"));
    return deployment(operation, events, options);
  }

  private static Deployment deployment(Operation operation, List<LifecycleEvent> events) {
    return deployment(operation, events, Options.DEFAULTS);
  }

  private static Deployment deployment(
      Operation operation, List<LifecycleEvent> events, Options options) {
    boolean takesChart = operation == Operation.INSTALL || operation == Operation.UPGRADE;
    Intake.RequestAccepted accepted =
        new Intake.RequestAccepted(
            "1",
            operation,
            new Intake.Coordinates("wheelhouse.requests", 0, 0),
            "sha256:r",
            new Requester("ada", "", ""),
            "",
            takesChart ? CHART : null,
            0,
            false,
            options);
    return after(Deployment.begin(event(1, accepted)), events.toArray(LifecycleEvent[]::new));
  }

  private static Deployment after(Deployment deployment, LifecycleEvent... events) {
    Deployment state = deployment;
    for (LifecycleEvent data : events) {
      state = state.apply(event(state.sequence() + 1, data));
    }
    return state;
  }

  private static Event event(long sequence, LifecycleEvent data) {
    return new Event("d", sequence, KEY, START.plusSeconds(sequence), "worker-1", "", data);
  }

  private static Options atomic() {
    return Options.DEFAULTS.change().waitFor(Wait.RESOURCES).atomic(true).build();
  }
}

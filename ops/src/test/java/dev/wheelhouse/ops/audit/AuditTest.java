package dev.wheelhouse.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.End.ReleaseFailed.Remediation;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Preparation.RevisionRecorded;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ZEROS = "sha256:" + "0".repeat(64);
  private static final DeployError ERROR = new DeployError(ErrorCode.HOOK_FAILED, "migrate failed");

  private final List<Event> log = new ArrayList<>();

  /** One deployment, a minute after the last event; each of its events a second apart. */
  private void deployment(
      String release, String by, Operation operation, String version, LifecycleEvent... events) {
    ReleaseKey key = new ReleaseKey("default", "shop", release);
    Instant begin = log.isEmpty() ? START : log.get(log.size() - 1).time().plusSeconds(60);
    List<LifecycleEvent> all = new ArrayList<>();
    all.add(
        new RequestAccepted(
            "request-" + log.size(),
            operation,
            new Coordinates("requests", 0, log.size()),
            ZEROS,
            new Requester(by, "commit-" + version, ""),
            "",
            null,
            0,
            false,
            Options.DEFAULTS));
    if (!version.isEmpty()) {
      all.add(new ChartResolved("web", "web", version, "", "sha256:of-" + version));
    }
    all.addAll(List.of(events));
    String id = "deployment-" + log.size();
    for (int i = 0; i < all.size(); i++) {
      log.add(new Event(id, i + 1, key, begin.plusSeconds(i), "w1", "", all.get(i)));
    }
  }

  private static RevisionRecorded recorded(int revision) {
    return new RevisionRecorded(revision, "pending-upgrade", "sh.helm.release.v1.web.v" + revision);
  }

  private String auditAt(Instant moment) {
    Audit audit = new Audit(moment);
    log.stream().filter(event -> Audit.heeds(event.data().getClass())).forEach(audit::on);
    return audit.standings().stream()
        .map(
            standing ->
                "%s v%d %s %s by %s"
                    .formatted(
                        standing.key().release(),
                        standing.revision(),
                        standing.status(),
                        standing.chart() == null ? "?" : standing.chart().digest(),
                        standing.requester().name()))
        .collect(Collectors.joining("\n"));
  }

  private Instant now() {
    return log.get(log.size() - 1).time();
  }

  @Test
  void tellsWhatWasDeployedThenAndNotWhatCameLater() {
    deployment("web", "ada", Operation.INSTALL, "1", recorded(1), new End.ReleaseDeployed(1));
    Instant monday = now();
    deployment("web", "bob", Operation.UPGRADE, "2", recorded(2), new End.ReleaseDeployed(2));
    deployment("api", "bob", Operation.INSTALL, "7", recorded(1), new End.ReleaseDeployed(1));

    assertThat(auditAt(START.minusSeconds(1))).isEmpty();
    assertThat(auditAt(monday)).isEqualTo("web v1 deployed sha256:of-1 by ada");
    assertThat(auditAt(now()))
        .isEqualTo("api v1 deployed sha256:of-7 by bob\nweb v2 deployed sha256:of-2 by bob");
  }

  @Test
  void anUpgradeThatRunsHasChangedNothingYet() {
    deployment("web", "ada", Operation.INSTALL, "1", recorded(1), new End.ReleaseDeployed(1));
    deployment("web", "bob", Operation.UPGRADE, "2", recorded(2));

    assertThat(auditAt(now())).isEqualTo("web v1 deployed sha256:of-1 by ada");
  }

  @Test
  void aRollbackBringsTheOldChartBack() {
    deployment("web", "ada", Operation.INSTALL, "1", recorded(1), new End.ReleaseDeployed(1));
    deployment("web", "bob", Operation.UPGRADE, "2", recorded(2), new End.ReleaseDeployed(2));
    deployment("web", "eve", Operation.ROLLBACK, "", recorded(3), new End.ReleaseRolledBack(3, 1));

    assertThat(auditAt(now())).isEqualTo("web v3 deployed sha256:of-1 by eve");
  }

  @Test
  void aFailureThatWasUndoneLeavesWhatWasThereBefore() {
    deployment("web", "ada", Operation.INSTALL, "1", recorded(1), new End.ReleaseDeployed(1));
    Plan plan = new Plan(Plan.Action.ROLLBACK, 3, 2, 1, List.of());
    deployment(
        "web",
        "bob",
        Operation.UPGRADE,
        "2",
        recorded(2),
        new RemediationStarted(
            RemediationStarted.Kind.ROLLBACK, 1, plan, ZEROS, START.plusSeconds(600)),
        recorded(3),
        new End.ReleaseFailed(2, "hook", ERROR, Remediation.ROLLED_BACK));

    assertThat(auditAt(now())).isEqualTo("web v3 deployed sha256:of-1 by bob");
  }

  @Test
  void aFailureThatWasNotUndoneStands() {
    deployment("web", "ada", Operation.INSTALL, "1", recorded(1), new End.ReleaseDeployed(1));
    deployment(
        "web",
        "bob",
        Operation.UPGRADE,
        "2",
        recorded(2),
        new End.ReleaseFailed(2, "hook", ERROR, Remediation.NONE));
    deployment(
        "web",
        "eve",
        Operation.UPGRADE,
        "3",
        new End.ReleaseFailed(0, "render", ERROR, Remediation.NONE));

    assertThat(auditAt(now())).isEqualTo("web v2 failed sha256:of-2 by bob");
  }

  @Test
  void whatWasUninstalledIsGone() {
    deployment("web", "ada", Operation.INSTALL, "1", recorded(1), new End.ReleaseDeployed(1));
    deployment("web", "bob", Operation.UNINSTALL, "", new End.ReleaseUninstalled(1, false));

    assertThat(auditAt(now())).isEmpty();
  }
}

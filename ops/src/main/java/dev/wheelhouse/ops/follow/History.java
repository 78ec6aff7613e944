package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The revisions of one release, folded from all its events in order. Knows what Wheelhouse did;
 * what another client did to the release, only the release Secrets tell. Not thread-safe.
 */
public final class History {
  private final Map<Integer, Revision> revisions = new TreeMap<>();
  private final RevisionCharts charts = new RevisionCharts();
  private final Map<String, Intake.RequestAccepted> requests = new LinkedHashMap<>();

  /** Takes the next event of the release. */
  public void on(Event event) {
    charts.on(event);
    LifecycleEvent data = event.data();
    if (data instanceof Intake.RequestAccepted accepted) {
      requests.put(event.deployment(), accepted);
    } else if (data instanceof Preparation.RevisionRecorded recorded) {
      recorded(event, recorded);
    } else if (data instanceof End end) {
      ended(event, end);
    }
  }

  private void recorded(Event event, Preparation.RevisionRecorded recorded) {
    Optional<Preparation.ChartResolved> chart = charts.chart(recorded.revision());
    revisions.put(
        recorded.revision(),
        new Revision(
            recorded.revision(),
            event.time(),
            recorded.status(),
            chart.map(each -> each.name() + "-" + each.version()).orElse(""),
            chart.map(Preparation.ChartResolved::appVersion).orElse(""),
            describe(event.deployment(), recorded.status()),
            event.deployment()));
  }

  private String describe(String deployment, String status) {
    Intake.RequestAccepted request = requests.get(deployment);
    if (request != null && !request.description().isEmpty()) {
      return request.description();
    }
    return switch (status) {
      case "pending-install" -> "Initial install underway";
      case "pending-upgrade" -> "Preparing upgrade";
      case "pending-rollback" -> "Rollback to " + charts.sourceOf(deployment);
      default -> "";
    };
  }

  private void ended(Event event, End end) {
    if (end instanceof End.ReleaseDeployed deployed) {
      boolean first = revisions.isEmpty() || deployed.revision() == 1;
      close(
          event, deployed.revision(), "deployed", first ? "Install complete" : "Upgrade complete");
    } else if (end instanceof End.ReleaseRolledBack rolledBack) {
      close(event, rolledBack.revision(), "deployed", "Rollback to " + rolledBack.toRevision());
    } else if (end instanceof End.ReleaseUninstalled uninstalled) {
      if (uninstalled.historyKept()) {
        close(event, uninstalled.revision(), "uninstalled", "Uninstallation complete");
      } else {
        revisions.clear();
      }
    } else if (end instanceof End.ReleaseFailed failed) {
      failed(event, failed);
    } else if (end instanceof End.DeploymentCancelled cancelled && cancelled.revision() > 0) {
      close(event, cancelled.revision(), "failed", cancelled.error().message());
    }
  }

  private void failed(Event event, End.ReleaseFailed failed) {
    switch (failed.remediation()) {
      case NONE, FAILED -> close(event, failed.revision(), "failed", failed.error().message());
      case UNINSTALLED -> revisions.clear();
      case ROLLED_BACK -> {
        List<Revision> own =
            revisions.values().stream()
                .filter(revision -> revision.deployment().equals(event.deployment()))
                .toList();
        own.stream()
            .limit(Math.max(0, own.size() - 1))
            .forEach(r -> close(event, r.revision(), "failed", failed.error().message()));
        own.stream()
            .skip(Math.max(0, own.size() - 1))
            .forEach(r -> close(event, r.revision(), "deployed", r.description()));
      }
    }
  }

  private void close(Event event, int number, String status, String description) {
    Revision old = revisions.get(number);
    if (old == null) {
      return;
    }
    if (status.equals("deployed")) {
      revisions.replaceAll(
          (other, revision) ->
              revision.status().equals("deployed") ? with(revision, "superseded") : revision);
    }
    Intake.RequestAccepted request = requests.get(event.deployment());
    boolean told = request != null && !request.description().isEmpty() && !status.equals("failed");
    revisions.put(
        number,
        new Revision(
            number,
            event.time(),
            status,
            old.chart(),
            old.appVersion(),
            told ? request.description() : description,
            event.deployment()));
  }

  private static Revision with(Revision revision, String status) {
    return new Revision(
        revision.revision(),
        revision.updated(),
        status,
        revision.chart(),
        revision.appVersion(),
        revision.description(),
        revision.deployment());
  }

  /** Lets go what is kept of a deployment that has ended; its revisions stay. */
  public void forget(String deployment) {
    charts.forget(deployment);
    requests.remove(deployment);
  }

  /** What each revision holds. */
  public RevisionCharts charts() {
    return charts;
  }

  /** The revisions, ascending; empty when there is no release. */
  public List<Revision> revisions() {
    return new ArrayList<>(revisions.values());
  }
}

package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.Trouble;
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
  private final Map<String, Preparation.ChartResolved> charts = new LinkedHashMap<>();
  private final Map<String, Intake.RequestAccepted> requests = new LinkedHashMap<>();
  private final Map<Integer, Preparation.ChartResolved> deployedCharts = new TreeMap<>();
  private final Map<String, Integer> undoing = new LinkedHashMap<>();

  /** Takes the next event of the release. */
  public void on(Event event) {
    LifecycleEvent data = event.data();
    String deployment = event.deployment();
    if (data instanceof Intake.RequestAccepted accepted) {
      requests.put(deployment, accepted);
    } else if (data instanceof Preparation.ChartResolved chart) {
      charts.put(deployment, chart);
    } else if (data instanceof Trouble.RemediationStarted remediation) {
      undoing.put(deployment, remediation.targetRevision());
    } else if (data instanceof Preparation.RevisionRecorded recorded) {
      recorded(event, recorded);
    } else if (data instanceof End end) {
      ended(event, end);
    }
  }

  private void recorded(Event event, Preparation.RevisionRecorded recorded) {
    Preparation.ChartResolved chart = chartOf(event.deployment(), recorded.revision());
    if (chart != null) {
      deployedCharts.put(recorded.revision(), chart);
    }
    revisions.put(
        recorded.revision(),
        new Revision(
            recorded.revision(),
            event.time(),
            recorded.status(),
            chart == null ? "" : chart.name() + "-" + chart.version(),
            chart == null ? "" : chart.appVersion(),
            describe(event.deployment(), recorded.status()),
            event.deployment()));
  }

  /** Its own, or that of the revision it brings back, or for an uninstall what is there. */
  private Preparation.ChartResolved chartOf(String deployment, int revision) {
    String from = sourceOf(deployment);
    if (!from.isEmpty()) {
      return deployedCharts.get(Integer.valueOf(from));
    }
    return charts.containsKey(deployment) ? charts.get(deployment) : deployedCharts.get(revision);
  }

  /** The revision whose content a rollback brings back; empty when it is another operation. */
  private String sourceOf(String deployment) {
    if (undoing.containsKey(deployment)) {
      return String.valueOf(undoing.get(deployment));
    }
    Intake.RequestAccepted request = requests.get(deployment);
    return request == null || request.revision() == 0 ? "" : String.valueOf(request.revision());
  }

  private String describe(String deployment, String status) {
    Intake.RequestAccepted request = requests.get(deployment);
    if (request != null && !request.description().isEmpty()) {
      return request.description();
    }
    return switch (status) {
      case "pending-install" -> "Initial install underway";
      case "pending-upgrade" -> "Preparing upgrade";
      case "pending-rollback" -> "Rollback to " + sourceOf(deployment);
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
    charts.remove(deployment);
    requests.remove(deployment);
    undoing.remove(deployment);
  }

  /** The chart of a revision; empty when the log does not tell. */
  public Optional<Preparation.ChartResolved> chart(int revision) {
    return Optional.ofNullable(deployedCharts.get(revision));
  }

  /** The revisions, ascending; empty when there is no release. */
  public List<Revision> revisions() {
    return new ArrayList<>(revisions.values());
  }
}

package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.ops.follow.History;
import dev.wheelhouse.ops.follow.Revision;
import dev.wheelhouse.ops.follow.RevisionCharts;
import dev.wheelhouse.ops.gateway.DeploymentEntry.Progress;
import java.util.ArrayList;
import java.util.List;

/** What is kept of a release in memory. */
final class ReleaseEntry {
  final ReleaseKey key;
  private final List<DeploymentEntry> deployments = new ArrayList<>();
  private final List<DeploymentEntry> open = new ArrayList<>();
  private final History history = new History();
  private ReleaseSummary settled;
  private byte[] row;
  long changed;

  ReleaseEntry(ReleaseKey key) {
    this.key = key;
  }

  void add(DeploymentEntry deployment) {
    deployments.add(deployment);
    open.add(deployment);
  }

  /** Takes an event that its deployment has taken already. */
  void on(DeploymentEntry deployment, LogEntry entry) {
    row = null;
    if (entry.event() != null) {
      history.on(entry.event());
    }
    if (deployment.isOpen()) {
      return;
    }
    if (deployment.state() != null && !deployment.broken) {
      settled =
          settled == null
              ? ReleaseSummary.of(deployment.state())
              : ReleaseSummary.of(settled, deployment.state());
    }
    deployment.settle();
    open.remove(deployment);
    history.forget(deployment.id);
  }

  void forget(DeploymentEntry deployment) {
    deployments.remove(deployment);
    open.remove(deployment);
    row = null;
  }

  /** The summary of what runs, else of what ended last; null when nothing is known. */
  ReleaseSummary summary() {
    DeploymentEntry active = active();
    if (active == null) {
      return settled;
    }
    return settled == null
        ? ReleaseSummary.of(active.state())
        : ReleaseSummary.of(settled, active.state());
  }

  /** The deployment that runs, or waits where nothing has run yet; null: none. */
  DeploymentEntry active() {
    for (DeploymentEntry each : open) {
      if (each.state() != null && !each.broken && each.progress != Progress.QUEUED) {
        return each;
      }
    }
    boolean queued = settled == null && !open.isEmpty();
    return queued && open.get(0).state() != null && !open.get(0).broken ? open.get(0) : null;
  }

  /** How many deployments wait behind the one that runs. */
  int queued() {
    DeploymentEntry active = active();
    return (int)
        open.stream().filter(each -> each.progress == Progress.QUEUED && each != active).count();
  }

  /** Its deployments, the oldest first. */
  List<DeploymentEntry> deployments() {
    return deployments;
  }

  List<Revision> revisions() {
    return history.revisions();
  }

  /** What each revision holds. */
  RevisionCharts charts() {
    return history.charts();
  }

  /** Its line in the list of releases, as JSON. */
  byte[] row() {
    if (row == null) {
      row = Views.bytes(Views.release(this));
    }
    return row;
  }
}

package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.release.ReleaseSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The summary of one release, folded from all its events in order. */
public final class SummaryOfEvents {
  private final Map<String, Deployment> deployments = new HashMap<>();
  private ReleaseSummary latest;

  /**
   * Takes the release's next event; those of deployments whose beginning is gone count for nothing.
   */
  public void on(Event event) {
    Deployment before = deployments.get(event.deployment());
    if (before == null && !(event.data() instanceof RequestAccepted)) {
      return;
    }
    Deployment after = before == null ? Deployment.begin(event) : before.apply(event);
    deployments.put(event.deployment(), after);
    latest = latest == null ? ReleaseSummary.of(after) : ReleaseSummary.of(latest, after);
  }

  /** The release as it is after the events so far; empty when there was none. */
  public Optional<ReleaseSummary> latest() {
    return Optional.ofNullable(latest);
  }
}

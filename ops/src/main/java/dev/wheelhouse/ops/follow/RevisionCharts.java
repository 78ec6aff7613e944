package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Trouble;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which chart each revision of one release holds, folded from its events in order: the one that was
 * resolved for it, or that of the revision it brings back. Which that is, the plan tells or a
 * remediation; the request of a rollback may leave it open. Not thread-safe.
 */
public final class RevisionCharts {
  private static final Set<Class<? extends LifecycleEvent>> HEEDED =
      Set.of(
          Intake.RequestAccepted.class,
          ChartResolved.class,
          Preparation.PlanComputed.class,
          Preparation.RevisionRecorded.class,
          Trouble.RemediationStarted.class);

  private final Map<String, ChartResolved> resolved = new HashMap<>();
  private final Map<String, Integer> broughtBack = new HashMap<>();
  private final NavigableMap<Integer, ChartResolved> charts = new TreeMap<>();
  private final Map<Integer, Integer> sources = new HashMap<>();

  /** Whether events of a kind matter here. */
  public static boolean heeds(Class<? extends LifecycleEvent> kind) {
    return HEEDED.contains(kind) || End.class.isAssignableFrom(kind);
  }

  /** Takes the next event of the release. */
  public void on(Event event) {
    String deployment = event.deployment();
    LifecycleEvent data = event.data();
    if (data instanceof Intake.RequestAccepted accepted) {
      bringsBack(deployment, accepted.revision());
    } else if (data instanceof Preparation.PlanComputed computed) {
      bringsBack(deployment, computed.plan().targetRevision());
    } else if (data instanceof Trouble.RemediationStarted remediation) {
      bringsBack(deployment, remediation.targetRevision());
    } else if (data instanceof ChartResolved chart) {
      resolved.put(deployment, chart);
    } else if (data instanceof Preparation.RevisionRecorded recorded) {
      recorded(deployment, recorded.revision());
    } else if (data instanceof End.ReleaseRolledBack rolledBack) {
      holds(rolledBack.revision(), rolledBack.toRevision(), charts.get(rolledBack.toRevision()));
    } else if (isGone(data)) {
      charts.clear();
      sources.clear();
    }
  }

  private static boolean isGone(LifecycleEvent data) {
    return (data instanceof End.ReleaseUninstalled uninstalled && !uninstalled.historyKept())
        || (data instanceof End.ReleaseFailed failed
            && failed.remediation() == End.ReleaseFailed.Remediation.UNINSTALLED);
  }

  private void bringsBack(String deployment, int revision) {
    if (revision > 0) {
      broughtBack.put(deployment, revision);
    }
  }

  private void recorded(String deployment, int revision) {
    int source = sourceOf(deployment);
    ChartResolved chart = source > 0 ? charts.get(source) : resolved.get(deployment);
    boolean recordedBefore = source == 0 && chart == null;
    if (!recordedBefore) {
      holds(revision, source, chart);
    }
  }

  private void holds(int revision, int source, ChartResolved chart) {
    charts.put(revision, chart);
    sources.put(revision, source);
  }

  /** The revision whose content a deployment brings back; 0: it has its own. */
  public int sourceOf(String deployment) {
    return broughtBack.getOrDefault(deployment, 0);
  }

  /** The revision whose content a revision holds; 0: its own. */
  public int source(int revision) {
    return sources.getOrDefault(revision, 0);
  }

  /** The chart of a revision; empty when the log does not tell. */
  public Optional<ChartResolved> chart(int revision) {
    return Optional.ofNullable(charts.get(revision));
  }

  /** The newest revision whose chart is known; 0: none. */
  public int newest() {
    return charts.isEmpty() ? 0 : charts.lastKey();
  }

  /** Lets go what is kept of a deployment that has ended; its revisions stay. */
  public void forget(String deployment) {
    resolved.remove(deployment);
    broughtBack.remove(deployment);
  }
}

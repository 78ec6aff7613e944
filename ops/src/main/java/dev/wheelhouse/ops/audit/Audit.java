package dev.wheelhouse.ops.audit;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.ops.follow.RevisionCharts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What every release was at a moment: a fold over the lifecycle events up to then, each release's
 * in order. Memory grows with releases and their revisions, not with events. Not thread-safe.
 */
public final class Audit {
  private final Instant at;
  private final Map<ReleaseKey, Release> releases = new HashMap<>();

  /**
   * @param at later events count for nothing
   */
  public Audit(Instant at) {
    this.at = at;
  }

  /** Whether events of a kind matter here; the others, most of them, need not be read. */
  public static boolean heeds(Class<? extends LifecycleEvent> kind) {
    return RevisionCharts.heeds(kind);
  }

  /** Takes the next event. */
  public void on(Event event) {
    if (!event.time().isAfter(at)) {
      releases.computeIfAbsent(event.key(), Release::new).on(event);
    }
  }

  /** The releases that were there, by cluster, namespace and name. */
  public List<Standing> standings() {
    return releases.values().stream()
        .map(release -> release.standing)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(standing -> standing.key().toString()))
        .toList();
  }

  /** One release, if it is there. */
  public Optional<Standing> standing(ReleaseKey key) {
    return Optional.ofNullable(releases.get(key)).map(release -> release.standing);
  }

  /** What must be remembered of one release. */
  private static final class Release {
    private final ReleaseKey key;
    private final Map<String, RequestAccepted> requests = new HashMap<>();
    private final RevisionCharts charts = new RevisionCharts();
    private Standing standing;

    Release(ReleaseKey key) {
      this.key = key;
    }

    void on(Event event) {
      charts.on(event);
      if (event.data() instanceof RequestAccepted accepted) {
        requests.put(event.deployment(), accepted);
      } else if (event.data() instanceof End end) {
        ended(event, end);
        requests.remove(event.deployment());
        charts.forget(event.deployment());
      }
    }

    private void ended(Event event, End end) {
      if (end instanceof End.ReleaseDeployed deployed) {
        stands(event, deployed.revision(), "deployed");
      } else if (end instanceof End.ReleaseRolledBack rolledBack) {
        stands(event, rolledBack.revision(), "deployed");
      } else if (end instanceof End.ReleaseUninstalled) {
        standing = null;
      } else if (end instanceof End.ReleaseFailed failed) {
        failed(event, failed);
      } else if (end instanceof End.DeploymentCancelled cancelled && cancelled.revision() > 0) {
        stands(event, cancelled.revision(), "failed");
      }
    }

    private void failed(Event event, End.ReleaseFailed failed) {
      switch (failed.remediation()) {
        case NONE, FAILED -> {
          if (failed.revision() > 0) {
            stands(event, failed.revision(), "failed");
          }
        }
        case UNINSTALLED -> standing = null;
        // a rollback on failure records a revision of its own after the failed one
        case ROLLED_BACK -> stands(event, charts.newest(), "deployed");
      }
    }

    private void stands(Event event, int revision, String status) {
      RequestAccepted request = requests.get(event.deployment());
      standing =
          new Standing(
              key,
              revision,
              status,
              charts.chart(revision).orElse(null),
              request == null ? null : request.operation(),
              request == null ? Requester.UNKNOWN : request.requester(),
              event.time(),
              event.deployment());
    }
  }
}

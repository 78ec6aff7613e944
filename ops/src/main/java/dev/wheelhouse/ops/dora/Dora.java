package dev.wheelhouse.ops.dora;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.request.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Deployment frequency, lead time for changes, change failure rate and time to restore: a fold over
 * lifecycle events, each release's in order.
 *
 * <ul>
 *   <li>A change is an install or upgrade that was deployed or failed; it counts for the moment at
 *       which it ended. What was rejected, cancelled, superseded or a dry run is none.
 *   <li>A change failed when it ended as failed, undone or not, or when the next thing that was
 *       done to its release was a rollback.
 *   <li>Lead time runs from {@code requester.committedAt} to the deployment.
 *   <li>Time to restore runs from the end of the failed change to the next success of its release:
 *       a deployment or a rollback, the one that an atomic deployment does by itself included.
 * </ul>
 *
 * <p>Memory grows with releases and the changes of the period. Not thread-safe.
 */
public final class Dora {
  private final Instant from;
  private final Instant to;
  private final Map<String, RequestAccepted> open = new HashMap<>();
  private final Map<String, Release> releases = new TreeMap<>();

  /**
   * @param from changes that ended before do not count
   * @param to exclusive; later events do not count
   */
  public Dora(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /** Whether events of a kind matter here; the others, most of them, need not be read. */
  public static boolean heeds(Class<? extends LifecycleEvent> kind) {
    return kind == RequestAccepted.class || End.class.isAssignableFrom(kind);
  }

  private static final class Change {
    final Instant ended;
    final boolean deployed;
    final Instant committedAt;
    boolean failed;
    Instant restored;

    Change(Instant ended, boolean deployed, Instant committedAt) {
      this.ended = ended;
      this.deployed = deployed;
      this.committedAt = committedAt;
      this.failed = !deployed;
    }
  }

  private static final class Release {
    final ReleaseKey key;
    final List<Change> changes = new ArrayList<>();
    Change last;

    Release(ReleaseKey key) {
      this.key = key;
    }
  }

  /** Takes the next event of its release. */
  public void on(Event event) {
    if (!event.time().isBefore(to)) {
      return;
    }
    if (event.data() instanceof RequestAccepted accepted) {
      open.put(event.deployment(), accepted);
    } else if (event.data() instanceof End end) {
      RequestAccepted request = open.remove(event.deployment());
      if (request != null) {
        ended(
            releases.computeIfAbsent(event.key().toString(), key -> new Release(event.key())),
            request,
            end,
            event.time());
      }
    }
  }

  private void ended(Release release, RequestAccepted request, End end, Instant time) {
    boolean deploying =
        request.operation() == Operation.INSTALL || request.operation() == Operation.UPGRADE;
    if (end instanceof End.ReleaseDeployed && deploying) {
      restored(release, time);
      change(release, new Change(time, true, request.requester().committedAt()));
    } else if (end instanceof End.ReleaseFailed failed && deploying) {
      change(release, new Change(time, false, null));
      if (failed.remediation() == End.ReleaseFailed.Remediation.ROLLED_BACK) {
        restored(release, time);
      }
    } else if (end instanceof End.ReleaseRolledBack || end instanceof End.ReleaseDeployed) {
      if (release.last != null) {
        release.last.failed = true;
      }
      restored(release, time);
      release.last = null;
    } else if (end instanceof End.ReleaseUninstalled) {
      release.last = null;
    }
  }

  private void change(Release release, Change change) {
    release.last = change;
    if (!change.ended.isBefore(from)) {
      release.changes.add(change);
    }
  }

  private static void restored(Release release, Instant time) {
    for (Change change : release.changes) {
      if (change.failed && change.restored == null) {
        change.restored = time;
      }
    }
  }

  /** The releases that had changes in the period, by key. */
  public List<ReleaseKey> releases() {
    return releases.values().stream()
        .filter(release -> !release.changes.isEmpty())
        .map(release -> release.key)
        .toList();
  }

  /** The figures of some releases together. */
  public Figures figures(Predicate<ReleaseKey> of) {
    List<Change> changes =
        releases.values().stream()
            .filter(release -> of.test(release.key))
            .flatMap(release -> release.changes.stream())
            .toList();
    return new Figures(
        Duration.between(from, to),
        (int) changes.stream().filter(change -> change.deployed).count(),
        changes.size(),
        (int) changes.stream().filter(change -> change.failed).count(),
        changes.stream()
            .filter(change -> change.deployed && change.committedAt != null)
            .map(change -> Duration.between(change.committedAt, change.ended))
            .toList(),
        changes.stream()
            .filter(change -> change.failed && change.restored != null)
            .map(change -> Duration.between(change.ended, change.restored))
            .toList());
  }
}

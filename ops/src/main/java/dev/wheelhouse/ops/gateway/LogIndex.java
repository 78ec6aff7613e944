package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.pace.Pace;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of all releases, folded from the log. Keeps the newest deployments, each with the
 * offsets of its events; the events themselves stay in the log. Belongs to one event loop.
 */
final class LogIndex {
  private final int mostDeployments;
  private final NavigableMap<String, ReleaseEntry> releases = new TreeMap<>();
  private final NavigableMap<Long, ReleaseEntry> byChange = new TreeMap<>();
  private final Map<String, DeploymentEntry> deployments = new HashMap<>();
  private final NavigableMap<Long, DeploymentEntry> byArrival = new TreeMap<>();
  private final Pace pace = new Pace(Pace.Limits.DEFAULTS);
  private long arrivals;
  private long changes;
  private long events;
  private long strange;

  /**
   * @param mostDeployments how many are kept; the oldest that have ended are forgotten first
   */
  LogIndex(int mostDeployments) {
    this.mostDeployments = mostDeployments;
  }

  /** Takes the next record of its partition. */
  void on(LogEntry entry) {
    if (!entry.isEvent()) {
      strange++;
      return;
    }
    events++;
    DeploymentEntry deployment = deployments.get(entry.deployment());
    ReleaseEntry release =
        releases.computeIfAbsent(entry.key().toString(), text -> new ReleaseEntry(entry.key()));
    if (deployment == null) {
      deployment = new DeploymentEntry(entry, arrivals++);
      deployments.put(deployment.id, deployment);
      byArrival.put(deployment.arrival, deployment);
      release.add(deployment);
    }
    if (entry.event() != null) {
      pace.on(entry.event());
    }
    deployment.on(entry);
    release.on(deployment, entry);
    byChange.remove(release.changed);
    release.changed = ++changes;
    byChange.put(release.changed, release);
    forgetTheOldest();
  }

  private void forgetTheOldest() {
    while (deployments.size() > mostDeployments) {
      DeploymentEntry oldest =
          byArrival.values().stream().filter(each -> !each.isOpen()).findFirst().orElse(null);
      if (oldest == null) {
        return;
      }
      byArrival.remove(oldest.arrival);
      deployments.remove(oldest.id);
      ReleaseEntry release = releases.get(oldest.key.toString());
      release.forget(oldest);
      if (release.deployments().isEmpty()) {
        releases.remove(oldest.key.toString());
        byChange.remove(release.changed);
      }
    }
  }

  Optional<ReleaseEntry> release(ReleaseKey key) {
    return Optional.ofNullable(releases.get(key.toString()));
  }

  Optional<DeploymentEntry> deployment(String id) {
    return Optional.ofNullable(deployments.get(id));
  }

  /** When a deployment will have ended if it takes as long as its chart did before. */
  Optional<Instant> expectedEnd(String deployment) {
    return pace.expectedEnd(deployment);
  }

  /** All releases in the order of their keys, after one of them; empty text: from the first. */
  Collection<ReleaseEntry> releasesAfter(String key) {
    return key.isEmpty() ? releases.values() : releases.tailMap(key, false).values();
  }

  /** Releases that changed after a change, in the order of their last changes. */
  Collection<ReleaseEntry> changedAfter(long change) {
    return byChange.tailMap(change, false).values();
  }

  /** Deployments accepted before one of them, the newest first. */
  Collection<DeploymentEntry> deploymentsBefore(long arrival) {
    return byArrival.headMap(arrival, false).descendingMap().values();
  }

  /** Number of the latest change. */
  long changes() {
    return changes;
  }

  /** Events taken so far. */
  long events() {
    return events;
  }

  /** Records that were no events. */
  long strange() {
    return strange;
  }

  int releaseCount() {
    return releases.size();
  }

  int deploymentCount() {
    return deployments.size();
  }
}

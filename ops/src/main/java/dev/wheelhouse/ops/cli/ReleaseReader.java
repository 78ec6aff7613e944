package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Reads revisions where Helm keeps them; what the log must not hold (notes, values) is there. */
@FunctionalInterface
interface ReleaseReader {
  /** Knows nothing. */
  ReleaseReader NONE = (namespace, name, revision) -> Optional.empty();

  /**
   * One revision of a release.
   *
   * @param revision 0: the newest
   */
  Optional<ReleaseRecord> read(String namespace, String name, int revision) throws StepException;

  /** Reads from a cluster that somebody else closes. */
  static ReleaseReader of(Cluster cluster) {
    ReleaseStore store = new SecretReleaseStore(cluster.objects(), Clock.systemUTC());
    return (namespace, name, revision) -> {
      if (revision > 0) {
        return store.get(namespace, name, revision).map(ReleaseStore.StoredRelease::record);
      }
      List<ReleaseStore.StoredRelease> all = store.history(namespace, name);
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).record());
    };
  }

  /**
   * Reads from the cluster that the caller names, if any; one that does not answer knows nothing.
   */
  static ReleaseReader ofNamedCluster(Console console, CommonOptions common) {
    if (!KubernetesAccess.isNamed(console, common)) {
      return NONE;
    }
    return (namespace, name, revision) -> {
      try (KubernetesAccess cluster = KubernetesAccess.open(console, common)) {
        return of(cluster).read(namespace, name, revision);
      } catch (CommandException unreachable) {
        LoggerFactory.getLogger(ReleaseReader.class).debug("notes cannot be read", unreachable);
        return Optional.empty();
      }
    };
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a revision that is {@code pending-*} was left behind by a client that is no more. Helm's
 * lock has neither owner nor expiry, so there is only evidence: nobody has written the revision for
 * {@link #SILENCE}, longer than three of Helm's default time-outs, and none of its hooks runs. The
 * revision is then marked failed by compare-and-swap, never overwritten, and the description says
 * so.
 */
final class Abandonment {
  /** How long nobody must have written the revision. */
  static final Duration SILENCE = Duration.ofMinutes(15);

  private Abandonment() {}

  /**
   * Why the revision must be taken for somebody's work; empty when it is abandoned.
   *
   * @param stored a pending revision
   */
  static Optional<String> objection(StoredRelease stored, Cluster cluster, Instant now)
      throws StepException {
    Instant free = stored.writtenAt().plus(SILENCE);
    if (now.isBefore(free)) {
      return Optional.of(
          "it counts as abandoned at "
              + free
              + ", unless it is written before then or a hook runs");
    }
    ReleaseRecord record = stored.record();
    for (RecordedHook hook : record.hooks()) {
      for (ReleaseDocuments.Document document : ReleaseDocuments.parse(hook.manifest())) {
        ResourceRef ref = placed(document.object().ref(), record.namespace());
        if (runs(cluster, ref)) {
          return Optional.of("its hook " + ref.display() + " runs");
        }
      }
    }
    return Optional.empty();
  }

  private static ResourceRef placed(ResourceRef ref, String namespace) {
    return ref.namespace().isEmpty()
        ? new ResourceRef(ref.apiVersion(), ref.kind(), namespace, ref.name())
        : ref;
  }

  private static boolean runs(Cluster cluster, ResourceRef ref) throws StepException {
    if (!HookEnd.comesTo(ref)) {
      return false;
    }
    Optional<KubeObject> live = cluster.objects().get(ref);
    return live.isPresent() && HookEnd.of(live.get()).isEmpty();
  }

  /** What Helm's history says of such a revision. */
  static String description(StoredRelease stored) {
    return "Abandoned while "
        + stored.record().info().status().helm()
        + ": not written since "
        + stored.writtenAt()
        + " by "
        + RevisionEndings.writer(stored)
        + ", and none of its hooks runs";
  }
}

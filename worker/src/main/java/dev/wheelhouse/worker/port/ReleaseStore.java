package dev.wheelhouse.worker.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Revisions of releases, kept where Helm 3 keeps them: Secrets {@code sh.helm.release.v1.NAME.vN}.
 * Writes are compare-and-swap: a revision that somebody else has changed is not overwritten.
 */
public interface ReleaseStore {
  /** All revisions of a release, ascending; empty when there is none. */
  List<StoredRelease> history(String namespace, String name) throws StepException;

  Optional<StoredRelease> get(String namespace, String name, int revision) throws StepException;

  /**
   * Checks that a revision can be stored, without touching the cluster.
   *
   * @throws StepException RELEASE_TOO_LARGE
   */
  void requireRoom(ReleaseRecord record) throws StepException;

  /**
   * Writes a new revision.
   *
   * @param deployment recorded as the owner
   * @param labels a user's own
   * @return the stored form; empty when the revision exists already
   * @throws StepException RELEASE_TOO_LARGE before anything is written
   */
  Optional<StoredRelease> create(
      ReleaseRecord record, String deployment, Map<String, String> labels) throws StepException;

  /**
   * Replaces a revision; its labels stay.
   *
   * @return the stored form; empty when it was changed or deleted since it was read
   */
  Optional<StoredRelease> replace(StoredRelease old, ReleaseRecord record, String deployment)
      throws StepException;

  void delete(StoredRelease release) throws StepException;

  /**
   * A revision as it lies in the cluster.
   *
   * @param deployment the owner; empty when Helm wrote it
   * @param version opaque; for compare-and-swap
   * @param labels a user's own, which Helm carries from revision to revision
   * @param writtenAt when it was last written, by whoever did
   */
  record StoredRelease(
      ReleaseRecord record,
      String deployment,
      String version,
      Map<String, String> labels,
      Instant writtenAt) {
    public StoredRelease {
      labels = Map.copyOf(labels);
    }
  }
}

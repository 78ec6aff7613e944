package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.fold.Deployment;
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

  /** Whether the release had a revision a moment ago; cheaper than {@link #history}. */
  boolean seen(String namespace, String name) throws StepException;

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
   * @param owner recorded with it
   * @param labels a user's own
   * @return the stored form; empty when the revision exists already
   * @throws StepException RELEASE_TOO_LARGE before anything is written
   */
  Optional<StoredRelease> create(ReleaseRecord record, Owner owner, Map<String, String> labels)
      throws StepException;

  /**
   * Replaces a revision; its labels stay.
   *
   * @return the stored form; empty when it was changed or deleted since it was read
   */
  Optional<StoredRelease> replace(StoredRelease old, ReleaseRecord record, Owner owner)
      throws StepException;

  /** Deletes the revision that was read; not another that has taken its name since. */
  void delete(StoredRelease release) throws StepException;

  /**
   * Who wrote a revision last.
   *
   * @param deployment empty when Helm did
   * @param epoch that of the deployment's owner, {@link Deployment#epoch()}
   */
  record Owner(String deployment, long epoch) {
    /** Not a deployment of ours. */
    public static final Owner NOBODY = new Owner("", 0);

    /** The deployment's present owner. */
    public static Owner of(Deployment deployment) {
      return new Owner(deployment.id(), deployment.epoch());
    }

    /** Whether this is a later owner of the same deployment. */
    public boolean isAfter(Owner other) {
      return deployment.equals(other.deployment) && epoch > other.epoch;
    }
  }

  /**
   * A revision as it lies in the cluster.
   *
   * @param owner who wrote it last
   * @param version opaque; for compare-and-swap
   * @param uid of the object that holds it
   * @param labels a user's own, which Helm carries from revision to revision
   * @param writtenAt when it was last written, by whoever did
   */
  record StoredRelease(
      ReleaseRecord record,
      Owner owner,
      String version,
      String uid,
      Map<String, String> labels,
      Instant writtenAt) {
    public StoredRelease {
      labels = Map.copyOf(labels);
    }

    /** The deployment that wrote it last; empty when Helm did. */
    public String deployment() {
      return owner.deployment();
    }
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.util.Optional;

/**
 * What handlers of one deployment share: the cluster it goes to, and the release content that the
 * log does not hold. Before the revision is recorded the content is in memory only; afterwards it
 * is read from the release Secret when it is not at hand.
 */
public interface Workspace {
  /**
   * The cluster that the deployment goes to, with the rights of the request's service account.
   *
   * @throws StepException UNKNOWN_CLUSTER
   */
  Cluster cluster(Deployment deployment) throws StepException;

  /** The release Secrets of that cluster; always with the worker's own rights. */
  ReleaseStore releases(Deployment deployment) throws StepException;

  /**
   * The release content that the running plan applies: of the main plan, or of the remediation's
   * while that runs. Its manifest has the digest that the log recorded.
   */
  ReleaseRecord release(Deployment deployment) throws StepException;

  /** The objects of that content's manifest. */
  ReleaseObjects objects(Deployment deployment) throws StepException;

  /** Where the release stood when it was rendered; empty when another worker did that. */
  Optional<Draft.Standing> standing(Deployment deployment);

  /**
   * A revision that a deployment has recorded.
   *
   * @param written as this worker has written it last
   * @param before the revision whose objects it replaces, as it was then; null: none. No other
   *     revision was deployed or pending
   */
  record Recorded(StoredRelease written, StoredRelease before) {}

  /** Notes how the main plan's revision lies in the cluster now. */
  void recorded(Deployment deployment, Recorded recorded);

  /** What was noted last; empty when it was not, or is no more in memory. */
  Optional<Recorded> recorded(Deployment deployment);
}

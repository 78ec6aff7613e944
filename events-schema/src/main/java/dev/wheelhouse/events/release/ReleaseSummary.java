package dev.wheelhouse.events.release;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.request.Operation;
import java.time.Instant;
import java.util.Objects;

/**
 * The latest that is known of a release, for the compacted releases topic.
 *
 * @param key the release
 * @param status Helm's status word: deployed, failed, uninstalled, uninstalling, pending-install,
 *     pending-upgrade, pending-rollback; unknown when its deployments left the release as it was
 *     and no earlier summary tells
 * @param revision the release's latest revision; 0 when unknown
 * @param chart name of its chart, or empty when unknown
 * @param chartVersion version of its chart, or empty when unknown
 * @param appVersion appVersion of its chart, or empty
 * @param deployment the latest deployment
 * @param operation what that deployment was asked to do
 * @param progress how far that deployment is
 * @param step label of its current step; empty when it has ended
 * @param error why it failed; null when it did not
 * @param requestedBy who asked, or empty
 * @param updated time of its latest event
 */
public record ReleaseSummary(
    ReleaseKey key,
    String status,
    int revision,
    String chart,
    String chartVersion,
    String appVersion,
    String deployment,
    Operation operation,
    Progress progress,
    String step,
    DeployError error,
    String requestedBy,
    Instant updated) {

  /** How far the latest deployment is. */
  public enum Progress {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
  }

  public ReleaseSummary {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(updated, "updated");
  }

  /** The summary when this deployment is all that is known of the release. */
  public static ReleaseSummary of(Deployment deployment) {
    return new SummaryFold(null, deployment).summary();
  }

  /**
   * The summary after this deployment.
   *
   * @param earlier summary from before this deployment began; what the deployment left as it was is
   *     taken from here
   */
  public static ReleaseSummary of(ReleaseSummary earlier, Deployment deployment) {
    return new SummaryFold(earlier, deployment).summary();
  }
}

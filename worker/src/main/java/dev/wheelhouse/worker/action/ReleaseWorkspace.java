package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.worker.action.RecentReleases.Content;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The workspace of a worker. Drafts are kept until the revision is recorded; afterwards the content
 * that was used last stays in memory, as much as is good for a small heap, and the rest is read
 * again when it is needed. Thread-safe.
 */
public final class ReleaseWorkspace implements Workspace {
  private final Map<String, Cluster> clusters;
  private final Function<Deployment, Fence> fences;
  private final Function<Objects, ReleaseStore> storeOf;
  private final String defaultAccount;
  private final Map<String, Draft> drafts = new ConcurrentHashMap<>();
  private final RecentReleases recent = new RecentReleases();

  /**
   * @param clusters by the names that requests use
   * @param fences what stands before a deployment's writes
   * @param storeOf the release Secrets among a cluster's objects
   * @param defaultAccount service account, of a release's namespace, with whose rights requests
   *     that name none are done; empty: the worker's own
   */
  public ReleaseWorkspace(
      Map<String, Cluster> clusters,
      Function<Deployment, Fence> fences,
      Function<Objects, ReleaseStore> storeOf,
      String defaultAccount) {
    this.clusters = Map.copyOf(clusters);
    this.fences = fences;
    this.storeOf = storeOf;
    this.defaultAccount = defaultAccount;
  }

  @Override
  public Cluster cluster(Deployment deployment) throws StepException {
    String asked = deployment.request().options().serviceAccount();
    String account = asked.isEmpty() ? defaultAccount : asked;
    Cluster cluster = named(deployment);
    return account.isEmpty() ? cluster : cluster.actingAs(deployment.key().namespace(), account);
  }

  private Cluster named(Deployment deployment) throws StepException {
    String name = deployment.key().cluster();
    Cluster cluster = clusters.get(name);
    if (cluster == null) {
      throw StepException.terminal(
          ErrorCode.UNKNOWN_CLUSTER,
          "cluster \"" + name + "\" is not served here, only " + clusters.keySet());
    }
    return new FencedCluster(cluster, fences.apply(deployment));
  }

  @Override
  public ReleaseStore releases(Deployment deployment) throws StepException {
    return storeOf.apply(named(deployment).objects());
  }

  /** Where the deployment's release stands. */
  Standings standings(Deployment deployment, List<StoredRelease> history, Instant now)
      throws StepException {
    Cluster cluster = cluster(deployment);
    return new Standings(
        deployment, history, pending -> Abandonment.objection(pending, cluster, now));
  }

  /** The deployment's draft, begun now if there is none. */
  Draft draft(Deployment deployment) {
    return drafts.computeIfAbsent(deployment.id(), id -> new Draft());
  }

  /** Keeps the content that a remediation's plan applies. */
  void remediation(Deployment deployment, ReleaseRecord record) {
    recent.put(key(deployment.id(), true), new Content(record, null, null));
  }

  private static String key(String deployment, boolean remediation) {
    return deployment + (remediation ? "/remediation" : "/main");
  }

  private static String key(Deployment deployment) {
    return key(deployment.id(), deployment.remediation() != null);
  }

  @Override
  public ReleaseRecord release(Deployment deployment) throws StepException {
    Draft draft = drafts.get(deployment.id());
    if (deployment.execution() == null
        && deployment.remediation() == null
        && draft != null
        && draft.record() != null) {
      return draft.record();
    }
    return content(deployment).release();
  }

  @Override
  public ReleaseObjects objects(Deployment deployment) throws StepException {
    Content content = content(deployment);
    if (content.objects() != null) {
      return content.objects();
    }
    ReleaseObjects read = ReleaseObjects.ofManifest(content.release());
    recent.put(key(deployment), content.with(read));
    return read;
  }

  private Content content(Deployment deployment) throws StepException {
    Draft draft = drafts.get(deployment.id());
    if (deployment.remediation() == null && draft != null && draft.record() != null) {
      recent.put(key(deployment), new Content(draft.record(), null, draft.recorded()));
    }
    if (deployment.execution() != null) {
      drafts.remove(deployment.id());
    }
    Optional<Content> known = recent.get(key(deployment));
    if (known.isPresent()) {
      return known.get();
    }
    Content read = new Content(checked(deployment, read(deployment)), null, null);
    recent.put(key(deployment), read);
    return read;
  }

  @Override
  public void recorded(Deployment deployment, Recorded recorded) {
    Draft draft = drafts.get(deployment.id());
    if (draft != null) {
      draft.recorded(recorded);
    } else {
      String key = key(deployment.id(), false);
      recent.get(key).ifPresent(content -> recent.put(key, content.with(recorded)));
    }
  }

  @Override
  public Optional<Recorded> recorded(Deployment deployment) {
    Draft draft = drafts.get(deployment.id());
    return draft != null
        ? Optional.ofNullable(draft.recorded())
        : recent.get(key(deployment.id(), false)).map(Content::recorded);
  }

  @Override
  public Optional<Draft.Standing> standing(Deployment deployment) {
    return Optional.ofNullable(drafts.get(deployment.id())).flatMap(Draft::knownStanding);
  }

  private ReleaseRecord read(Deployment deployment) throws StepException {
    Plan plan =
        deployment
            .plan()
            .orElseThrow(() -> new IllegalStateException(deployment.id() + " has no plan"));
    Optional<StoredRelease> stored = stored(deployment, plan.revision());
    if (stored.isPresent()) {
      return stored.get().record();
    }
    RemediationStarted remediation = deployment.remediation();
    if (remediation != null && remediation.kind() == RemediationStarted.Kind.ROLLBACK) {
      Optional<StoredRelease> target = stored(deployment, remediation.targetRevision());
      if (target.isPresent()) {
        return Records.rolledBack(target.get().record(), plan.revision(), deployment.updatedAt());
      }
    }
    throw StepException.terminal(
        ErrorCode.REVISION_NOT_FOUND,
        "revision "
            + plan.revision()
            + " of release "
            + deployment.key()
            + ", which this deployment recorded, is gone from the cluster");
  }

  private Optional<StoredRelease> stored(Deployment deployment, int revision) throws StepException {
    return releases(deployment)
        .get(deployment.key().namespace(), deployment.key().release(), revision);
  }

  private static ReleaseRecord checked(Deployment deployment, ReleaseRecord record)
      throws StepException {
    String digest = Records.digest(record);
    if (!digest.equals(deployment.appliedDigest())) {
      throw StepException.terminal(
          ErrorCode.RELEASE_LOCKED,
          "somebody else has changed revision "
              + record.revision()
              + " of release "
              + deployment.key()
              + ": its manifest has digest "
              + digest
              + ", this deployment planned "
              + deployment.appliedDigest());
    }
    return record;
  }

  /** Lets go of all that is kept for a deployment that has ended. */
  public void forget(String deployment) {
    drafts.remove(deployment);
    recent.remove(key(deployment, false));
    recent.remove(key(deployment, true));
  }
}

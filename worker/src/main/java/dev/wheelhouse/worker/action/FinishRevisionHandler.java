package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.render.HookEvent;
import dev.wheelhouse.worker.action.Workspace.Recorded;
import dev.wheelhouse.worker.core.Command.FinishRevision;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the final status of the plan's revision and of those it replaces, in Helm's order: first
 * the old ones are superseded, then the new one is deployed. A revision that is not this
 * deployment's is left alone.
 */
public final class FinishRevisionHandler implements StepHandler<FinishRevision> {
  private final Workspace workspace;

  public FinishRevisionHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(FinishRevision command, Deployment deployment, StepContext context)
      throws StepException {
    releaseHooks(deployment);
    if (command.plan().action() != Plan.Action.TEST) {
      finish(command, deployment);
    }
    context.done();
  }

  /** By now the log has the outcome of every hook. */
  private void releaseHooks(Deployment deployment) throws StepException {
    Cluster cluster = workspace.cluster(deployment);
    if (deployment.planned() != null) {
      HookGuard.releaseAll(cluster, deployment.planned().plan(), deployment.id());
    }
    if (deployment.remediation() != null) {
      HookGuard.releaseAll(cluster, deployment.remediation().plan(), deployment.id());
    }
  }

  private void finish(FinishRevision command, Deployment deployment) throws StepException {
    ReleaseStore releases = workspace.releases(deployment);
    if (deployedAtOnce(releases, command, deployment)) {
      return;
    }
    List<StoredRelease> history = new ArrayList<>(history(releases, deployment));
    RevisionEndings.failAbandoned(releases, history, command.plan(), deployment);
    Optional<StoredRelease> stored = RevisionEndings.revision(history, command.plan().revision());
    if (stored.isEmpty() || !stored.get().deployment().equals(deployment.id())) {
      requireNothingLost(command, deployment, stored);
      return;
    }
    RevisionEndings.requireNoLaterOwner(stored.get(), deployment);
    if (command.plan().action() == Plan.Action.UNINSTALL) {
      finishUninstall(command, deployment, releases, history, stored.get());
      return;
    }
    Optional<StoredRelease> foreign = foreign(history, command.plan().revision(), deployment);
    if (foreign.isPresent()) {
      giveWay(releases, stored.get(), foreign.get(), deployment);
      return;
    }
    if (command.succeeded()) {
      history = RevisionEndings.supersede(releases, history, command.plan().revision());
    }
    if (command.plan().action() == Plan.Action.INSTALL) {
      history = RevisionEndings.supersedeUninstalled(releases, history);
    }
    Status status = command.succeeded() ? Status.DEPLOYED : Status.FAILED;
    StoredRelease ended =
        RevisionEndings.set(
            releases, stored.get(), status, command.description(), Owner.of(deployment));
    history.replaceAll(
        each -> each.record().revision() == ended.record().revision() ? ended : each);
    RevisionEndings.prune(releases, history, deployment.request().options().maxHistory());
  }

  /**
   * Where nothing of the release has changed since the revision was recorded, the history need not
   * be read again: the writes are compare-and-swap, and whoever has gone on meanwhile has taken the
   * next revision's name.
   */
  private boolean deployedAtOnce(
      ReleaseStore releases, FinishRevision command, Deployment deployment) throws StepException {
    int revision = command.plan().revision();
    Optional<Recorded> known =
        workspace
            .recorded(deployment)
            .filter(recorded -> recorded.written().record().revision() == revision);
    int kept = deployment.request().options().maxHistory();
    boolean prunes = kept > 0 && revision > kept;
    if (!command.succeeded()
        || known.isEmpty()
        || prunes
        || releases
            .get(deployment.key().namespace(), deployment.key().release(), revision + 1)
            .isPresent()) {
      return false;
    }
    StoredRelease before = known.get().before();
    return (before == null || superseded(releases, before))
        && releases
            .replace(
                known.get().written(),
                known.get().written().record().withStatus(Status.DEPLOYED, command.description()),
                Owner.of(deployment))
            .isPresent();
  }

  private static boolean superseded(ReleaseStore releases, StoredRelease before)
      throws StepException {
    ReleaseRecord record = before.record();
    return record.info().status() != Status.DEPLOYED
        || releases
            .replace(
                before,
                record.withStatus(Status.SUPERSEDED, record.info().description()),
                before.owner())
            .isPresent();
  }

  /** A newer revision of somebody else, made while this deployment was at work. */
  private static Optional<StoredRelease> foreign(
      List<StoredRelease> history, int revision, Deployment deployment) {
    return history.stream()
        .filter(other -> other.record().revision() > revision)
        .filter(other -> !other.deployment().equals(deployment.id()))
        .reduce((older, newer) -> newer);
  }

  /** The newer revision stays what it is, and no revision stays pending. */
  private static void giveWay(
      ReleaseStore releases, StoredRelease ours, StoredRelease foreign, Deployment deployment)
      throws StepException {
    ReleaseRecord newer = foreign.record();
    String what =
        "%s has made revision %d (%s, \"%s\", %s) while deployment %s worked on revision %d"
            .formatted(
                RevisionEndings.writer(foreign),
                newer.revision(),
                newer.info().status().helm(),
                newer.info().description(),
                newer.info().lastDeployed(),
                deployment.id(),
                ours.record().revision());
    RevisionEndings.set(releases, ours, Status.FAILED, what, Owner.of(deployment));
    throw StepException.terminal(
        ErrorCode.RELEASE_LOCKED,
        "release " + deployment.key() + ": " + what + ": its objects may be a mixture of both");
  }

  private static List<StoredRelease> history(ReleaseStore releases, Deployment deployment)
      throws StepException {
    return releases.history(deployment.key().namespace(), deployment.key().release());
  }

  /** What ended before it was recorded has nothing to write; nor has an uninstall that was. */
  private static void requireNothingLost(
      FinishRevision command, Deployment deployment, Optional<StoredRelease> stored)
      throws StepException {
    boolean recorded = deployment.revision() == command.plan().revision();
    if (!recorded || !command.succeeded() || command.plan().action() == Plan.Action.UNINSTALL) {
      return;
    }
    throw StepException.terminal(
        ErrorCode.RELEASE_LOCKED,
        stored
                .map(other -> "somebody else has taken over release " + other.record())
                .orElse("somebody else has deleted the release Secret")
            + " while deployment "
            + deployment.id()
            + " worked on it: its final status is not written");
  }

  /** Helm forgets a release whose objects are gone, also when a post-delete hook fails then. */
  private static boolean isEmptied(Deployment deployment) {
    return deployment.failure() != null
        && deployment.failure().step().startsWith(HookEvent.POST_DELETE.text() + " ");
  }

  private static void finishUninstall(
      FinishRevision command,
      Deployment deployment,
      ReleaseStore releases,
      List<StoredRelease> history,
      StoredRelease last)
      throws StepException {
    if (!command.succeeded() && !isEmptied(deployment)) {
      RevisionEndings.set(
          releases, last, Status.UNINSTALLING, command.description(), Owner.of(deployment));
      return;
    }
    boolean keep =
        deployment.request().operation() == Operation.UNINSTALL
            && deployment.request().keepHistory();
    if (keep) {
      RevisionEndings.supersede(releases, history, command.plan().revision());
      RevisionEndings.set(
          releases, last, Status.UNINSTALLED, command.description(), Owner.of(deployment));
      return;
    }
    // the one that says who uninstalls goes last, so that a restart finds its place
    for (StoredRelease stored : history) {
      if (stored.record().revision() != last.record().revision()) {
        releases.delete(stored);
      }
    }
    releases.delete(last);
  }
}

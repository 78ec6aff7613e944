package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Preparation.RevisionRecorded;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.worker.core.Command.RecordRevision;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Info;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the release Secret before anything else of the release is touched. A revision that this
 * deployment wrote already is written again: nothing was applied since. A revision of anybody else
 * is left alone.
 */
public final class RecordRevisionHandler implements StepHandler<RecordRevision> {
  private final Workspace workspace;

  public RecordRevisionHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(RecordRevision command, Deployment deployment, StepContext context)
      throws StepException {
    Plan plan = command.plan();
    Status status =
        switch (plan.action()) {
          case INSTALL -> Status.PENDING_INSTALL;
          case UPGRADE -> Status.PENDING_UPGRADE;
          case ROLLBACK -> Status.PENDING_ROLLBACK;
          case UNINSTALL -> Status.UNINSTALLING;
          case TEST -> throw new IllegalStateException("a test records no revision");
        };
    if (plan.action() == Plan.Action.INSTALL && deployment.request().options().createNamespace()) {
      workspace.releases(deployment).requireRoom(workspace.release(deployment));
      createNamespace(workspace.cluster(deployment), deployment.key().namespace());
    }
    if (status == Status.UNINSTALLING) {
      markUninstalling(plan, deployment, context.now());
    } else {
      writePending(plan, status, deployment, context.now());
    }
    context.done(
        new RevisionRecorded(
            plan.revision(),
            status.helm(),
            RevisionNames.secret(deployment.key().release(), plan.revision())));
  }

  private static void createNamespace(Cluster cluster, String namespace) throws StepException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", namespace);
    metadata.put("labels", Map.of("name", namespace));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", "v1");
    tree.put("kind", "Namespace");
    tree.put("metadata", metadata);
    cluster.objects().create(new KubeObject(tree));
  }

  private void writePending(Plan plan, Status status, Deployment deployment, Instant now)
      throws StepException {
    ReleaseStore releases = workspace.releases(deployment);
    if (createdAtOnce(releases, plan, status, deployment, now)) {
      return;
    }
    List<StoredRelease> history =
        releases.history(deployment.key().namespace(), deployment.key().release());
    RevisionEndings.failAbandoned(releases, history, plan, deployment);
    recover(releases, history, plan, deployment, now);
    Optional<StoredRelease> old = RevisionEndings.revision(history, plan.revision());
    ReleaseRecord record = pending(plan, status, deployment, history, now);
    if (old.isPresent()) {
      requireOurs(old.get(), plan, deployment);
      if (releases.replace(old.get(), record, Owner.of(deployment)).isEmpty()) {
        throw RevisionEndings.changedMeanwhile(old.get());
      }
      return;
    }
    if (releases.create(record, Owner.of(deployment), labels(history, plan)).isEmpty()) {
      throw StepException.retryable(
          ErrorCode.RELEASE_LOCKED,
          "revision " + plan.revision() + " of " + deployment.key() + " has just been written",
          null);
    }
  }

  /**
   * What was read when the release was rendered need not be read again: whoever has gone on
   * meanwhile has taken the next revision's name.
   */
  private boolean createdAtOnce(
      ReleaseStore releases, Plan plan, Status status, Deployment deployment, Instant now)
      throws StepException {
    Optional<Draft.Standing> standing = workspace.standing(deployment);
    if (deployment.remediation() != null
        || standing.isEmpty()
        || !standing.get().quiet()
        || standing.get().next() != plan.revision()) {
      return false;
    }
    StoredRelease before = standing.get().current();
    List<StoredRelease> current = Stream.ofNullable(before).toList();
    ReleaseRecord record = pending(plan, status, deployment, current, now);
    Optional<StoredRelease> created =
        releases.create(record, Owner.of(deployment), labels(current, plan));
    created.ifPresent(
        written -> workspace.recorded(deployment, new Workspace.Recorded(written, before)));
    return created.isPresent();
  }

  private static Map<String, String> labels(List<StoredRelease> history, Plan plan) {
    return RevisionEndings.revision(history, plan.previousRevision())
        .map(StoredRelease::labels)
        .orElse(Map.of());
  }

  /**
   * Marks older revisions that others have abandoned.
   *
   * @throws StepException RELEASE_LOCKED when somebody is at work after all
   */
  private void recover(
      ReleaseStore releases,
      List<StoredRelease> history,
      Plan plan,
      Deployment deployment,
      Instant now)
      throws StepException {
    for (StoredRelease stored : history) {
      if (stored.record().revision() >= plan.revision()
          || !stored.record().info().status().isPending()
          || stored.deployment().equals(deployment.id())) {
        continue;
      }
      Optional<String> objection =
          Abandonment.objection(stored, workspace.cluster(deployment), now);
      if (objection.isPresent()) {
        throw StepException.terminal(
            ErrorCode.RELEASE_LOCKED,
            "release " + stored.record() + " is being worked on again: " + objection.get());
      }
      RevisionEndings.set(
          releases, stored, Status.FAILED, Abandonment.description(stored), stored.owner());
    }
  }

  private ReleaseRecord pending(
      Plan plan, Status status, Deployment deployment, List<StoredRelease> history, Instant now)
      throws StepException {
    ReleaseRecord content = workspace.release(deployment).withRevision(plan.revision());
    Instant first = plan.action() == Plan.Action.INSTALL ? now : firstDeployed(history, plan, now);
    String description =
        switch (status) {
          case PENDING_INSTALL -> "Initial install underway";
          case PENDING_UPGRADE -> "Preparing upgrade";
          default -> content.info().description();
        };
    return content.withInfo(
        new Info(first, now, null, description, status, content.info().notes()));
  }

  private static Instant firstDeployed(List<StoredRelease> history, Plan plan, Instant now) {
    return history.stream()
        .filter(stored -> stored.record().revision() < plan.revision())
        .reduce((older, newer) -> newer)
        .map(stored -> stored.record().info().firstDeployed())
        .orElse(now);
  }

  private static void requireOurs(StoredRelease stored, Plan plan, Deployment deployment)
      throws StepException {
    if (stored.deployment().equals(deployment.id())) {
      RevisionEndings.requireNoLaterOwner(stored, deployment);
      return;
    }
    String text =
        "revision "
            + plan.revision()
            + " of release "
            + deployment.key()
            + " exists already with status "
            + stored.record().info().status().helm()
            + ", written by "
            + RevisionEndings.writer(stored);
    throw StepException.terminal(
        plan.action() == Plan.Action.INSTALL ? ErrorCode.RELEASE_EXISTS : ErrorCode.RELEASE_LOCKED,
        text);
  }

  private void markUninstalling(Plan plan, Deployment deployment, Instant now)
      throws StepException {
    ReleaseStore releases = workspace.releases(deployment);
    Optional<StoredRelease> stored =
        releases.get(deployment.key().namespace(), deployment.key().release(), plan.revision());
    if (stored.isEmpty()) {
      throw StepException.terminal(
          ErrorCode.RELEASE_NOT_FOUND,
          "revision " + plan.revision() + " of release " + deployment.key() + " is gone");
    }
    StoredRelease old = stored.get();
    Status status = old.record().info().status();
    boolean ours = old.deployment().equals(deployment.id());
    RevisionEndings.requireNoLaterOwner(old, deployment);
    if (ours && status == Status.UNINSTALLING) {
      return;
    }
    if (!ours && status.isPending()) {
      requireOurs(old, plan, deployment);
    }
    Info info = old.record().info();
    ReleaseRecord record =
        old.record()
            .withInfo(
                new Info(
                    info.firstDeployed(),
                    info.lastDeployed(),
                    now,
                    "Deletion in progress (or silently failed)",
                    Status.UNINSTALLING,
                    info.notes()));
    if (releases.replace(old, record, Owner.of(deployment)).isEmpty()) {
      throw RevisionEndings.changedMeanwhile(old);
    }
  }
}

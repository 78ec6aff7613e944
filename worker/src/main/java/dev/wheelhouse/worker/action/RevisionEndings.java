package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How revisions get their final status. Each write is a compare-and-swap. */
final class RevisionEndings {
  private RevisionEndings() {}

  static Optional<StoredRelease> revision(List<StoredRelease> history, int revision) {
    return history.stream().filter(stored -> stored.record().revision() == revision).findFirst();
  }

  /** Who wrote the revision, for people. */
  static String writer(StoredRelease stored) {
    return stored.deployment().isEmpty()
        ? "another client (helm, for example)"
        : "deployment " + stored.deployment();
  }

  /** Passing: the next attempt reads the revision again. */
  static StepException changedMeanwhile(StoredRelease stored) {
    return StepException.retryable(
        ErrorCode.RELEASE_LOCKED,
        "somebody else has changed release " + stored.record() + " meanwhile",
        null);
  }

  /**
   * A worker that was stopped for long may not know yet that another has taken its deployment over:
   * it must not undo what that one has written.
   *
   * @throws StepException RELEASE_LOCKED
   */
  static void requireNoLaterOwner(StoredRelease stored, Deployment deployment)
      throws StepException {
    if (stored.owner().isAfter(Owner.of(deployment))) {
      throw StepException.terminal(
          ErrorCode.RELEASE_LOCKED,
          "another worker has taken over deployment "
              + deployment.id()
              + " and has written release "
              + stored.record());
    }
  }

  /**
   * @param owner that it has from now on
   * @return the revision as it is then
   */
  static StoredRelease set(
      ReleaseStore releases, StoredRelease stored, Status status, String description, Owner owner)
      throws StepException {
    ReleaseRecord record = stored.record();
    if (record.info().status() == status
        && record.info().description().equals(description)
        && stored.owner().equals(owner)) {
      return stored;
    }
    Optional<StoredRelease> written =
        releases.replace(stored, record.withStatus(status, description), owner);
    if (written.isEmpty()) {
      throw changedMeanwhile(stored);
    }
    return written.get();
  }

  /**
   * Marks the revision that this deployment wrote before, and whose failure the present plan
   * undoes.
   */
  static void failAbandoned(
      ReleaseStore releases, List<StoredRelease> history, Plan plan, Deployment deployment)
      throws StepException {
    for (StoredRelease stored : history) {
      ReleaseRecord record = stored.record();
      if (stored.deployment().equals(deployment.id())
          && record.revision() != plan.revision()
          && record.info().status().isPending()) {
        requireNoLaterOwner(stored, deployment);
        set(
            releases,
            stored,
            Status.FAILED,
            "Release \"" + record.name() + "\" failed: " + reason(deployment),
            Owner.of(deployment));
      }
    }
  }

  private static String reason(Deployment deployment) {
    return deployment.failure() == null
        ? "abandoned"
        : deployment.failure().step() + ": " + deployment.failure().error().message();
  }

  /**
   * What was deployed before is so no more.
   *
   * @return the history as it is then
   */
  static List<StoredRelease> supersede(
      ReleaseStore releases, List<StoredRelease> history, int except) throws StepException {
    List<StoredRelease> after = new ArrayList<>();
    for (StoredRelease stored : history) {
      ReleaseRecord record = stored.record();
      boolean over = record.revision() != except && record.info().status() == Status.DEPLOYED;
      String description = record.info().description();
      after.add(
          over ? set(releases, stored, Status.SUPERSEDED, description, stored.owner()) : stored);
    }
    return after;
  }

  /**
   * An install takes the place of a release of which an uninstall has kept the history ({@code
   * replaceRelease} of {@code pkg/action/install.go}).
   *
   * @return the history as it is then
   */
  static List<StoredRelease> supersedeUninstalled(
      ReleaseStore releases, List<StoredRelease> history) throws StepException {
    List<StoredRelease> after = new ArrayList<>();
    for (StoredRelease stored : history) {
      boolean over = stored.record().info().status() == Status.UNINSTALLED;
      String description = "superseded by new release";
      after.add(
          over ? set(releases, stored, Status.SUPERSEDED, description, stored.owner()) : stored);
    }
    return after;
  }

  /**
   * Deletes the oldest revisions beyond the limit, but for the one that is deployed ({@code
   * pkg/storage/storage.go}).
   *
   * @param maxHistory how many stay; 0: all
   */
  static void prune(ReleaseStore releases, List<StoredRelease> history, int maxHistory)
      throws StepException {
    if (maxHistory <= 0) {
      return;
    }
    int surplus = history.size() - maxHistory;
    for (StoredRelease stored : history) {
      if (surplus <= 0) {
        return;
      }
      if (stored.record().info().status() != Status.DEPLOYED) {
        releases.delete(stored);
        surplus--;
      }
    }
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a release stands, and whether that lets an operation go on; Helm's rules ({@code
 * pkg/action/install.go}, {@code upgrade.go}). A revision that this very deployment has written
 * before a crash counts as not written.
 */
final class Standings {
  private final Deployment deployment;
  private final List<StoredRelease> history;
  private final Judge judge;
  private final boolean pending;

  /** Says why a pending revision must be taken for somebody's work; empty when it is abandoned. */
  interface Judge {
    Optional<String> objection(StoredRelease pending) throws StepException;
  }

  Standings(Deployment deployment, List<StoredRelease> history, Judge judge) {
    this.deployment = deployment;
    this.judge = judge;
    this.pending = history.stream().anyMatch(Standings::isPending);
    this.history =
        history.stream().filter(stored -> !(isPending(stored) && isOurs(stored))).toList();
  }

  private boolean isOurs(StoredRelease stored) {
    return stored.deployment().equals(deployment.id());
  }

  private static boolean isPending(StoredRelease stored) {
    return switch (status(stored)) {
      case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK -> true;
      case UNKNOWN, DEPLOYED, UNINSTALLED, SUPERSEDED, FAILED, UNINSTALLING -> false;
    };
  }

  private static Status status(StoredRelease stored) {
    return stored.record().info().status();
  }

  /** The newest revision, whatever its status. */
  Optional<StoredRelease> last() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }

  Optional<StoredRelease> revision(int number) {
    return history.stream().filter(stored -> stored.record().revision() == number).findFirst();
  }

  private Stream<StoredRelease> newestFirst() {
    return Stream.iterate(history.size() - 1, i -> i >= 0, i -> i - 1).map(history::get);
  }

  private int next() {
    return last().map(stored -> stored.record().revision() + 1).orElse(1);
  }

  /**
   * @throws StepException RELEASE_EXISTS
   */
  Draft.Standing forInstall() throws StepException {
    Optional<StoredRelease> last = last();
    if (last.isPresent()) {
      throw StepException.terminal(
          ErrorCode.RELEASE_EXISTS,
          "installing release "
              + deployment.key()
              + ": cannot re-use a name that is still in use; revision "
              + last.get().record().revision()
              + " is "
              + status(last.get()).helm());
    }
    return new Draft.Standing(true, null, 1, !pending);
  }

  /**
   * @param orInstall install when there is nothing to upgrade
   * @throws StepException RELEASE_NOT_FOUND, RELEASE_NOT_DEPLOYED, RELEASE_LOCKED
   */
  Draft.Standing forUpgrade(boolean orInstall) throws StepException {
    Optional<StoredRelease> last = last();
    if (last.isEmpty() || status(last.get()) == Status.UNINSTALLED) {
      if (!orInstall) {
        throw StepException.terminal(
            ErrorCode.RELEASE_NOT_FOUND,
            "upgrading release "
                + deployment.key()
                + ": \""
                + deployment.key().release()
                + "\" has no deployed releases");
      }
      return new Draft.Standing(true, null, next(), last.isEmpty() && !pending);
    }
    unlocked(last.get());
    boolean one = history.stream().filter(stored -> status(stored) == Status.DEPLOYED).count() <= 1;
    return new Draft.Standing(false, current(), next(), !pending && one);
  }

  /**
   * Checks that nobody else is at work; a revision that was abandoned counts as failed.
   *
   * @throws StepException RELEASE_LOCKED
   */
  void unlocked(StoredRelease last) throws StepException {
    Optional<String> objection = isPending(last) ? judge.objection(last) : Optional.empty();
    if (objection.isPresent()) {
      throw StepException.terminal(
          ErrorCode.RELEASE_LOCKED,
          "another operation (install/upgrade/rollback) is in progress: revision "
              + last.record().revision()
              + " of release "
              + deployment.key()
              + " is "
              + status(last).helm()
              + " since "
              + last.record().info().lastDeployed()
              + ", written by "
              + RevisionEndings.writer(last)
              + "; "
              + objection.get());
    }
  }

  /**
   * The revision whose objects are there: the deployed one, else a last one that failed or was
   * abandoned. Ask {@link #unlocked} first.
   */
  StoredRelease current() throws StepException {
    Optional<StoredRelease> deployed =
        newestFirst().filter(stored -> status(stored) == Status.DEPLOYED).findFirst();
    if (deployed.isPresent()) {
      return deployed.get();
    }
    StoredRelease last = last().orElseThrow();
    if (status(last) == Status.FAILED || status(last) == Status.SUPERSEDED || isPending(last)) {
      return last;
    }
    throw StepException.terminal(
        ErrorCode.RELEASE_NOT_DEPLOYED,
        "release "
            + deployment.key()
            + " has no deployed revision; the newest, "
            + last.record().revision()
            + ", is "
            + status(last).helm());
  }

  /**
   * The newest revision.
   *
   * @throws StepException RELEASE_NOT_FOUND
   */
  StoredRelease existing() throws StepException {
    return last()
        .orElseThrow(
            () ->
                StepException.terminal(
                    ErrorCode.RELEASE_NOT_FOUND,
                    deployment.request().operation().json()
                        + " of release "
                        + deployment.key()
                        + ": release: not found"));
  }

  /** The newest revision before {@code failed} that was ever deployed. */
  Optional<StoredRelease> lastGoodBefore(ReleaseRecord failed) {
    return newestFirst()
        .filter(stored -> stored.record().revision() < failed.revision())
        .filter(stored -> status(stored) == Status.DEPLOYED || status(stored) == Status.SUPERSEDED)
        .findFirst();
  }
}

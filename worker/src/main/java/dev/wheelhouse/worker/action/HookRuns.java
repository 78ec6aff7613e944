package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.worker.action.Workspace.Recorded;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes when a hook last ran into the release Secret, where Helm's status shows it. */
final class HookRuns {
  private static final int ATTEMPTS = 5;

  private HookRuns() {}

  /** A run that has ended. */
  record Run(PlannedHook hook, Instant started, Instant completed, boolean succeeded) {}

  /**
   * Does nothing when the revision is not this deployment's; a test's may be anybody's.
   *
   * @throws StepException as the store does; RELEASE_LOCKED when it changes all the time
   */
  static void record(Workspace workspace, Deployment deployment, Run run) throws StepException {
    Plan plan = deployment.plan().orElseThrow();
    ReleaseStore releases = workspace.releases(deployment);
    Optional<Recorded> known =
        workspace
            .recorded(deployment)
            .filter(recorded -> recorded.written().record().revision() == plan.revision());
    for (int attempt = 1; ; attempt++) {
      Optional<StoredRelease> stored =
          attempt == 1 && known.isPresent()
              ? known.map(Recorded::written)
              : releases.get(
                  deployment.key().namespace(), deployment.key().release(), plan.revision());
      if (stored.isEmpty()
          || (plan.action() != Plan.Action.TEST
              && !stored.get().deployment().equals(deployment.id()))) {
        return;
      }
      RevisionEndings.requireNoLaterOwner(stored.get(), deployment);
      Optional<StoredRelease> written = write(releases, stored.get(), run);
      if (written.isPresent()) {
        known.ifPresent(
            recorded ->
                workspace.recorded(deployment, new Recorded(written.get(), recorded.before())));
        return;
      }
      if (attempt > ATTEMPTS) {
        throw RevisionEndings.changedMeanwhile(stored.get());
      }
    }
  }

  /** The revision as it is then; empty when it was changed since it was read. */
  private static Optional<StoredRelease> write(ReleaseStore releases, StoredRelease stored, Run run)
      throws StepException {
    List<RecordedHook> hooks =
        stored.record().hooks().stream().map(hook -> updated(hook, run)).toList();
    return hooks.equals(stored.record().hooks())
        ? Optional.of(stored)
        : releases.replace(stored, stored.record().withHooks(hooks), stored.owner());
  }

  private static RecordedHook updated(RecordedHook hook, Run run) {
    return !ReleaseObjects.is(hook, run.hook())
        ? hook
        : new RecordedHook(
            hook.name(),
            hook.kind(),
            hook.path(),
            hook.manifest(),
            hook.events(),
            hook.weight(),
            // Helm notes its default when a hook runs
            hook.deletePolicies().isEmpty()
                ? List.of(DeletePolicy.BEFORE_HOOK_CREATION.annotation())
                : hook.deletePolicies(),
            hook.outputLogPolicies(),
            run.started(),
            run.completed(),
            run.succeeded() ? "Succeeded" : "Failed");
  }
}

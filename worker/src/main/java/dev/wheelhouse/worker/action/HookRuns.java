package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
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
  static void record(ReleaseStore releases, Deployment deployment, Run run) throws StepException {
    Plan plan = deployment.plan().orElseThrow();
    for (int attempt = 1; ; attempt++) {
      Optional<StoredRelease> stored =
          releases.get(deployment.key().namespace(), deployment.key().release(), plan.revision());
      if (stored.isEmpty()
          || (plan.action() != Plan.Action.TEST
              && !stored.get().deployment().equals(deployment.id()))) {
        return;
      }
      StoredRelease old = stored.get();
      RevisionEndings.requireNoLaterOwner(old, deployment);
      List<RecordedHook> hooks =
          old.record().hooks().stream().map(hook -> updated(hook, run)).toList();
      if (hooks.equals(old.record().hooks())
          || releases.replace(old, old.record().withHooks(hooks), old.owner()).isPresent()) {
        return;
      }
      if (attempt == ATTEMPTS) {
        throw RevisionEndings.changedMeanwhile(old);
      }
    }
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

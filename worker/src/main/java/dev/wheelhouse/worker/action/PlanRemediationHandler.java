package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.worker.core.Command.PlanRemediation;
import dev.wheelhouse.worker.core.PlanBuilder;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;

/**
 * Works out how a failed atomic deployment is undone: an install is uninstalled, an upgrade rolled
 * back to the newest revision that was ever deployed.
 */
public final class PlanRemediationHandler implements StepHandler<PlanRemediation> {
  private final ReleaseWorkspace workspace;

  public PlanRemediationHandler(ReleaseWorkspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(PlanRemediation command, Deployment deployment, StepContext context)
      throws StepException {
    ReleaseRecord failed = workspace.release(deployment);
    PlanContents contents =
        new PlanContents(workspace.cluster(deployment).discovery(), deployment.key().namespace());
    Options options = deployment.request().options();
    RemediationStarted started =
        switch (command.kind()) {
          case UNINSTALL -> {
            workspace.remediation(deployment, failed);
            Plan plan = PlanBuilder.uninstall(contents.of(failed), options);
            yield started(command, 0, plan, failed, options, context);
          }
          case ROLLBACK -> {
            ReleaseRecord target = target(deployment, failed, context);
            ReleaseRecord next = Records.rolledBack(target, failed.revision() + 1, context.now());
            workspace.remediation(deployment, next);
            Plan plan =
                PlanBuilder.rollback(
                    contents.of(failed), contents.of(next), target.revision(), options);
            yield started(command, target.revision(), plan, next, options, context);
          }
        };
    context.done(started);
  }

  private static RemediationStarted started(
      PlanRemediation command,
      int target,
      Plan plan,
      ReleaseRecord record,
      Options options,
      StepContext context) {
    return new RemediationStarted(
        command.kind(),
        target,
        plan,
        Records.digest(record),
        context.now().plus(options.timeout()));
  }

  private ReleaseRecord target(Deployment deployment, ReleaseRecord failed, StepContext context)
      throws StepException {
    List<StoredRelease> history =
        workspace.releases(deployment).history(failed.namespace(), failed.name());
    return workspace
        .standings(deployment, history, context.now())
        .lastGoodBefore(failed)
        .map(StoredRelease::record)
        .orElseThrow(
            () ->
                StepException.terminal(
                    ErrorCode.RELEASE_NOT_DEPLOYED,
                    "rolling back release "
                        + deployment.key()
                        + ": no revision before "
                        + failed.revision()
                        + " was ever deployed"));
  }
}

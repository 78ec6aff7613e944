package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedChange;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.worker.core.Command.ComputePlan;
import dev.wheelhouse.worker.core.PlanBuilder;
import dev.wheelhouse.worker.core.PlanBuilder.Content;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;
import java.util.function.Predicate;

/** Works out what is to be done. */
public final class ComputePlanHandler implements StepHandler<ComputePlan> {
  private final ReleaseWorkspace workspace;
  private final RequestReader requests;

  public ComputePlanHandler(ReleaseWorkspace workspace, RequestReader requests) {
    this.workspace = workspace;
    this.requests = requests;
  }

  @Override
  public void handle(ComputePlan command, Deployment deployment, StepContext context)
      throws StepException {
    Draft draft = workspace.draft(deployment);
    Plan plan = plan(deployment, draft, context);
    String manifestDigest = Records.digest(draft.record());
    context.done(
        new PlanComputed(
            Records.digest(plan + "\n" + manifestDigest),
            plan,
            manifestDigest,
            changes(deployment, draft, plan)));
  }

  /** What the API server says of the plan, where the request asks for it. */
  private List<PlannedChange> changes(Deployment deployment, Draft draft, Plan plan)
      throws StepException {
    Options options = deployment.request().options();
    if (options.dryRun() != Options.DryRun.SERVER) {
      return List.of();
    }
    ReleaseRecord current =
        workspace
            .releases(deployment)
            .get(deployment.key().namespace(), deployment.key().release(), plan.previousRevision())
            .map(StoredRelease::record)
            .orElse(null);
    return new PlanPreview(
            workspace.cluster(deployment).objects(), draft.record(), current, options)
        .of(plan);
  }

  private Plan plan(Deployment deployment, Draft draft, StepContext context) throws StepException {
    return switch (deployment.request().operation()) {
      case INSTALL, UPGRADE -> rendered(deployment, draft);
      case ROLLBACK -> rollback(deployment, draft, context);
      case UNINSTALL -> uninstall(deployment, draft, context);
      case TEST -> test(deployment, draft, context);
      case CANCEL, APPROVE, DENY ->
          throw StepException.terminal(
              ErrorCode.INTERNAL,
              "a " + deployment.request().operation().json() + " is no deployment");
    };
  }

  private PlanContents contents(Deployment deployment) throws StepException {
    return new PlanContents(
        workspace.cluster(deployment).discovery(), deployment.key().namespace());
  }

  private Standings standings(Deployment deployment, StepContext context) throws StepException {
    List<StoredRelease> history =
        workspace
            .releases(deployment)
            .history(deployment.key().namespace(), deployment.key().release());
    return workspace.standings(deployment, history, context.now());
  }

  private Plan rendered(Deployment deployment, Draft draft) throws StepException {
    PlanContents contents = contents(deployment);
    Content next = contents.of(draft.record());
    Options options = deployment.request().options();
    Draft.Standing standing = draft.standing();
    return standing.install()
        ? PlanBuilder.install(next, options)
        : PlanBuilder.upgrade(contents.of(standing.current().record()), next, options);
  }

  private Plan rollback(Deployment deployment, Draft draft, StepContext context)
      throws StepException {
    Standings standings = standings(deployment, context);
    StoredRelease last = standings.existing();
    standings.unlocked(last);
    int wanted = deployment.request().revision();
    int target = wanted == 0 ? last.record().revision() - 1 : wanted;
    StoredRelease source =
        standings
            .revision(target)
            .orElseThrow(
                () ->
                    StepException.terminal(
                        ErrorCode.REVISION_NOT_FOUND,
                        "rolling back release "
                            + deployment.key()
                            + ": there is no revision "
                            + target));
    ReleaseRecord record =
        Records.rolledBack(source.record(), last.record().revision() + 1, context.now());
    draft.planned(record);
    PlanContents contents = contents(deployment);
    return PlanBuilder.rollback(
        contents.of(standings.current().record()),
        contents.of(record),
        target,
        deployment.request().options());
  }

  private Plan uninstall(Deployment deployment, Draft draft, StepContext context)
      throws StepException {
    StoredRelease last = standings(deployment, context).existing();
    if (last.record().info().status() == Status.UNINSTALLED && deployment.request().keepHistory()) {
      throw StepException.terminal(
          ErrorCode.RELEASE_NOT_DEPLOYED,
          "uninstalling release " + deployment.key() + ": it is uninstalled already");
    }
    draft.planned(last.record());
    Content current =
        last.record().info().status() == Status.UNINSTALLED
            ? new Content(last.record().revision(), List.of(), List.of(), List.of())
            : contents(deployment).of(last.record());
    return PlanBuilder.uninstall(current, deployment.request().options());
  }

  private Plan test(Deployment deployment, Draft draft, StepContext context) throws StepException {
    StoredRelease last = standings(deployment, context).existing();
    draft.planned(last.record());
    Request request = requests.read(deployment);
    Predicate<String> wanted =
        request instanceof Request.Test test ? TestFilters.of(test.filters()) : name -> true;
    return PlanBuilder.test(
        contents(deployment).of(last.record()), wanted, deployment.request().options());
  }
}

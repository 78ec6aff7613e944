package dev.wheelhouse.events.fold;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.fold.Deployment.Failure;
import dev.wheelhouse.events.fold.HookProgress.Status;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleVisitor;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options.DryRun;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * One application of {@link Deployment#apply}: fields that an event changes, then the new record.
 */
final class DeploymentFold implements LifecycleVisitor<Void> {
  private final Deployment before;
  private final Event event;

  private Stage stage;
  private String worker;
  private long epoch;
  private Instant startedAt;
  private Instant deadline;
  private Preparation.ChartResolved chart;
  private String manifestDigest;
  private Preparation.PlanComputed planned;
  private String approvalRequestedFor;
  private String approvedDigest;
  private int revision;
  private Execution execution;
  private Failure failure;
  private Trouble.RemediationStarted remediation;
  private Failure remediationFailure;
  private Trouble.CancellationRequested cancellation;
  private String supersededBy;
  private End end;

  DeploymentFold(Deployment before, Event event) {
    this.before = before;
    this.event = event;
    stage = before.stage();
    worker = before.worker();
    epoch = before.epoch();
    startedAt = before.startedAt();
    deadline = before.deadline();
    chart = before.chart();
    manifestDigest = before.manifestDigest();
    planned = before.planned();
    approvalRequestedFor = before.approvalRequestedFor();
    approvedDigest = before.approvedDigest();
    revision = before.revision();
    execution = before.execution();
    failure = before.failure();
    remediation = before.remediation();
    remediationFailure = before.remediationFailure();
    cancellation = before.cancellation();
    supersededBy = before.supersededBy();
    end = before.end();
  }

  Deployment apply() {
    event.data().accept(this);
    return new Deployment(
        before.id(),
        before.key(),
        before.traceparent(),
        before.request(),
        stage,
        event.sequence(),
        before.acceptedAt(),
        event.time(),
        worker,
        epoch,
        startedAt,
        deadline,
        chart,
        manifestDigest,
        planned,
        approvalRequestedFor,
        approvedDigest,
        revision,
        execution,
        failure,
        remediation,
        remediationFailure,
        cancellation,
        supersededBy,
        end);
  }

  // Intake

  @Override
  public Void on(Intake.RequestAccepted accepted) {
    throw refused();
  }

  @Override
  public Void on(Intake.RequestRejected rejected) {
    throw refused();
  }

  @Override
  public Void on(Intake.RequestSuperseded superseded) {
    expect(EnumSet.complementOf(EnumSet.of(Stage.FINISHING, Stage.ENDED)));
    supersededBy = superseded.by();
    stopUnlessHooksRun();
    return null;
  }

  @Override
  public Void on(Intake.DeploymentStarted started) {
    expect(Stage.QUEUED);
    worker = started.worker();
    epoch = event.sequence();
    startedAt = event.time();
    deadline = started.deadline();
    stage = firstStage();
    return null;
  }

  @Override
  public Void on(Intake.DeploymentResumed resumed) {
    expect(EnumSet.complementOf(EnumSet.of(Stage.QUEUED, Stage.ENDED)));
    worker = resumed.worker();
    epoch = event.sequence();
    if (stage.isPreparation() && remediation == null) {
      stage = firstStage();
    }
    return null;
  }

  private Stage firstStage() {
    Operation operation = before.request().operation();
    return operation == Operation.INSTALL || operation == Operation.UPGRADE
        ? Stage.RESOLVING_CHART
        : Stage.PLANNING;
  }

  // Preparation

  @Override
  public Void on(Preparation.ChartResolved resolved) {
    expect(Stage.RESOLVING_CHART);
    chart = resolved;
    stage = Stage.RESOLVING_VALUES;
    return null;
  }

  @Override
  public Void on(Preparation.ValuesResolved resolved) {
    expect(Stage.RESOLVING_VALUES);
    stage = Stage.RENDERING;
    return null;
  }

  @Override
  public Void on(Preparation.ManifestRendered rendered) {
    expect(Stage.RENDERING);
    manifestDigest = rendered.digest();
    stage = Stage.PLANNING;
    return null;
  }

  @Override
  public Void on(Preparation.PlanComputed computed) {
    expect(Stage.PLANNING);
    planned = computed;
    if (before.request().options().dryRun() != DryRun.NONE) {
      stage = Stage.FINISHING;
    } else if (before.request().options().approval() && !computed.digest().equals(approvedDigest)) {
      stage = Stage.AWAITING_APPROVAL;
    } else {
      approved();
    }
    return null;
  }

  @Override
  public Void on(Preparation.ApprovalRequested requested) {
    expect(Stage.AWAITING_APPROVAL);
    approvalRequestedFor = requested.planDigest();
    return null;
  }

  @Override
  public Void on(Preparation.ApprovalGranted granted) {
    expect(Stage.AWAITING_APPROVAL);
    approvedDigest = granted.planDigest();
    deadline = event.time().plus(before.request().options().timeout());
    approved();
    return null;
  }

  private void approved() {
    if (planned.plan().action() == Plan.Action.TEST) {
      revision = planned.plan().revision();
      execute(planned.plan());
    } else {
      stage = Stage.RECORDING;
    }
  }

  @Override
  public Void on(Preparation.ApprovalDenied denied) {
    expect(Stage.AWAITING_APPROVAL);
    return null;
  }

  @Override
  public Void on(Preparation.RevisionRecorded recorded) {
    expect(Stage.RECORDING);
    revision = recorded.revision();
    execute(remediation == null ? planned.plan() : remediation.plan());
    return null;
  }

  private void execute(Plan plan) {
    execution = Execution.begin(plan);
    stage = plan.steps().isEmpty() ? Stage.FINISHING : Stage.EXECUTING;
  }

  // Hooks

  @Override
  public Void on(HookEvent.HookPhaseStarted started) {
    expect(Stage.EXECUTING);
    if (!(currentStep() instanceof Step.HookPhase phase) || execution.hooks() != null) {
      throw refused();
    }
    execution = execution.with(HookPhaseProgress.begin(phase));
    return null;
  }

  @Override
  public Void on(HookEvent.WeightGroupStarted started) {
    execution = execution.with(hooks().groupStarted());
    return null;
  }

  @Override
  public Void on(HookEvent.HookStarted started) {
    HookProgress running =
        new HookProgress(
            Status.RUNNING, started.attempt(), event.time(), started.deadline(), false, null);
    change(started.hook(), Status.WAITING, running);
    return null;
  }

  @Override
  public Void on(HookEvent.HookSucceeded succeeded) {
    execution =
        execution.with(
            hooks().change(succeeded.hook(), Status.RUNNING, hook -> hook.with(Status.SUCCEEDED)));
    return null;
  }

  @Override
  public Void on(HookEvent.HookFailed failed) {
    execution =
        execution.with(
            hooks()
                .change(
                    failed.hook(),
                    Status.RUNNING,
                    hook -> hook.failed(new DeployError(failed.code(), failed.reason()))));
    return null;
  }

  @Override
  public Void on(HookEvent.HookDeleted deleted) {
    if (deleted.policy() == null) {
      execution =
          execution.with(
              hooks().change(deleted.hook(), Status.RUNNING, hook -> hook.with(Status.STOPPED)));
      stopUnlessHooksRun();
      return null;
    }
    switch (deleted.policy()) {
      case BEFORE_HOOK_CREATION -> hooks();
      case HOOK_SUCCEEDED ->
          execution =
              execution.with(hooks().change(deleted.hook(), Status.SUCCEEDED, HookProgress::gone));
      case HOOK_FAILED ->
          execution =
              execution.with(hooks().change(deleted.hook(), Status.FAILED, HookProgress::gone));
    }
    return null;
  }

  @Override
  public Void on(HookEvent.WeightGroupCompleted completed) {
    execution = execution.with(hooks().groupCompleted());
    return null;
  }

  @Override
  public Void on(HookEvent.HookPhaseCompleted completed) {
    hooks();
    completeStep();
    return null;
  }

  private HookPhaseProgress hooks() {
    expect(Stage.EXECUTING);
    if (execution.hooks() == null) {
      throw refused();
    }
    return execution.hooks();
  }

  private void change(ResourceRef hook, Status from, HookProgress progress) {
    execution = execution.with(hooks().change(hook, from, waiting -> progress));
  }

  // Resources

  @Override
  public Void on(ResourceEvent.CrdsApplied applied) {
    completeStep(Step.Crds.class);
    return null;
  }

  @Override
  public Void on(ResourceEvent.ResourcesApplied applied) {
    completeStep(Step.Wave.class);
    return null;
  }

  @Override
  public Void on(ResourceEvent.ReadinessProgressed progressed) {
    expect(Stage.EXECUTING);
    execution = execution.with(progressed);
    return null;
  }

  @Override
  public Void on(ResourceEvent.ResourcesReady ready) {
    completeStep(Step.AwaitReady.class);
    return null;
  }

  @Override
  public Void on(ResourceEvent.ResourcesPruned pruned) {
    completeStep(Step.Prune.class);
    return null;
  }

  private Step currentStep() {
    return execution.step().orElseThrow(this::refused);
  }

  private void completeStep(Class<? extends Step> kind) {
    expect(Stage.EXECUTING);
    if (!kind.isInstance(currentStep())) {
      throw refused();
    }
    completeStep();
  }

  private void completeStep() {
    execution = execution.next();
    if (execution.step().isEmpty()) {
      stage = Stage.FINISHING;
    }
  }

  // Trouble

  @Override
  public Void on(Trouble.StepRetried retried) {
    expect(EnumSet.complementOf(EnumSet.of(Stage.QUEUED, Stage.ENDED)));
    return null;
  }

  @Override
  public Void on(Trouble.StepFailed failed) {
    expect(EnumSet.complementOf(EnumSet.of(Stage.QUEUED, Stage.FINISHING, Stage.ENDED)));
    Failure now = new Failure(failed.step(), failed.error());
    if (failure == null) {
      failure = now;
      stage = isUndone() ? Stage.REMEDIATING : Stage.FINISHING;
    } else {
      remediationFailure = now;
      stage = Stage.FINISHING;
    }
    return null;
  }

  private boolean isUndone() {
    if (!before.request().options().atomic() || revision == 0 || before.isCancelled()) {
      return false;
    }
    return switch (planned.plan().action()) {
      case INSTALL, UPGRADE -> true;
      case ROLLBACK, UNINSTALL, TEST -> false;
    };
  }

  @Override
  public Void on(Trouble.RemediationStarted started) {
    expect(Stage.REMEDIATING);
    remediation = started;
    deadline = started.deadline();
    stage = Stage.RECORDING;
    return null;
  }

  @Override
  public Void on(Trouble.CancellationRequested requested) {
    expect(EnumSet.complementOf(EnumSet.of(Stage.FINISHING, Stage.ENDED)));
    cancellation = requested;
    stopUnlessHooksRun();
    return null;
  }

  private void stopUnlessHooksRun() {
    if (stage != Stage.EXECUTING || !execution.hooksRunning()) {
      stage = Stage.FINISHING;
    }
  }

  // End

  @Override
  public Void on(End.ReleaseDeployed deployed) {
    return finish(deployed);
  }

  @Override
  public Void on(End.DryRunCompleted completed) {
    return finish(completed);
  }

  @Override
  public Void on(End.ReleaseRolledBack rolledBack) {
    return finish(rolledBack);
  }

  @Override
  public Void on(End.ReleaseUninstalled uninstalled) {
    return finish(uninstalled);
  }

  @Override
  public Void on(End.ReleaseTested tested) {
    return finish(tested);
  }

  @Override
  public Void on(End.ReleaseFailed failed) {
    return finish(failed);
  }

  @Override
  public Void on(End.DeploymentCancelled cancelled) {
    return finish(cancelled);
  }

  private Void finish(End how) {
    expect(Stage.FINISHING);
    end = how;
    stage = Stage.ENDED;
    return null;
  }

  private void expect(Stage wanted) {
    expect(EnumSet.of(wanted));
  }

  private void expect(Set<Stage> wanted) {
    if (!wanted.contains(stage)) {
      throw refused();
    }
  }

  private IllegalStateException refused() {
    return new IllegalStateException(
        event.data().getClass().getSimpleName()
            + " ("
            + event.id()
            + ") cannot follow stage "
            + before.stage());
  }
}

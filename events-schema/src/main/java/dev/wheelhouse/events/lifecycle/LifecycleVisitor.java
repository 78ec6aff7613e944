package dev.wheelhouse.events.lifecycle;

/**
 * One method for each kind of fact: the compiler sees to it that who implements this has thought of
 * all of them.
 *
 * @param <R> what the methods return
 */
public interface LifecycleVisitor<R> {
  R on(Intake.RequestAccepted event);

  R on(Intake.RequestRejected event);

  R on(Intake.RequestSuperseded event);

  R on(Intake.DeploymentStarted event);

  R on(Intake.DeploymentResumed event);

  R on(Preparation.ChartResolved event);

  R on(Preparation.ValuesResolved event);

  R on(Preparation.ManifestRendered event);

  R on(Preparation.PlanComputed event);

  R on(Preparation.ApprovalRequested event);

  R on(Preparation.ApprovalGranted event);

  R on(Preparation.ApprovalDenied event);

  R on(Preparation.RevisionRecorded event);

  R on(HookEvent.HookPhaseStarted event);

  R on(HookEvent.WeightGroupStarted event);

  R on(HookEvent.HookStarted event);

  R on(HookEvent.HookSucceeded event);

  R on(HookEvent.HookFailed event);

  R on(HookEvent.HookDeleted event);

  R on(HookEvent.WeightGroupCompleted event);

  R on(HookEvent.HookPhaseCompleted event);

  R on(ResourceEvent.CrdsApplied event);

  R on(ResourceEvent.ResourcesApplied event);

  R on(ResourceEvent.ReadinessProgressed event);

  R on(ResourceEvent.ResourcesReady event);

  R on(ResourceEvent.ResourcesPruned event);

  R on(Trouble.StepRetried event);

  R on(Trouble.StepFailed event);

  R on(Trouble.RemediationStarted event);

  R on(Trouble.CancellationRequested event);

  R on(End.ReleaseDeployed event);

  R on(End.DryRunCompleted event);

  R on(End.ReleaseRolledBack event);

  R on(End.ReleaseUninstalled event);

  R on(End.ReleaseTested event);

  R on(End.ReleaseFailed event);

  R on(End.DeploymentCancelled event);
}

package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.LifecycleVisitor;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.ops.follow.Line.Tone;
import java.time.Duration;
import java.time.Instant;

/**
 * Folds a deployment's events, in order, into lines: one each event, with the time that the step
 * took. All times are those of the events. Not thread-safe.
 */
public final class Progress implements LifecycleVisitor<Line> {
  private Event event;
  private Instant acceptedAt;
  private Instant previous;
  private Instant phaseStarted;
  private Instant groupStarted;
  private String running = "";

  /** The line of the next event. */
  public Line on(Event next) {
    event = next;
    if (acceptedAt == null) {
      acceptedAt = next.time();
      previous = next.time();
    }
    Line line = next.data().accept(this);
    previous = next.time();
    return line;
  }

  /** What runs now, for a line that is redrawn; empty when that is not known. */
  public String running() {
    return running;
  }

  /** Since the last event, by the clock of the caller: how long the present step has run. */
  public Duration stepElapsed(Instant now) {
    return previous == null || now.isBefore(previous)
        ? Duration.ZERO
        : Duration.between(previous, now);
  }

  /** Since the request was accepted, by the clock of the caller. */
  public Duration elapsed(Instant now) {
    return acceptedAt == null ? Duration.ZERO : Duration.between(acceptedAt, now);
  }

  private Line line(Tone tone, int indent, String text) {
    return new Line(Duration.between(acceptedAt, event.time()), tone, indent, text, false);
  }

  private Line step(LifecycleEvent data, String next) {
    return done(data, 0, previous, next);
  }

  private Line done(LifecycleEvent data, int indent, Instant since, String next) {
    running = next;
    Duration took = Duration.between(since == null ? previous : since, event.time());
    return line(Tone.DONE, indent, EventSummary.of(data) + " (" + Words.duration(took) + ")");
  }

  private Line told(Tone tone, int indent, LifecycleEvent data, String next) {
    running = next;
    return line(tone, indent, EventSummary.of(data));
  }

  private Line ended(LifecycleEvent data) {
    return ended(Tone.DONE, EventSummary.of(data));
  }

  /** Why it failed is told after the last line, in full. */
  private Line ended(Tone tone, String how) {
    running = "";
    Duration took = Duration.between(acceptedAt, event.time());
    return line(tone, 0, how + " (" + Words.duration(took) + " in all)");
  }

  @Override
  public Line on(Intake.RequestAccepted data) {
    return told(Tone.STARTED, 0, data, "waiting for its turn");
  }

  @Override
  public Line on(Intake.RequestRejected data) {
    running = "";
    return line(Tone.FAILED, 0, data.operation().json() + " rejected: " + data.error().code());
  }

  @Override
  public Line on(Intake.RequestSuperseded data) {
    return told(Tone.WARNING, 0, data, "stopping");
  }

  @Override
  public Line on(Intake.DeploymentStarted data) {
    running = "preparing";
    String left = Words.duration(Duration.between(event.time(), data.deadline()));
    return line(Tone.STARTED, 0, EventSummary.of(data) + ", " + left + " to go");
  }

  @Override
  public Line on(Intake.DeploymentResumed data) {
    return told(Tone.WARNING, 0, data, String.join(", ", data.open()));
  }

  @Override
  public Line on(Preparation.ChartResolved data) {
    return step(data, "merging values");
  }

  @Override
  public Line on(Preparation.ValuesResolved data) {
    return step(data, "rendering");
  }

  @Override
  public Line on(Preparation.ManifestRendered data) {
    return step(data, "planning");
  }

  @Override
  public Line on(Preparation.PlanComputed data) {
    return step(data, "recording the revision");
  }

  @Override
  public Line on(Preparation.ApprovalRequested data) {
    return told(Tone.WARNING, 0, data, "waiting for approval");
  }

  @Override
  public Line on(Preparation.ApprovalGranted data) {
    return step(data, "recording the revision");
  }

  @Override
  public Line on(Preparation.ApprovalDenied data) {
    return told(Tone.FAILED, 0, data, "");
  }

  @Override
  public Line on(Preparation.RevisionRecorded data) {
    return step(data, "");
  }

  @Override
  public Line on(HookEvent.HookPhaseStarted data) {
    phaseStarted = event.time();
    return told(Tone.STARTED, 0, data, data.phase() + " hooks");
  }

  @Override
  public Line on(HookEvent.WeightGroupStarted data) {
    groupStarted = event.time();
    return told(Tone.STARTED, 1, data, data.phase() + " weight " + data.weight());
  }

  @Override
  public Line on(HookEvent.HookStarted data) {
    return told(Tone.STARTED, 2, data, data.phase() + " hook " + data.hook().display());
  }

  @Override
  public Line on(HookEvent.HookSucceeded data) {
    return told(Tone.DONE, 2, data, data.phase() + " hooks");
  }

  @Override
  public Line on(HookEvent.HookFailed data) {
    running = "";
    return line(Tone.FAILED, 2, data.hook().display() + " failed: " + data.code());
  }

  @Override
  public Line on(HookEvent.HookDeleted data) {
    return told(Tone.PLAIN, 2, data, data.phase() + " hooks");
  }

  @Override
  public Line on(HookEvent.WeightGroupCompleted data) {
    return done(data, 1, groupStarted, data.phase() + " hooks");
  }

  @Override
  public Line on(HookEvent.HookPhaseCompleted data) {
    return done(data, 0, phaseStarted, "");
  }

  @Override
  public Line on(ResourceEvent.CrdsApplied data) {
    return step(data, "");
  }

  @Override
  public Line on(ResourceEvent.ResourcesApplied data) {
    return step(data, data.wave() < data.waves() ? "applying resources" : "");
  }

  @Override
  public Line on(ResourceEvent.ReadinessProgressed data) {
    running = EventSummary.of(data);
    return new Line(Duration.between(acceptedAt, event.time()), Tone.PROGRESS, 0, running, true);
  }

  @Override
  public Line on(ResourceEvent.ResourcesReady data) {
    return step(data, "");
  }

  @Override
  public Line on(ResourceEvent.ResourcesPruned data) {
    return step(data, "");
  }

  @Override
  public Line on(Trouble.StepRetried data) {
    return told(Tone.WARNING, 0, data, data.step());
  }

  @Override
  public Line on(Trouble.StepFailed data) {
    running = "";
    return line(Tone.FAILED, 0, data.step() + " failed: " + data.error().code());
  }

  @Override
  public Line on(Trouble.RemediationStarted data) {
    return told(Tone.WARNING, 0, data, "undoing");
  }

  @Override
  public Line on(Trouble.CancellationRequested data) {
    return told(Tone.WARNING, 0, data, "stopping");
  }

  @Override
  public Line on(End.ReleaseDeployed data) {
    return ended(data);
  }

  @Override
  public Line on(End.DryRunCompleted data) {
    return ended(data);
  }

  @Override
  public Line on(End.ReleaseRolledBack data) {
    return ended(data);
  }

  @Override
  public Line on(End.ReleaseUninstalled data) {
    return ended(data);
  }

  @Override
  public Line on(End.ReleaseTested data) {
    return ended(data);
  }

  @Override
  public Line on(End.ReleaseFailed data) {
    return ended(Tone.FAILED, "failed");
  }

  @Override
  public Line on(End.DeploymentCancelled data) {
    return ended(Tone.FAILED, "stopped");
  }
}

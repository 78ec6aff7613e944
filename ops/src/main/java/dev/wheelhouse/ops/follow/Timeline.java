package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleVisitor;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Options.DryRun;
import dev.wheelhouse.ops.follow.Bar.Kind;
import dev.wheelhouse.ops.follow.Bar.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds a deployment's events, in order, into bars: what was done, what runs, and what is planned.
 * All times are those of the events. Not thread-safe.
 */
public final class Timeline implements LifecycleVisitor<Void> {
  private final List<Bar> bars = new ArrayList<>();
  private Instant now;
  private boolean dryRun;
  private int step = -1;
  private int prepared;

  /** Takes the next event. */
  public void on(Event event) {
    now = event.time();
    event.data().accept(this);
  }

  /** The bars, in the order in which things happen. */
  public List<Bar> bars() {
    return List.copyOf(bars);
  }

  // What is done before there is a plan is one bar after another.

  private void begin(Kind kind, String label) {
    bars.add(Bar.waiting(kind, 0, label).began(now));
  }

  private void endLast(Status how) {
    int last = lastRunning();
    if (last >= 0) {
      bars.set(last, bars.get(last).ended(how, now));
    }
  }

  private int lastRunning() {
    for (int i = bars.size() - 1; i >= 0; i--) {
      if (bars.get(i).is(Status.RUNNING)) {
        return i;
      }
    }
    return -1;
  }

  private void sayLast(String detail) {
    int last = bars.size() - 1;
    bars.set(last, bars.get(last).says(detail));
  }

  private void next(String label, String detail) {
    sayLast(detail);
    endLast(Status.SUCCEEDED);
    begin(Kind.PREPARE, label);
  }

  // Steps of the plan

  private void execute(Plan plan) {
    prepared = bars.size();
    bars.addAll(PlannedBars.of(plan));
  }

  private void firstStep() {
    step = prepared - 1;
    nextStep();
  }

  private void nextStep() {
    do {
      step++;
    } while (step < bars.size() && bars.get(step).depth() > 0);
    if (step < bars.size()) {
      bars.set(step, bars.get(step).began(now));
    } else {
      begin(Kind.FINISH, "finish");
    }
  }

  private void stepDone(String detail) {
    Bar bar = bars.get(step);
    bars.set(step, bar.says(detail).ended(Status.SUCCEEDED, now));
    nextStep();
  }

  private int find(Kind kind, String label, Status status) {
    for (int i = Math.max(step, 0); i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (bar.kind() == kind && bar.label().equals(label) && bar.is(status)) {
        return i;
      }
    }
    return -1;
  }

  private void endAllRunning(Status how) {
    bars.replaceAll(bar -> bar.is(Status.RUNNING) ? bar.ended(how, now) : bar);
  }

  // Intake

  @Override
  public Void on(Intake.RequestAccepted event) {
    dryRun = event.options().dryRun() != DryRun.NONE;
    begin(Kind.QUEUE, "queue");
    return null;
  }

  @Override
  public Void on(Intake.RequestRejected event) {
    begin(Kind.QUEUE, "queue");
    sayLast(event.error().message());
    endLast(Status.FAILED);
    return null;
  }

  @Override
  public Void on(Intake.RequestSuperseded event) {
    return null;
  }

  @Override
  public Void on(Intake.DeploymentStarted event) {
    next("prepare", "");
    return null;
  }

  /** What was prepared before a revision was recorded is prepared again. */
  @Override
  public Void on(Intake.DeploymentResumed event) {
    if (step < 0 && prepared > 0) {
      bars.subList(prepared, bars.size()).clear();
      prepared = 0;
    }
    return null;
  }

  // Preparation

  @Override
  public Void on(Preparation.ChartResolved event) {
    relabel("chart");
    next("values", event.name() + " " + event.version());
    return null;
  }

  private void relabel(String label) {
    int last = bars.size() - 1;
    bars.set(last, Bar.waiting(Kind.PREPARE, 0, label).began(bars.get(last).start()));
  }

  @Override
  public Void on(Preparation.ValuesResolved event) {
    next(
        "render",
        event.sources().isEmpty() ? "the chart's defaults" : String.join(", ", event.sources()));
    return null;
  }

  @Override
  public Void on(Preparation.ManifestRendered event) {
    next(
        "plan",
        Words.count(event.resources(), "resource") + ", " + Words.count(event.hooks(), "hook"));
    return null;
  }

  @Override
  public Void on(Preparation.PlanComputed event) {
    relabel("plan");
    sayLast(PlanSummary.of(event.plan()).replaceFirst("^plan: ", ""));
    endLast(Status.SUCCEEDED);
    boolean recorded = !dryRun && event.plan().action() != Plan.Action.TEST;
    if (recorded) {
      begin(Kind.PREPARE, "record revision");
    }
    execute(event.plan());
    if (event.plan().action() == Plan.Action.TEST) {
      firstStep();
    }
    return null;
  }

  @Override
  public Void on(Preparation.ApprovalRequested event) {
    bars.set(prepared - 1, Bar.waiting(Kind.APPROVAL, 0, "approval").began(now));
    return null;
  }

  @Override
  public Void on(Preparation.ApprovalGranted event) {
    Bar approval = bars.get(prepared - 1);
    bars.set(prepared - 1, approval.says("by " + event.by()).ended(Status.SUCCEEDED, now));
    bars.add(prepared++, Bar.waiting(Kind.PREPARE, 0, "record revision").began(now));
    return null;
  }

  @Override
  public Void on(Preparation.ApprovalDenied event) {
    Bar approval = bars.get(prepared - 1);
    bars.set(prepared - 1, approval.says("by " + event.by()).ended(Status.FAILED, now));
    return null;
  }

  @Override
  public Void on(Preparation.RevisionRecorded event) {
    Bar last = bars.get(prepared - 1);
    if (last.is(Status.RUNNING)) {
      bars.set(
          prepared - 1, last.says("revision " + event.revision()).ended(Status.SUCCEEDED, now));
    }
    firstStep();
    return null;
  }

  // Hooks

  @Override
  public Void on(HookEvent.HookPhaseStarted event) {
    return null;
  }

  @Override
  public Void on(HookEvent.WeightGroupStarted event) {
    int group =
        find(Kind.WEIGHT_GROUP, PlannedBars.group(event.phase(), event.weight()), Status.WAITING);
    if (group >= 0) {
      bars.set(group, bars.get(group).began(now));
    }
    return null;
  }

  @Override
  public Void on(HookEvent.HookStarted event) {
    int hook = find(Kind.HOOK, event.hook().display(), Status.WAITING);
    if (hook >= 0) {
      String detail = event.attempt() > 1 ? "attempt " + event.attempt() : "";
      bars.set(hook, bars.get(hook).says(detail).began(now));
    }
    return null;
  }

  @Override
  public Void on(HookEvent.HookSucceeded event) {
    int hook = find(Kind.HOOK, event.hook().display(), Status.RUNNING);
    if (hook >= 0) {
      bars.set(hook, bars.get(hook).ended(Status.SUCCEEDED, now));
      Bar phase = bars.get(step);
      bars.set(step, phase.counts(phase.done() + 1, phase.total()));
    }
    return null;
  }

  @Override
  public Void on(HookEvent.HookFailed event) {
    int hook = find(Kind.HOOK, event.hook().display(), Status.RUNNING);
    if (hook >= 0) {
      String exit = event.exitCode() == null ? "" : ", exit code " + event.exitCode();
      String why = event.reason() == null ? "" : ": " + event.reason();
      bars.set(
          hook,
          bars.get(hook)
              .says(event.code() + exit + why)
              .logged(event.log())
              .ended(Status.FAILED, now));
    }
    return null;
  }

  @Override
  public Void on(HookEvent.HookDeleted event) {
    if (event.policy() == null) {
      int hook = find(Kind.HOOK, event.hook().display(), Status.RUNNING);
      if (hook >= 0) {
        bars.set(hook, bars.get(hook).ended(Status.STOPPED, now));
      }
    }
    return null;
  }

  @Override
  public Void on(HookEvent.WeightGroupCompleted event) {
    int group =
        find(Kind.WEIGHT_GROUP, PlannedBars.group(event.phase(), event.weight()), Status.RUNNING);
    if (group >= 0) {
      bars.set(group, bars.get(group).ended(Status.SUCCEEDED, now));
    }
    return null;
  }

  @Override
  public Void on(HookEvent.HookPhaseCompleted event) {
    stepDone("");
    return null;
  }

  // Resources

  @Override
  public Void on(ResourceEvent.CrdsApplied event) {
    stepDone(EventSummary.of(event));
    return null;
  }

  @Override
  public Void on(ResourceEvent.ResourcesApplied event) {
    stepDone(EventSummary.effects(event.resources()));
    return null;
  }

  @Override
  public Void on(ResourceEvent.ReadinessProgressed event) {
    String detail = EventSummary.blockers(event);
    bars.set(step, bars.get(step).counts(event.ready(), event.total()).says(detail));
    return null;
  }

  @Override
  public Void on(ResourceEvent.ResourcesReady event) {
    bars.set(step, bars.get(step).counts(event.total(), event.total()));
    stepDone("");
    return null;
  }

  @Override
  public Void on(ResourceEvent.ResourcesPruned event) {
    stepDone(EventSummary.of(event));
    return null;
  }

  // Trouble

  @Override
  public Void on(Trouble.StepRetried event) {
    int running = lastRunning();
    if (running >= 0) {
      bars.set(running, bars.get(running).says(EventSummary.of(event)));
    }
    return null;
  }

  @Override
  public Void on(Trouble.StepFailed event) {
    int running = lastRunning();
    if (running >= 0 && bars.get(running).detail().isEmpty()) {
      bars.set(running, bars.get(running).says(event.error().message()));
    }
    endAllRunning(Status.FAILED);
    return null;
  }

  @Override
  public Void on(Trouble.RemediationStarted event) {
    bars.removeIf(bar -> bar.is(Status.WAITING));
    begin(Kind.UNDO, EventSummary.of(event));
    execute(event.plan());
    step = -1;
    return null;
  }

  @Override
  public Void on(Trouble.CancellationRequested event) {
    return null;
  }

  // End

  @Override
  public Void on(End.ReleaseDeployed event) {
    return finish(Status.SUCCEEDED);
  }

  @Override
  public Void on(End.DryRunCompleted event) {
    return finish(Status.SUCCEEDED);
  }

  @Override
  public Void on(End.ReleaseRolledBack event) {
    return finish(Status.SUCCEEDED);
  }

  @Override
  public Void on(End.ReleaseUninstalled event) {
    return finish(Status.SUCCEEDED);
  }

  @Override
  public Void on(End.ReleaseTested event) {
    return finish(Status.SUCCEEDED);
  }

  @Override
  public Void on(End.ReleaseFailed event) {
    return finish(Status.FAILED);
  }

  @Override
  public Void on(End.DeploymentCancelled event) {
    return finish(Status.STOPPED);
  }

  private Void finish(Status how) {
    endAllRunning(how);
    return null;
  }
}

package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.HookPhaseProgress;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides what follows when an input reaches a deployment: first the facts that the input
 * establishes, then all that follow by themselves. One decider serves one input.
 */
public final class Decider implements Input.Visitor<DeployError> {
  private final List<Event> events = new ArrayList<>();
  private final Instant now;
  private final String worker;
  private Deployment deployment;

  private Decider(Deployment deployment, Instant now, String worker) {
    this.deployment = deployment;
    this.now = now;
    this.worker = worker;
  }

  /**
   * @param now the time; becomes that of the events
   * @param worker who decides; becomes the source of the events
   */
  public static Decision decide(Deployment deployment, Input input, Instant now, String worker) {
    Decider decider = new Decider(deployment, time(deployment, input, now), worker);
    DeployError refusal = input.accept(decider);
    if (refusal == null) {
      decider.advance();
    }
    return new Decision(decider.events, decider.deployment, refusal);
  }

  /** A deadline comes but once: also when the timer was early, or the clock was set back since. */
  private static Instant time(Deployment deployment, Input input, Instant now) {
    return input instanceof Input.DeadlinePassed passed
            && passed.deadline().isAfter(now)
            && passed.deadline().equals(deployment.deadline())
        ? passed.deadline()
        : now;
  }

  private void record(LifecycleEvent fact) {
    Event event =
        new Event(
            deployment.id(),
            deployment.sequence() + 1,
            deployment.key(),
            now,
            worker,
            deployment.traceparent(),
            fact);
    deployment = deployment.apply(event);
    events.add(event);
  }

  private void advance() {
    Optional<LifecycleEvent> next = Advance.next(deployment, now);
    while (next.isPresent()) {
      record(next.get());
      next = Advance.next(deployment, now);
    }
  }

  private static DeployError redundant(String what) {
    return new DeployError(ErrorCode.INTERNAL, what);
  }

  @Override
  public DeployError on(Input.Begin begin) {
    if (deployment.stage() != Stage.QUEUED) {
      return redundant("the deployment has begun already");
    }
    record(
        new Intake.DeploymentStarted(
            begin.worker(), now.plus(deployment.request().options().timeout())));
    return null;
  }

  @Override
  public DeployError on(Input.Resume resume) {
    if (deployment.stage() == Stage.QUEUED || deployment.hasEnded()) {
      return redundant("there is nothing to resume in stage " + deployment.stage());
    }
    List<String> open = Outstanding.of(deployment).stream().map(Command::label).toList();
    record(new Intake.DeploymentResumed(resume.worker(), deployment.worker(), open));
    return null;
  }

  @Override
  public DeployError on(Input.Done done) {
    Optional<Command> open = open(done.command());
    if (open.isEmpty()) {
      return redundant("nobody waits for " + done.command());
    }
    Command command = open.get();
    if (done.fact().isPresent() && !command.establishes(done.fact().get())) {
      return redundant(
          done.fact().get().getClass().getSimpleName() + " is no outcome of " + done.command());
    }
    done.fact().ifPresent(this::record);
    if (command instanceof Command.DeleteHook delete
        && delete.policy() == DeletePolicy.BEFORE_HOOK_CREATION) {
      cleared(delete);
    } else if (command instanceof Command.FinishRevision) {
      record(Endings.end(deployment, null));
    } else if (done.fact().isEmpty()) {
      record(
          new Trouble.StepFailed(
              command.label(),
              new DeployError(ErrorCode.INTERNAL, command.label() + " ended without an outcome")));
    }
    return null;
  }

  /** The way is clear: the hook starts, unless the deployment's time is up. */
  private void cleared(Command.DeleteHook delete) {
    if (Advance.isOverdue(deployment, now)) {
      return;
    }
    HookPhaseProgress progress = deployment.execution().hooks();
    int hook =
        IntStream.range(0, progress.hooks().size())
            .filter(i -> delete.id().step().contains("/hook/" + i + "/"))
            .findFirst()
            .orElseThrow();
    record(Advance.started(deployment, progress, hook, now));
  }

  @Override
  public DeployError on(Input.Progressed progressed) {
    Optional<Command> open = open(progressed.command());
    if (open.isEmpty()) {
      return redundant("nobody waits for " + progressed.command());
    }
    LifecycleEvent news = progressed.fact();
    boolean known =
        news instanceof Trouble.StepRetried
            || (news instanceof ResourceEvent.ReadinessProgressed
                && open.get() instanceof Command.AwaitReadiness);
    if (!known) {
      return redundant(news.getClass().getSimpleName() + " is no news of " + progressed.command());
    }
    record(news);
    return null;
  }

  @Override
  public DeployError on(Input.Failed failed) {
    Optional<Command> open = open(failed.command());
    if (open.isEmpty()) {
      return redundant("nobody waits for " + failed.command());
    }
    Command command = open.get();
    if (command instanceof Command.FinishRevision) {
      record(Endings.end(deployment, failed.error()));
    } else if (command instanceof Command.RunHook run) {
      record(
          new HookEvent.HookFailed(
              run.phase(),
              run.hook().weight(),
              run.hook().resource(),
              run.id().attempt(),
              "",
              failed.error().code(),
              failed.error().message(),
              null,
              List.of(),
              List.of()));
    } else if (isFailingPhase()) {
      Step.HookPhase phase = deployment.execution().hooks().step();
      record(Advance.phaseFailed(phase, deployment.execution().hooks()));
    } else {
      record(new Trouble.StepFailed(command.label(), failed.error()));
    }
    return null;
  }

  private boolean isFailingPhase() {
    return deployment.stage() == Stage.EXECUTING
        && deployment.execution().hooks() != null
        && deployment.execution().hooks().hasFailed();
  }

  @Override
  public DeployError on(Input.DeadlinePassed passed) {
    return null;
  }

  @Override
  public DeployError on(Input.Cancel cancel) {
    if (deployment.stage() == Stage.FINISHING || deployment.hasEnded()) {
      return new DeployError(
          ErrorCode.NOTHING_TO_CANCEL, "deployment " + deployment.id() + " is ending already");
    }
    if (deployment.isCancelled()) {
      return new DeployError(
          ErrorCode.NOTHING_TO_CANCEL, "deployment " + deployment.id() + " is being cancelled");
    }
    record(
        cancel.supersededBy().isEmpty()
            ? new Trouble.CancellationRequested(cancel.by(), cancel.reason())
            : new Intake.RequestSuperseded(cancel.supersededBy()));
    return null;
  }

  @Override
  public DeployError on(Input.Approve approve) {
    DeployError refusal = notAwaitingApproval();
    if (refusal != null) {
      return refusal;
    }
    String digest = deployment.planned().digest();
    if (!digest.equals(approve.planDigest())) {
      return new DeployError(
          ErrorCode.PLAN_CHANGED,
          "the approval is for plan "
              + approve.planDigest()
              + ", deployment "
              + deployment.id()
              + " waits with plan "
              + digest);
    }
    record(new Preparation.ApprovalGranted(digest, approve.by()));
    return null;
  }

  @Override
  public DeployError on(Input.Deny deny) {
    DeployError refusal = notAwaitingApproval();
    if (refusal != null) {
      return refusal;
    }
    record(new Preparation.ApprovalDenied(deny.by(), deny.reason()));
    record(
        new Trouble.StepFailed(
            "approval",
            new DeployError(
                ErrorCode.APPROVAL_DENIED,
                "denied"
                    + (deny.by().isEmpty() ? "" : " by " + deny.by())
                    + (deny.reason().isEmpty() ? "" : ": " + deny.reason()))));
    return null;
  }

  private DeployError notAwaitingApproval() {
    return deployment.stage() == Stage.AWAITING_APPROVAL
        ? null
        : new DeployError(
            ErrorCode.NO_APPROVAL_PENDING,
            "deployment " + deployment.id() + " does not wait for an approval");
  }

  private Optional<Command> open(CommandId id) {
    return Outstanding.of(deployment).stream().filter(c -> c.id().equals(id)).findFirst();
  }
}

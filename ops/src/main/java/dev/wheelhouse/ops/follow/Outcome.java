package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a deployment ended, and the evidence of a failure; fed with all its events in order. Not
 * thread-safe.
 */
public final class Outcome {
  private static final int LOG_LINES = 20;

  private Event end;
  private HookEvent.HookFailed hook;
  private ResourceEvent.ReadinessProgressed readiness;
  private Preparation.ChartResolved chart;
  private List<PlannedChange> changes = List.of();

  /** Takes the next event. */
  public void on(Event event) {
    LifecycleEvent data = event.data();
    if (data instanceof HookEvent.HookFailed failed && hook == null) {
      hook = failed;
    } else if (data instanceof ResourceEvent.ReadinessProgressed progressed) {
      readiness = progressed;
    } else if (data instanceof Preparation.ChartResolved resolved) {
      chart = resolved;
    } else if (data instanceof Preparation.PlanComputed computed) {
      changes = computed.changes();
    } else if (data instanceof End || data instanceof Intake.RequestRejected) {
      end = event;
    }
  }

  /** Whether the deployment has come to its end. */
  public boolean hasEnded() {
    return end != null;
  }

  /** Whether the end is the one that was asked for. */
  public boolean isSuccess() {
    return hasEnded() && error().isEmpty();
  }

  /** Whether the request was never worked on. */
  public boolean isRejection() {
    return hasEnded() && end.data() instanceof Intake.RequestRejected;
  }

  /** The last event; null while it has not ended. */
  public Event end() {
    return end;
  }

  /** The chart that was deployed; null where the operation takes none or it was not found. */
  public Preparation.ChartResolved chart() {
    return chart;
  }

  /** What the API server said of a dry run; empty when it was not asked. */
  public List<PlannedChange> changes() {
    return changes;
  }

  /** Why it did not succeed; empty when it did, or has not ended. */
  public Optional<DeployError> error() {
    if (end == null) {
      return Optional.empty();
    }
    LifecycleEvent data = end.data();
    if (data instanceof Intake.RequestRejected rejected) {
      return Optional.of(rejected.error());
    } else if (data instanceof End.ReleaseFailed failed) {
      return Optional.of(failed.error());
    } else if (data instanceof End.DeploymentCancelled cancelled) {
      return Optional.of(cancelled.error());
    }
    return Optional.empty();
  }

  /** What a person needs to know of a failure, for the end of a log; not for a success. */
  public List<String> report() {
    DeployError error = error().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add("Error: " + error.code() + step());
    Words.printableLines(error.message()).forEach(line -> lines.add("  " + line));
    if (end.data() instanceof End.ReleaseFailed failed) {
      evidence(lines);
      remediation(lines, failed);
    }
    lines.add("Next: " + error.hint());
    if (!isRejection()) {
      lines.add("All its events: wheelhouse events --deployment " + end.deployment());
    }
    return lines;
  }

  private String step() {
    if (end.data() instanceof End.ReleaseFailed failed && !failed.step().isEmpty()) {
      return " at " + failed.step();
    }
    return isRejection() ? ": the request was rejected" : "";
  }

  private void evidence(List<String> lines) {
    if (hook != null) {
      String exit = hook.exitCode() == null ? "" : ", exit code " + hook.exitCode();
      if (!hook.log().isEmpty()) {
        lines.add("Last lines of " + hook.hook().display() + exit + ":");
        int from = Math.max(0, hook.log().size() - LOG_LINES);
        hook.log()
            .subList(from, hook.log().size())
            .forEach(line -> lines.add("  | " + Words.printable(line)));
      }
      hook.podEvents().forEach(line -> lines.add("  ! " + Words.printable(line)));
    } else if (readiness != null && readiness.ready() < readiness.total()) {
      lines.add("Not ready:");
      for (ResourceEvent.Blocker blocker : readiness.blocking()) {
        lines.add("  " + Words.printable(blocker.resource().display() + ": " + blocker.reason()));
      }
    }
  }

  private static void remediation(List<String> lines, End.ReleaseFailed failed) {
    switch (failed.remediation()) {
      case NONE -> {}
      case ROLLED_BACK -> lines.add("It was rolled back, as --atomic asks.");
      case UNINSTALLED -> lines.add("It was uninstalled, as --atomic asks.");
      case FAILED -> lines.add("Undoing it, as --atomic asks, failed too.");
    }
  }
}

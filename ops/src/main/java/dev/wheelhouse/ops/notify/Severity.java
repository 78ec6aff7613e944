package dev.wheelhouse.ops.notify;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.Trouble;
import java.util.Locale;
import java.util.Set;

/** How much an event asks for attention, from little to much. */
public enum Severity {
  /** All goes as it was asked for. */
  INFO,
  /** Somebody may have to look or decide. */
  WARNING,
  /** Something failed. */
  ERROR;

  private static final Set<Class<? extends LifecycleEvent>> ERRORS =
      Set.of(
          Intake.RequestRejected.class,
          HookEvent.HookFailed.class,
          Trouble.StepFailed.class,
          End.ReleaseFailed.class);

  private static final Set<Class<? extends LifecycleEvent>> WARNINGS =
      Set.of(
          Intake.RequestSuperseded.class,
          Intake.DeploymentResumed.class,
          Preparation.ApprovalRequested.class,
          Preparation.ApprovalDenied.class,
          Trouble.StepRetried.class,
          Trouble.RemediationStarted.class,
          Trouble.CancellationRequested.class,
          End.DeploymentCancelled.class);

  /** That of an event. */
  public static Severity of(LifecycleEvent event) {
    if (ERRORS.contains(event.getClass())) {
      return ERROR;
    }
    return WARNINGS.contains(event.getClass()) ? WARNING : INFO;
  }

  /** In the words of the file: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

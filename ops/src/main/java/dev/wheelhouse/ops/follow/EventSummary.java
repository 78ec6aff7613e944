package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.LifecycleVisitor;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.request.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One line for each event, made of the event alone. */
public final class EventSummary implements LifecycleVisitor<String> {
  private static final int NAMES_SHOWN = 4;
  private static final EventSummary INSTANCE = new EventSummary();

  private EventSummary() {}

  /** What happened, without a full stop. */
  public static String of(LifecycleEvent event) {
    return Words.printable(event.accept(INSTANCE));
  }

  @Override
  public String on(Intake.RequestAccepted event) {
    String chart = event.chart() == null ? "" : " of " + event.chart().ref();
    if (event.operation() == Operation.ROLLBACK) {
      chart =
          event.revision() == 0 ? " to the previous revision" : " to revision " + event.revision();
    }
    String by =
        event.requester().name().isEmpty() ? "" : ", asked for by " + event.requester().name();
    return event.operation().json() + chart + " accepted" + by;
  }

  @Override
  public String on(Intake.RequestRejected event) {
    return event.operation().json() + " rejected: " + error(event.error());
  }

  @Override
  public String on(Intake.RequestSuperseded event) {
    return "superseded by the newer deployment " + event.by();
  }

  @Override
  public String on(Intake.DeploymentStarted event) {
    return "started by " + event.worker();
  }

  @Override
  public String on(Intake.DeploymentResumed event) {
    String open = event.open().isEmpty() ? "" : ", goes on with " + String.join(", ", event.open());
    return event.worker().equals(event.previousWorker())
        ? "resumed by " + event.worker() + open
        : "taken over by " + event.worker() + " from " + event.previousWorker() + open;
  }

  @Override
  public String on(Preparation.ChartResolved event) {
    return "chart "
        + event.name()
        + " "
        + event.version()
        + " found ("
        + Words.digest(event.digest())
        + ")";
  }

  @Override
  public String on(Preparation.ValuesResolved event) {
    return event.sources().isEmpty()
        ? "values: the chart's defaults"
        : "values merged from " + String.join(", ", event.sources());
  }

  @Override
  public String on(Preparation.ManifestRendered event) {
    String warnings =
        event.warnings().isEmpty() ? "" : "; warnings: " + String.join("; ", event.warnings());
    return "rendered by "
        + event.engine()
        + ": "
        + Words.count(event.resources(), "resource")
        + ", "
        + Words.count(event.hooks(), "hook")
        + warnings;
  }

  @Override
  public String on(Preparation.PlanComputed event) {
    return PlanSummary.of(event.plan());
  }

  @Override
  public String on(Preparation.ApprovalRequested event) {
    return "waits for approval of plan " + event.planDigest();
  }

  @Override
  public String on(Preparation.ApprovalGranted event) {
    return "approved by " + event.by();
  }

  @Override
  public String on(Preparation.ApprovalDenied event) {
    return "denied by " + event.by() + because(event.reason());
  }

  @Override
  public String on(Preparation.RevisionRecorded event) {
    return "revision " + event.revision() + " recorded as " + event.status();
  }

  @Override
  public String on(HookEvent.HookPhaseStarted event) {
    return event.phase()
        + " hooks: "
        + event.hooks()
        + ", by weight "
        + event.weights().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  public String on(HookEvent.WeightGroupStarted event) {
    return event.phase() + " weight " + event.weight() + ": " + names(event.hooks());
  }

  @Override
  public String on(HookEvent.HookStarted event) {
    return event.hook().display()
        + " started"
        + (event.attempt() > 1 ? ", attempt " + event.attempt() : "");
  }

  @Override
  public String on(HookEvent.HookSucceeded event) {
    return event.hook().display()
        + " succeeded in "
        + Words.duration(Duration.ofMillis(event.durationMillis()));
  }

  @Override
  public String on(HookEvent.HookFailed event) {
    return event.hook().display() + " failed: " + event.code() + ": " + event.reason();
  }

  @Override
  public String on(HookEvent.HookDeleted event) {
    return event.hook().display()
        + " deleted ("
        + (event.policy() == null ? "the deployment stops" : event.policy().annotation())
        + ")";
  }

  @Override
  public String on(HookEvent.WeightGroupCompleted event) {
    return event.phase() + " weight " + event.weight() + " done";
  }

  @Override
  public String on(HookEvent.HookPhaseCompleted event) {
    return event.phase() + " hooks done";
  }

  @Override
  public String on(ResourceEvent.CrdsApplied event) {
    return "custom resource definitions: " + effects(event.resources());
  }

  @Override
  public String on(ResourceEvent.ResourcesApplied event) {
    List<String> overridden =
        event.resources().stream()
            .flatMap(
                applied ->
                    applied.overridden().stream()
                        .map(field -> applied.resource().display() + " " + field))
            .toList();
    return "resources "
        + Words.bar(event.wave(), event.waves())
        + " "
        + effects(event.resources())
        + (overridden.isEmpty() ? "" : "; took over " + Words.some(overridden, 3));
  }

  /** What applying did to which objects. */
  static String effects(List<ResourceEvent.AppliedResource> resources) {
    List<String> groups = new ArrayList<>();
    for (ResourceEvent.Effect effect : ResourceEvent.Effect.values()) {
      List<ResourceRef> of =
          resources.stream()
              .filter(applied -> applied.effect() == effect)
              .map(ResourceEvent.AppliedResource::resource)
              .toList();
      if (!of.isEmpty()) {
        groups.add(names(of) + " " + effect.name().toLowerCase(Locale.ROOT));
      }
    }
    return String.join("; ", groups);
  }

  @Override
  public String on(ResourceEvent.ReadinessProgressed event) {
    String blockers = blockers(event);
    return "ready "
        + Words.bar(event.ready(), event.total())
        + (blockers.isEmpty() ? "" : ", " + blockers);
  }

  /** Who blocks and why; empty when nobody does. */
  static String blockers(ResourceEvent.ReadinessProgressed event) {
    List<String> blockers =
        event.blocking().stream()
            .map(blocker -> blocker.resource().display() + ": " + blocker.reason())
            .toList();
    return blockers.isEmpty() ? "" : "waiting for " + Words.some(blockers, 1);
  }

  @Override
  public String on(ResourceEvent.ResourcesReady event) {
    return "ready " + Words.bar(event.total(), event.total());
  }

  @Override
  public String on(ResourceEvent.ResourcesPruned event) {
    String deleted = event.deleted().isEmpty() ? "nothing" : names(event.deleted());
    return deleted
        + " deleted"
        + (event.kept().isEmpty() ? "" : "; " + names(event.kept()) + " kept");
  }

  @Override
  public String on(Trouble.StepRetried event) {
    return event.step()
        + " failed, attempt "
        + event.attempt()
        + ", will be tried again: "
        + error(event.error());
  }

  @Override
  public String on(Trouble.StepFailed event) {
    return event.step() + " failed: " + error(event.error());
  }

  @Override
  public String on(Trouble.RemediationStarted event) {
    return switch (event.kind()) {
      case ROLLBACK -> "undoing: rollback to revision " + event.targetRevision();
      case UNINSTALL -> "undoing: uninstall";
    };
  }

  @Override
  public String on(Trouble.CancellationRequested event) {
    String by = event.by().isEmpty() ? "" : " by " + event.by();
    return "cancellation asked for" + by + because(event.reason());
  }

  @Override
  public String on(End.ReleaseDeployed event) {
    return "deployed, revision " + event.revision();
  }

  @Override
  public String on(End.DryRunCompleted event) {
    return "dry run done, nothing was changed; plan " + Words.digest(event.planDigest());
  }

  @Override
  public String on(End.ReleaseRolledBack event) {
    return "rolled back to revision " + event.toRevision() + ", now revision " + event.revision();
  }

  @Override
  public String on(End.ReleaseUninstalled event) {
    return "uninstalled" + (event.historyKept() ? ", history kept" : "");
  }

  @Override
  public String on(End.ReleaseTested event) {
    return Words.count(event.tests(), "test") + " passed on revision " + event.revision();
  }

  @Override
  public String on(End.ReleaseFailed event) {
    String undone =
        switch (event.remediation()) {
          case NONE -> "";
          case ROLLED_BACK -> "; rolled back";
          case UNINSTALLED -> "; uninstalled";
          case FAILED -> "; undoing it failed too";
        };
    return "failed at " + event.step() + ": " + error(event.error()) + undone;
  }

  @Override
  public String on(End.DeploymentCancelled event) {
    return "stopped: " + error(event.error());
  }

  private static String names(List<ResourceRef> resources) {
    return Words.some(resources.stream().map(ResourceRef::display).toList(), NAMES_SHOWN);
  }

  private static String because(String reason) {
    return reason == null || reason.isEmpty() ? "" : ": " + reason;
  }

  private static String error(DeployError error) {
    return error.code() + ": " + error.message();
  }
}

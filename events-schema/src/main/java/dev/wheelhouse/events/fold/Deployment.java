package dev.wheelhouse.events.fold;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.lifecycle.Trouble.CancellationRequested;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.Plan;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of one deployment, made from its events alone.
 *
 * @param id the deployment
 * @param key its release
 * @param traceparent trace context of its request, or empty
 * @param request what was accepted
 * @param stage how far it is
 * @param sequence of the latest event
 * @param acceptedAt when the request was accepted
 * @param updatedAt time of the latest event
 * @param worker who works on it; empty while queued
 * @param epoch sequence of the event with which that worker began or took over; 0 while queued;
 *     grows with every owner, so that what a former one writes can be told
 * @param startedAt when work began; null while queued
 * @param deadline when its budget, or its remediation's, ends; null while queued
 * @param chart the chart, once resolved
 * @param manifestDigest digest of what was rendered, once it was; else empty
 * @param planned the main plan, once computed
 * @param approvalRequestedFor plan digest that waits, or waited, for approval; else empty
 * @param approvedDigest plan digest that was approved; else empty
 * @param revision the revision it has recorded; 0: none
 * @param execution how far the plan is, or the remediation's once that has begun
 * @param failure why it failed; null: it did not
 * @param remediation how it is undone; null: it is not
 * @param remediationFailure why undoing failed; null: it did not
 * @param cancellation null: nobody cancelled it
 * @param supersededBy deployment that takes its place; else empty
 * @param end how it ended; null while it has not
 */
public record Deployment(
    String id,
    ReleaseKey key,
    String traceparent,
    RequestAccepted request,
    Stage stage,
    long sequence,
    Instant acceptedAt,
    Instant updatedAt,
    String worker,
    long epoch,
    Instant startedAt,
    Instant deadline,
    ChartResolved chart,
    String manifestDigest,
    PlanComputed planned,
    String approvalRequestedFor,
    String approvedDigest,
    int revision,
    Execution execution,
    Failure failure,
    RemediationStarted remediation,
    Failure remediationFailure,
    CancellationRequested cancellation,
    String supersededBy,
    End end) {

  /** Why a step failed. */
  public record Failure(String step, DeployError error) {}

  /**
   * The state after a deployment's first event.
   *
   * @throws IllegalArgumentException when the event is not a RequestAccepted with sequence 1
   */
  public static Deployment begin(Event first) {
    if (!(first.data() instanceof RequestAccepted request) || first.sequence() != 1) {
      throw new IllegalArgumentException("a deployment cannot begin with event " + first.id());
    }
    return new Deployment(
        first.deployment(),
        first.key(),
        first.traceparent(),
        request,
        Stage.QUEUED,
        1,
        first.time(),
        first.time(),
        "",
        0,
        null,
        null,
        null,
        "",
        null,
        "",
        "",
        0,
        null,
        null,
        null,
        null,
        null,
        "",
        null);
  }

  /**
   * The state after one more event; the only way a state changes.
   *
   * @throws IllegalStateException when the event is not the next one of this deployment, or cannot
   *     follow this state
   */
  public Deployment apply(Event event) {
    if (!event.deployment().equals(id) || event.sequence() != sequence + 1) {
      throw new IllegalStateException(
          "event " + event.id() + " cannot follow " + id + "/" + sequence);
    }
    return new DeploymentFold(this, event).apply();
  }

  public boolean hasEnded() {
    return stage == Stage.ENDED;
  }

  /** The plan that runs, or ran last: the remediation's when there is one. */
  public Optional<Plan> plan() {
    if (remediation != null) {
      return Optional.of(remediation.plan());
    }
    return planned == null ? Optional.empty() : Optional.of(planned.plan());
  }

  /** Digest of the manifest that the running plan applies; empty before there is a plan. */
  public String appliedDigest() {
    if (remediation != null) {
      return remediation.manifestDigest();
    }
    return planned == null ? "" : planned.manifestDigest();
  }

  /** Whether it was cancelled or superseded, and is stopping or has stopped. */
  public boolean isCancelled() {
    return cancellation != null || !supersededBy.isEmpty();
  }
}

package dev.wheelhouse.events.lifecycle;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.ResourceRef;
import java.time.Instant;
import java.util.List;

/** Progress of a hook phase. */
public sealed interface HookEvent extends LifecycleEvent {

  /** Helm's name of the hook event, for example {@code pre-install}. */
  String phase();

  /** The phase begins. */
  record HookPhaseStarted(String phase, int hooks, List<Integer> weights) implements HookEvent {
    public HookPhaseStarted {
      weights = List.copyOf(weights);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** The hooks of one weight begin. */
  record WeightGroupStarted(String phase, int weight, List<ResourceRef> hooks)
      implements HookEvent {
    public WeightGroupStarted {
      hooks = List.copyOf(hooks);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The intent to create the hook's object; committed before it is created.
   *
   * @param attempt from 1
   * @param deadline when the hook's own budget ends
   */
  record HookStarted(String phase, int weight, ResourceRef hook, int attempt, Instant deadline)
      implements HookEvent {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The hook's object completed.
   *
   * @param uid of the object that completed
   * @param durationMillis from its creation to its completion
   * @param log the last lines of its container, redacted, at most 20; empty unless asked for
   * @param podEvents warnings of the pod and the Job; empty unless asked for
   */
  record HookSucceeded(
      String phase,
      int weight,
      ResourceRef hook,
      int attempt,
      String uid,
      long durationMillis,
      List<String> log,
      List<String> podEvents)
      implements HookEvent {
    public HookSucceeded {
      log = log == null ? List.of() : List.copyOf(log);
      podEvents = podEvents == null ? List.of() : List.copyOf(podEvents);
    }

    /** Without evidence. */
    public HookSucceeded(
        String phase, int weight, ResourceRef hook, int attempt, String uid, long durationMillis) {
      this(phase, weight, hook, attempt, uid, durationMillis, List.of(), List.of());
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The hook failed; the evidence outlives its pod.
   *
   * @param uid of its object; empty when it could not be created
   * @param code kind of failure
   * @param reason what happened, a sentence
   * @param exitCode of the failed container; null when none ended
   * @param log the last lines of the failed container, redacted, at most 20
   * @param podEvents warnings of the pod and the Job
   */
  record HookFailed(
      String phase,
      int weight,
      ResourceRef hook,
      int attempt,
      String uid,
      ErrorCode code,
      String reason,
      Integer exitCode,
      List<String> log,
      List<String> podEvents)
      implements HookEvent {
    public HookFailed {
      log = List.copyOf(log);
      podEvents = List.copyOf(podEvents);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The hook's object was deleted and is gone.
   *
   * @param policy why; null when the hook was running and the deployment was cancelled
   */
  record HookDeleted(String phase, ResourceRef hook, DeletePolicy policy) implements HookEvent {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** All hooks of one weight succeeded. */
  record WeightGroupCompleted(String phase, int weight) implements HookEvent {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** All hooks of the phase succeeded and those are deleted that the policies name. */
  record HookPhaseCompleted(String phase) implements HookEvent {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Blocker;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ReadinessProgressed;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesReady;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.worker.action.Readiness.State;
import dev.wheelhouse.worker.core.Command.AwaitReadiness;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Waits until all objects of the plan's waves are ready at one time. Tells of progress when it
 * changes, at most every second, with the reasons of those that are not ready. A failed Job or pod
 * ends the wait; where the request wants to fail fast, so does what no waiting can heal.
 */
public final class AwaitReadinessHandler implements StepHandler<AwaitReadiness> {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Pods change without their owner's status changing: look again at their reasons. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** So much before the deployment's deadline, to be able to say who blocks. */
  private static final Duration MARGIN = Duration.ofMillis(100);

  private static final int MOST_BLOCKERS = 10;

  private final Workspace workspace;

  public AwaitReadinessHandler(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void handle(AwaitReadiness command, Deployment deployment, StepContext context)
      throws StepException {
    List<ResourceRef> resources =
        command.plan().steps().stream()
            .filter(Step.Wave.class::isInstance)
            .flatMap(step -> ((Step.Wave) step).resources().stream())
            .map(PlannedResource::resource)
            .filter(ref -> command.jobs() || !ref.kind().equals("Job"))
            .toList();
    if (resources.isEmpty()) {
      context.done(new ResourcesReady(0));
      return;
    }
    boolean failFast = deployment.request().options().failFast();
    new Waiting(workspace.cluster(deployment), context, resources, failFast)
        .start(deployment.deadline());
  }

  /** One wait. */
  private static final class Waiting {
    private final Cluster cluster;
    private final StepContext context;
    private final List<ResourceRef> resources;
    private final boolean failFast;

    // guarded by this
    private final Map<ResourceRef, State> states = new LinkedHashMap<>();
    private final Map<ResourceRef, KubeObject> objects = new LinkedHashMap<>();
    private ReadinessProgressed told;
    private Instant toldAt = Instant.MIN;
    private boolean lookPlanned;
    private boolean over;

    Waiting(Cluster cluster, StepContext context, List<ResourceRef> resources, boolean failFast) {
      this.failFast = failFast;
      this.cluster = cluster;
      this.context = context;
      this.resources = resources;
    }

    void start(Instant deadline) {
      for (ResourceRef ref : resources) {
        context.onEnd(cluster.watches().observe(ref, object -> changed(ref, object)));
      }
      if (deadline != null) {
        Duration left = Duration.between(context.now(), deadline.minus(MARGIN));
        context.after(left.isNegative() ? Duration.ZERO : left, this::timeOut);
      }
      context.after(LOOK_AGAIN, this::lookAgain);
    }

    private synchronized void changed(ResourceRef ref, Optional<KubeObject> object) {
      State state = object.map(Readiness::of).orElse(State.progressing("it is not there"));
      states.put(ref, state);
      object.ifPresentOrElse(o -> objects.put(ref, o), () -> objects.remove(ref));
      if (over || states.size() < resources.size()) {
        return;
      }
      if (state.phase() == Readiness.Phase.FAILED) {
        over = true;
        context.failed(cannotBecomeReady(ref, state.reason()));
      } else if (ready() == resources.size()) {
        over = true;
        context.done(new ResourcesReady(resources.size()));
      } else {
        planLook();
      }
    }

    private int ready() {
      return (int) states.values().stream().filter(s -> s.phase() == Readiness.Phase.READY).count();
    }

    private void planLook() {
      if (!lookPlanned) {
        lookPlanned = true;
        Instant earliest = told == null ? context.now() : toldAt.plus(PAUSE);
        Duration pause = Duration.between(context.now(), earliest);
        context.after(pause.isNegative() ? Duration.ZERO : pause, this::look);
      }
    }

    private void lookAgain() {
      synchronized (this) {
        if (states.size() == resources.size()) {
          planLook();
        }
      }
      context.after(LOOK_AGAIN, this::lookAgain);
    }

    private void look() {
      Map<ResourceRef, State> waiting;
      synchronized (this) {
        lookPlanned = false;
        waiting = waiting();
      }
      Map<ResourceRef, WaitReason> reasons = reasons(waiting);
      synchronized (this) {
        ReadinessProgressed now =
            new ReadinessProgressed(ready(), resources.size(), blockers(reasons));
        if (!over && !now.equals(told)) {
          told = now;
          toldAt = context.now();
          context.progressed(now);
        }
        if (!over && failFast) {
          giveUp(reasons);
        }
      }
    }

    /** Those that are not ready, in the order of the plan. */
    private Map<ResourceRef, State> waiting() {
      Map<ResourceRef, State> waiting = new LinkedHashMap<>();
      for (ResourceRef ref : resources) {
        State state = states.getOrDefault(ref, State.progressing("it was not seen yet"));
        if (state.phase() != Readiness.Phase.READY && waiting.size() < MOST_BLOCKERS) {
          waiting.put(ref, state);
        }
      }
      return waiting;
    }

    private Map<ResourceRef, WaitReason> reasons(Map<ResourceRef, State> waiting) {
      Map<ResourceRef, WaitReason> reasons = new LinkedHashMap<>();
      waiting.forEach(
          (ref, state) -> {
            KubeObject object;
            synchronized (this) {
              object = objects.get(ref);
            }
            reasons.put(ref, WaitReason.of(cluster.evidence(), object, state));
          });
      return reasons;
    }

    private static List<Blocker> blockers(Map<ResourceRef, WaitReason> reasons) {
      List<Blocker> blockers = new ArrayList<>();
      reasons.forEach(
          (ref, reason) -> blockers.add(new Blocker(ref, Redaction.redact(reason.text()))));
      return blockers;
    }

    /** Ends the wait where one object cannot become ready. */
    private void giveUp(Map<ResourceRef, WaitReason> reasons) {
      for (Map.Entry<ResourceRef, WaitReason> each : reasons.entrySet()) {
        if (each.getValue().hopeless()) {
          over = true;
          context.failed(cannotBecomeReady(each.getKey(), each.getValue().text()));
          return;
        }
      }
    }

    private static DeployError cannotBecomeReady(ResourceRef ref, String reason) {
      return new DeployError(
          ErrorCode.READINESS_FAILED,
          ref.display() + " cannot become ready: " + Redaction.redact(reason));
    }

    private void timeOut() {
      Map<ResourceRef, State> waiting;
      int ready;
      synchronized (this) {
        waiting = waiting();
        ready = ready();
      }
      String blockers =
          blockers(reasons(waiting)).stream()
              .map(blocker -> blocker.resource().display() + " (" + blocker.reason() + ")")
              .collect(Collectors.joining(", "));
      synchronized (this) {
        over = true;
      }
      context.failed(
          new DeployError(
              ErrorCode.READINESS_TIMEOUT,
              ready
                  + " of "
                  + resources.size()
                  + " objects were ready when the deployment's time was up; waiting for "
                  + blockers));
    }
  }
}

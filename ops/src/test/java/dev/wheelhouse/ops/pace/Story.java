package dev.wheelhouse.ops.pace;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End.ReleaseDeployed;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent.HookPhaseCompleted;
import dev.wheelhouse.events.lifecycle.HookEvent.HookPhaseStarted;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.lifecycle.HookEvent.WeightGroupCompleted;
import dev.wheelhouse.events.lifecycle.HookEvent.WeightGroupStarted;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentStarted;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Preparation.ManifestRendered;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.lifecycle.Preparation.RevisionRecorded;
import dev.wheelhouse.events.lifecycle.Preparation.ValuesResolved;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Upgrades of releases of one chart with one hook; their events are a second apart. */
public final class Story {
  private static final String DIGEST = "sha256:" + "0".repeat(64);
  private static final ResourceRef JOB = new ResourceRef("batch/v1", "Job", "shop", "migrate");

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private int deployments;

  /** An upgrade whose hook takes so long. */
  public List<Event> upgrade(String release, Duration hook) {
    List<LifecycleEvent> facts = new ArrayList<>(begin());
    facts.add(new HookSucceeded("pre-upgrade", 0, JOB, 1, "uid", hook.toMillis()));
    facts.add(new WeightGroupCompleted("pre-upgrade", 0));
    facts.add(new HookPhaseCompleted("pre-upgrade"));
    facts.add(new ReleaseDeployed(2));
    return events(release, facts, hook);
  }

  /** An upgrade whose hook has begun, and nothing since. */
  public List<Event> upgradeUpToHook(String release) {
    return events(release, begin(), Duration.ZERO);
  }

  /** Where the hook's begin is. */
  public int indexOfHook() {
    return begin().size() - 1;
  }

  /** How long an upgrade takes from its begin on, without the hook. */
  public int secondsBesidesTheHook() {
    return upgrade("measured", Duration.ZERO).size() - 3;
  }

  private List<Event> events(String release, List<LifecycleEvent> facts, Duration hook) {
    ReleaseKey key = new ReleaseKey("default", "shop", release);
    String id = "deployment-" + ++deployments;
    List<Event> events = new ArrayList<>();
    for (LifecycleEvent fact : facts) {
      now = now.plus(fact instanceof HookSucceeded ? hook : Duration.ofSeconds(1));
      events.add(new Event(id, events.size() + 1, key, now, "w1", "", fact));
    }
    return events;
  }

  private List<LifecycleEvent> begin() {
    Step.HookPhase phase =
        new Step.HookPhase(
            "pre-upgrade",
            List.of(new WeightGroup(0, List.of(new PlannedHook(JOB, 0, List.of(), "job.yaml")))));
    Plan plan = new Plan(Plan.Action.UPGRADE, 2, 1, 0, List.of(phase));
    return List.of(
        new RequestAccepted(
            "request-" + deployments,
            Operation.UPGRADE,
            new Coordinates("requests", 0, deployments),
            DIGEST,
            Requester.UNKNOWN,
            "",
            null,
            0,
            false,
            Options.DEFAULTS),
        new DeploymentStarted("w1", now.plus(Duration.ofHours(2))),
        new ChartResolved("web", "web", "1.0.0", "", DIGEST),
        new ValuesResolved(DIGEST, List.of()),
        new ManifestRendered("gotpl", 0, 1, DIGEST, List.of()),
        new PlanComputed(DIGEST, plan, DIGEST),
        new RevisionRecorded(2, "pending-upgrade", "sh.helm.release.v1.web.v2"),
        new HookPhaseStarted("pre-upgrade", 1, List.of(0)),
        new WeightGroupStarted("pre-upgrade", 0, List.of(JOB)),
        new HookStarted("pre-upgrade", 0, JOB, 1, now.plus(Duration.ofHours(1))));
  }
}

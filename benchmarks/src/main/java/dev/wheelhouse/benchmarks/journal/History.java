package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End.ReleaseDeployed;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.ResourceEvent.AppliedResource;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A log as a busy partition has it: upgrades with a migration before and a check after, a hundred
 * at a time, whose events alternate.
 */
final class History {
  private static final int AT_A_TIME = 100;
  private static final Instant START = Instant.parse("2026-05-04T10:15:30.123456Z");
  private static final Instant DEADLINE = START.plusSeconds(300);
  private static final String DIGEST = "sha256:" + "5e884898da28047151d0e56f8dc62927".repeat(2);
  private static final PlannedHook MIGRATION = hook("migrate-database");
  private static final PlannedHook CHECK = hook("check-database");
  private static final List<LifecycleEvent> UPGRADE = upgrade();

  private History() {}

  /** The event at a place of the log. */
  static Event at(int place) {
    int round = AT_A_TIME * UPGRADE.size();
    int number = place / round * AT_A_TIME + place % AT_A_TIME;
    int step = place % round / AT_A_TIME;
    return new Event(
        "k5xq2m7v3hzt6c4a-" + number,
        step + 1,
        new ReleaseKey("eu-production", "shop", "release-" + number % 1000),
        START.plusMillis(place),
        "worker-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        UPGRADE.get(step));
  }

  private static List<LifecycleEvent> upgrade() {
    List<Step.Wave> waves =
        List.of(
            wave(1, "v1", "ServiceAccount", "Secret", "ConfigMap"),
            wave(2, "v1", "Service"),
            wave(3, "apps/v1", "Deployment", "StatefulSet"));
    List<Step> steps = new ArrayList<>();
    steps.add(phase("pre-upgrade", MIGRATION));
    steps.addAll(waves);
    steps.add(new Step.AwaitReady(false));
    steps.add(phase("post-upgrade", CHECK));
    List<LifecycleEvent> events = new ArrayList<>(preparation(steps));
    events.addAll(hookPhase("pre-upgrade", MIGRATION));
    waves.forEach(wave -> events.add(applied(wave)));
    events.add(new ResourceEvent.ReadinessProgressed(1, 2, List.of()));
    events.add(new ResourceEvent.ResourcesReady(2));
    events.addAll(hookPhase("post-upgrade", CHECK));
    events.add(new ReleaseDeployed(2));
    return List.copyOf(events);
  }

  private static List<LifecycleEvent> preparation(List<Step> steps) {
    return List.of(
        new Intake.RequestAccepted(
            "build-4711",
            Operation.UPGRADE,
            new Intake.Coordinates("wheelhouse.requests", 0, 4711),
            DIGEST,
            new Requester("ci", "2f1dbe0", ""),
            "",
            new ChartReference("oci://registry.example/charts/shop", "", "^1.2", ""),
            0,
            false,
            Options.DEFAULTS),
        new Intake.DeploymentStarted("worker-1", DEADLINE),
        new Preparation.ChartResolved(
            "oci://registry.example/charts/shop", "shop", "1.2.3", "4.5.6", DIGEST),
        new Preparation.ValuesResolved(DIGEST, List.of("release", "request")),
        new Preparation.ManifestRendered("gotpl", 6, 2, DIGEST, List.of()),
        new Preparation.PlanComputed(DIGEST, new Plan(Plan.Action.UPGRADE, 2, 1, 0, steps), DIGEST),
        new Preparation.RevisionRecorded(2, "pending-upgrade", "sh.helm.release.v1.shop.v2"));
  }

  private static List<LifecycleEvent> hookPhase(String phase, PlannedHook hook) {
    return List.of(
        new HookEvent.HookPhaseStarted(phase, 1, List.of(hook.weight())),
        new HookEvent.WeightGroupStarted(phase, hook.weight(), List.of(hook.resource())),
        new HookEvent.HookStarted(phase, hook.weight(), hook.resource(), 1, DEADLINE),
        new HookEvent.HookSucceeded(
            phase, hook.weight(), hook.resource(), 1, "0b7c9c3e-5a55-4c0e-9d5f-0f1f6f1f2a3b", 5210),
        new HookEvent.WeightGroupCompleted(phase, hook.weight()),
        new HookEvent.HookPhaseCompleted(phase));
  }

  private static Step.HookPhase phase(String phase, PlannedHook hook) {
    return new Step.HookPhase(phase, List.of(new WeightGroup(hook.weight(), List.of(hook))));
  }

  private static PlannedHook hook(String name) {
    return new PlannedHook(
        new ResourceRef("batch/v1", "Job", "shop", name),
        -5,
        List.of(DeletePolicy.BEFORE_HOOK_CREATION),
        "shop/templates/" + name + ".yaml");
  }

  private static Step.Wave wave(int index, String apiVersion, String... kinds) {
    List<PlannedResource> resources = new ArrayList<>();
    for (String kind : kinds) {
      resources.add(
          new PlannedResource(
              new ResourceRef(apiVersion, kind, "shop", "shop-web"),
              PlannedResource.Action.UPDATE));
    }
    return new Step.Wave(index, 3, resources);
  }

  private static ResourceEvent.ResourcesApplied applied(Step.Wave wave) {
    return new ResourceEvent.ResourcesApplied(
        wave.index(),
        wave.total(),
        wave.resources().stream()
            .map(planned -> new AppliedResource(planned.resource(), Effect.CONFIGURED))
            .toList());
  }
}

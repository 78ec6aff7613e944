package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.PlannedResource.Action;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.events.request.ValuesReuse;
import dev.wheelhouse.events.request.ValuesSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Requests and plans that tests of the core share. */
final class Samples {
  static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  static final ReleaseKey KEY = new ReleaseKey("default", "ns", "app");

  private Samples() {}

  static Options options(boolean atomic, boolean approval, Options.OnBusy onBusy) {
    return Options.DEFAULTS
        .change()
        .onBusy(onBusy)
        .approval(approval)
        .hookTimeout(Duration.ofMinutes(1))
        .waitFor(Options.Wait.RESOURCES)
        .atomic(atomic)
        .build();
  }

  static Options options() {
    return options(false, false, Options.OnBusy.QUEUE);
  }

  static Request.Header header(String id) {
    return new Request.Header(id, KEY, new Requester("ci", "", ""), "");
  }

  static Request.Upgrade upgrade(String id, Options options) {
    return new Request.Upgrade(
        header(id),
        new ChartReference("./chart", "", "", ""),
        ValuesSpec.EMPTY,
        true,
        ValuesReuse.DEFAULT,
        options);
  }

  static Request.Deploying request(String id, Plan plan, Options options) {
    return switch (plan.action()) {
      case INSTALL ->
          new Request.Install(
              header(id), new ChartReference("./chart", "", "", ""), ValuesSpec.EMPTY, options);
      case UPGRADE -> upgrade(id, options);
      case ROLLBACK -> new Request.Rollback(header(id), 0, options);
      case UNINSTALL -> new Request.Uninstall(header(id), false, options);
      case TEST -> new Request.Test(header(id), List.of(), options);
    };
  }

  static Partition.Incoming incoming(Request request, long offset) {
    return new Partition.Incoming(
        "d-" + request.id(), request, new Coordinates("requests", 0, offset), "sha256:q", "");
  }

  static PlannedHook hook(String name, int weight, DeletePolicy... policies) {
    return new PlannedHook(
        new ResourceRef("batch/v1", "Job", "ns", name), weight, List.of(policies), "t.yaml");
  }

  static Step.HookPhase phase(String event) {
    return new Step.HookPhase(
        event,
        List.of(
            new WeightGroup(1, List.of(hook(event + "-a", 1, DeletePolicy.BEFORE_HOOK_CREATION))),
            new WeightGroup(
                2,
                List.of(
                    hook(event + "-b", 2, DeletePolicy.HOOK_SUCCEEDED),
                    hook(
                        event + "-c",
                        2,
                        DeletePolicy.BEFORE_HOOK_CREATION,
                        DeletePolicy.HOOK_FAILED)))));
  }

  static ResourceRef deployment(String name) {
    return new ResourceRef("apps/v1", "Deployment", "ns", name);
  }

  static Plan install() {
    return new Plan(
        Plan.Action.INSTALL,
        1,
        0,
        0,
        List.of(
            new Step.Crds(List.of(deployment("crd"))),
            phase("pre-install"),
            new Step.Wave(1, 2, List.of(new PlannedResource(deployment("x"), Action.CREATE))),
            new Step.Wave(2, 2, List.of(new PlannedResource(deployment("y"), Action.CREATE))),
            new Step.AwaitReady(false),
            phase("post-install")));
  }

  static Plan upgrade() {
    return new Plan(
        Plan.Action.UPGRADE,
        2,
        1,
        0,
        List.of(
            phase("pre-upgrade"),
            new Step.Wave(1, 1, List.of(new PlannedResource(deployment("x"), Action.UPDATE))),
            new Step.Prune(List.of(deployment("y")), List.of(), false),
            new Step.AwaitReady(false),
            phase("post-upgrade")));
  }

  static Plan rollback(int revision, int target) {
    return new Plan(
        Plan.Action.ROLLBACK,
        revision,
        revision - 1,
        target,
        List.of(
            phase("pre-rollback"),
            new Step.Wave(1, 1, List.of(new PlannedResource(deployment("x"), Action.UPDATE))),
            phase("post-rollback")));
  }

  static Plan uninstall() {
    return new Plan(
        Plan.Action.UNINSTALL,
        1,
        1,
        0,
        List.of(
            phase("pre-delete"),
            new Step.Prune(List.of(deployment("x")), List.of(), true),
            phase("post-delete")));
  }

  static Plan test() {
    return new Plan(Plan.Action.TEST, 1, 1, 0, List.of(phase("test")));
  }
}

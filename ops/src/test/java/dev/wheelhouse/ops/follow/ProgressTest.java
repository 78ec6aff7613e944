package dev.wheelhouse.ops.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
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
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final ResourceRef WEB = new ResourceRef("apps/v1", "Deployment", "shop", "web");
  private static final ResourceRef SERVICE = new ResourceRef("v1", "Service", "shop", "web");
  private static final ResourceRef MIGRATE = new ResourceRef("batch/v1", "Job", "shop", "migrate");
  private static final ResourceRef SEED = new ResourceRef("batch/v1", "Job", "shop", "seed");

  private static Story accepted(Operation operation) {
    return new Story()
        .at(
            0,
            new Intake.RequestAccepted(
                "r1",
                operation,
                new Intake.Coordinates("wheelhouse.requests", 3, 17),
                "sha256:00",
                new Requester("ci", "", ""),
                "",
                new ChartReference("./web", "", "", ""),
                0,
                false,
                Options.DEFAULTS))
        .at(50, new Intake.DeploymentStarted("w1", Story.START.plusMillis(300_050)));
  }

  private static Story planned(Operation operation) {
    Plan plan =
        new Plan(
            Plan.Action.INSTALL,
            1,
            0,
            0,
            List.of(
                new Step.HookPhase(
                    "pre-install",
                    List.of(
                        new WeightGroup(-5, List.of(hook(MIGRATE, -5))),
                        new WeightGroup(1, List.of(hook(SEED, 1))))),
                new Step.Wave(
                    1, 2, List.of(new PlannedResource(SERVICE, PlannedResource.Action.CREATE))),
                new Step.Wave(
                    2, 2, List.of(new PlannedResource(WEB, PlannedResource.Action.CREATE))),
                new Step.AwaitReady(false)));
    return accepted(operation)
        .at(
            350,
            new Preparation.ChartResolved("./web", "web", "1.2.3", "", "sha256:0123456789abcdef"))
        .at(360, new Preparation.ValuesResolved("sha256:00", List.of("request", "Secret/shared")))
        .at(560, new Preparation.ManifestRendered("gotpl", 2, 2, "sha256:00", List.of()))
        .at(600, new Preparation.PlanComputed("sha256:00", plan, "sha256:00"))
        .at(
            700,
            new Preparation.RevisionRecorded(1, "pending-install", "sh.helm.release.v1.web.v1"));
  }

  private static PlannedHook hook(ResourceRef resource, int weight) {
    return new PlannedHook(
        resource, weight, List.of(DeletePolicy.HOOK_SUCCEEDED), "web/templates/job.yaml");
  }

  @Test
  void tellsAnInstallStepByStep() {
    Story story =
        planned(Operation.INSTALL)
            .at(700, new HookEvent.HookPhaseStarted("pre-install", 2, List.of(-5, 1)))
            .at(700, new HookEvent.WeightGroupStarted("pre-install", -5, List.of(MIGRATE)))
            .at(710, new HookEvent.HookStarted("pre-install", -5, MIGRATE, 1, Story.START))
            .at(10_810, new HookEvent.HookSucceeded("pre-install", -5, MIGRATE, 1, "u1", 10_099))
            .at(10_820, new HookEvent.WeightGroupCompleted("pre-install", -5))
            .at(10_820, new HookEvent.WeightGroupStarted("pre-install", 1, List.of(SEED)))
            .at(10_830, new HookEvent.HookStarted("pre-install", 1, SEED, 1, Story.START))
            .at(71_830, new HookEvent.HookSucceeded("pre-install", 1, SEED, 1, "u2", 61_000))
            .at(71_840, new HookEvent.WeightGroupCompleted("pre-install", 1))
            .at(71_900, new HookEvent.HookDeleted("pre-install", SEED, DeletePolicy.HOOK_SUCCEEDED))
            .at(
                71_950,
                new HookEvent.HookDeleted("pre-install", MIGRATE, DeletePolicy.HOOK_SUCCEEDED))
            .at(71_950, new HookEvent.HookPhaseCompleted("pre-install"))
            .at(72_050, new ResourceEvent.ResourcesApplied(1, 2, applied(SERVICE)))
            .at(72_150, new ResourceEvent.ResourcesApplied(2, 2, applied(WEB)))
            .at(
                72_200,
                new ResourceEvent.ReadinessProgressed(
                    1, 2, List.of(new ResourceEvent.Blocker(WEB, "0 of 1 replicas are available"))))
            .at(75_200, new ResourceEvent.ResourcesReady(2))
            .at(75_300, new End.ReleaseDeployed(1));

    assertThat(story.log())
        .isEqualTo(
            """
               0.0s  install of ./web accepted, asked for by ci
               0.0s  started by w1, 5m00s to go
               0.3s  chart web 1.2.3 found (sha256:0123456789ab) (0.3s)
               0.3s  values merged from request, Secret/shared (0.0s)
               0.5s  rendered by gotpl: 2 resources, 2 hooks (0.2s)
               0.6s  plan: install revision 1: 2 to create, 2 pre-install hooks (0.0s)
               0.7s  revision 1 recorded as pending-install (0.1s)
               0.7s  pre-install hooks: 2, by weight -5, 1
               0.7s    pre-install weight -5: Job/migrate
               0.7s      Job/migrate started
              10.8s      Job/migrate succeeded in 10.0s
              10.8s    pre-install weight -5 done (10.1s)
              10.8s    pre-install weight 1: Job/seed
              10.8s      Job/seed started
              1m11s      Job/seed succeeded in 1m01s
              1m11s    pre-install weight 1 done (1m01s)
              1m11s      Job/seed deleted (hook-succeeded)
              1m11s      Job/migrate deleted (hook-succeeded)
              1m11s  pre-install hooks done (1m11s)
              1m12s  resources [##########----------] 1/2 Service/web created (0.1s)
              1m12s  resources [####################] 2/2 Deployment/web created (0.1s)
              1m12s  ready [##########----------] 1/2, waiting for Deployment/web: 0 of 1 replicas are available
              1m15s  ready [####################] 2/2 (3.0s)
              1m15s  deployed, revision 1 (1m15s in all)
            """);
  }

  private static List<ResourceEvent.AppliedResource> applied(ResourceRef resource) {
    return List.of(new ResourceEvent.AppliedResource(resource, ResourceEvent.Effect.CREATED));
  }

  @Test
  void endsAFailedHookWithItsEvidenceAndWhatToDo() {
    Story story =
        planned(Operation.INSTALL)
            .at(700, new HookEvent.HookPhaseStarted("pre-install", 2, List.of(-5, 1)))
            .at(
                5_000,
                new HookEvent.HookFailed(
                    "pre-install",
                    -5,
                    MIGRATE,
                    1,
                    "u1",
                    ErrorCode.HOOK_FAILED,
                    "container migrate ended with exit code 3",
                    3,
                    List.of("connecting to db", "\u001b[31mpassword refused\u0007"),
                    List.of("BackoffLimitExceeded: Job has reached the limit")))
            .at(
                5_100,
                new Trouble.StepFailed(
                    "pre-install hook Job/migrate",
                    new DeployError(ErrorCode.HOOK_FAILED, "container migrate ended")))
            .at(
                5_200,
                new End.ReleaseFailed(
                    1,
                    "pre-install hook Job/migrate",
                    new DeployError(
                        ErrorCode.HOOK_FAILED, "container migrate ended with exit code 3"),
                    End.ReleaseFailed.Remediation.UNINSTALLED));

    Outcome outcome = story.outcome();

    assertThat(outcome.isSuccess()).isFalse();
    assertThat(outcome.isRejection()).isFalse();
    assertThat(outcome.report())
        .containsExactly(
            "Error: HOOK_FAILED at pre-install hook Job/migrate",
            "  container migrate ended with exit code 3",
            "Last lines of Job/migrate, exit code 3:",
            "  | connecting to db",
            "  | [31mpassword refused",
            "  ! BackoffLimitExceeded: Job has reached the limit",
            "It was uninstalled, as --atomic asks.",
            "Next: " + ErrorCode.HOOK_FAILED.hint(),
            "All its events: wheelhouse events --deployment abcdefghijklmnop");
  }

  @Test
  void namesWhoBlocksWhenReadinessFails() {
    Story story =
        planned(Operation.INSTALL)
            .at(
                72_200,
                new ResourceEvent.ReadinessProgressed(
                    1, 2, List.of(new ResourceEvent.Blocker(WEB, "ImagePullBackOff"))))
            .at(
                300_000,
                new End.ReleaseFailed(
                    1,
                    "readiness",
                    new DeployError(ErrorCode.READINESS_TIMEOUT, "1 of 2 objects are ready"),
                    End.ReleaseFailed.Remediation.NONE));

    assertThat(story.outcome().report())
        .containsSubsequence("Not ready:", "  Deployment/web: ImagePullBackOff");
  }

  @Test
  void tellsARejectionWithItsCode() {
    Story story =
        new Story()
            .at(
                0,
                new Intake.RequestRejected(
                    "r1",
                    Operation.UPGRADE,
                    new Intake.Coordinates("wheelhouse.requests", 0, 1),
                    new DeployError(ErrorCode.UNKNOWN_CLUSTER, "no cluster \"east\" here")));

    assertThat(story.log()).isEqualTo("   0.0s  upgrade rejected: UNKNOWN_CLUSTER\n");
    assertThat(story.outcome().isRejection()).isTrue();
    assertThat(story.outcome().report())
        .containsExactly(
            "Error: UNKNOWN_CLUSTER: the request was rejected",
            "  no cluster \"east\" here",
            "Next: " + ErrorCode.UNKNOWN_CLUSTER.hint());
  }

  @Test
  void tellsOfATakeoverAndOfUndoing() {
    Story story =
        accepted(Operation.UPGRADE)
            .at(1_000, new Intake.DeploymentResumed("w2", "w1", List.of("resolve chart")))
            .at(
                2_000,
                new Trouble.RemediationStarted(
                    Trouble.RemediationStarted.Kind.ROLLBACK,
                    3,
                    new Plan(Plan.Action.ROLLBACK, 5, 4, 3, List.of()),
                    "sha256:00",
                    Story.START));

    assertThat(story.log())
        .contains("1.0s  taken over by w2 from w1, goes on with resolve chart\n")
        .contains("2.0s  undoing: rollback to revision 3\n");
  }
}

package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.HookEvent.HookFailed;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import dev.wheelhouse.worker.core.Command.FinishRevision;
import dev.wheelhouse.worker.core.Command.RunHook;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.simulated.Faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunHookHandlerTest {
  private static final String JOB =
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: migrate
        annotations:
          simulated.wheelhouse.dev/duration: 10s
      %s
      spec:
        backoffLimit: 0
        template:
          spec:
            restartPolicy: Never
            containers:
            - name: migrate
              image: busybox
      """;

  private final World world = new World();
  private final RunHookHandler handler = new RunHookHandler(world);

  private RunHook command(String annotations, String deployment, Duration budget) {
    RecordedHook hook = World.hook("Job", "migrate", JOB.formatted(annotations));
    world.release = World.record("", List.of(hook));
    PlannedHook planned = World.planned(hook, "batch/v1");
    Instant deadline = world.time.now().plus(budget);
    return new RunHook(World.id(deployment, "main/0/hook/0"), "pre-install", planned, deadline);
  }

  private RunHook command(String annotations) {
    return command(annotations, "d1", Duration.ofMinutes(1));
  }

  private Deployment deployment() {
    return world.deployment("d1");
  }

  @Test
  void bringsTheLogOfAHookThatSucceededWhenAsked() {
    world.options = world.options.change().hookEvidence(true).build();
    String annotations = "    simulated.wheelhouse.dev/log: \"12 rows, password=hunter2\"";

    TestContext context = world.run(handler, command(annotations), deployment());

    assertThat(((HookSucceeded) context.fact).log())
        .singleElement()
        .asString()
        .startsWith("12 rows")
        .doesNotContain("hunter2");
  }

  @Test
  void tellsOfSuccessWhenTheJobHasCompleted() {
    TestContext context = world.run(handler, command(""), deployment());

    HookSucceeded fact = (HookSucceeded) context.fact;
    assertThat(fact.durationMillis()).isBetween(10_000L, 10_100L);
    assertThat(fact.uid()).isNotEmpty();
    assertThat(fact.log()).isEmpty();
    assertThat(world.cluster.openWatches()).isZero();
  }

  @Test
  void adoptsTheJobThatItsPredecessorCreated() {
    RunHook command = command("");
    TestContext predecessor = world.begin(handler, command, deployment());
    world.time.advance(Duration.ofSeconds(4));
    predecessor.cancel();

    TestContext successor = world.run(handler, command, deployment());

    assertThat(((HookSucceeded) successor.fact).durationMillis()).isBetween(10_000L, 10_100L);
    assertThat(world.creations("Job", "migrate")).isEqualTo(1);
  }

  @Test
  void adoptsTheJobThatEndedWhileNobodyLooked() {
    RunHook command = command("");
    world.begin(handler, command, deployment()).cancel();
    world.time.advance(Duration.ofSeconds(30));

    TestContext successor = world.begin(handler, command, deployment());

    assertThat(((HookSucceeded) successor.fact).durationMillis()).isEqualTo(10_000);
    assertThat(world.creations("Job", "migrate")).isEqualTo(1);
  }

  @Test
  void createsOneJobWhenTheAnswerToTheCreationWasLost() {
    world.cluster.faults().failNext(1, c -> c.verb().equals("create"), Fault.TIMEOUT_AFTER_COMMIT);

    TestContext context = world.run(handler, command(""), deployment());

    assertThat(context.fact).isInstanceOf(HookSucceeded.class);
    assertThat(context.retries).isEqualTo(1);
    assertThat(world.creations("Job", "migrate")).isEqualTo(1);
  }

  @Test
  void refusesTheObjectOfSomebodyElse() throws Exception {
    RunHook command = command("");
    world
        .cluster
        .objects("kubectl")
        .create(
            World.yaml(
                JOB.formatted("")
                    .replace("metadata:\n  name", "metadata:\n  namespace: default\n  name")));

    TestContext context = world.run(handler, command, deployment());

    assertThat(context.error.code()).isEqualTo(ErrorCode.HOOK_CONFLICT);
    assertThat(context.error.message())
        .isEqualTo(
            "Job \"migrate\" in namespace \"default\" already exists and is not a hook of"
                + " Wheelhouse");
  }

  @Test
  void bringsTheEvidenceOfAFailure() {
    String annotations =
        """
            simulated.wheelhouse.dev/exit-code: "3"
            simulated.wheelhouse.dev/log: "connecting\\npassword=hunter2 refused"
            simulated.wheelhouse.dev/termination-message: no such database
        """;

    TestContext context = world.run(handler, command(annotations), deployment());

    HookFailed fact = (HookFailed) context.fact;
    assertThat(fact.code()).isEqualTo(ErrorCode.HOOK_FAILED);
    assertThat(fact.exitCode()).isEqualTo(3);
    assertThat(fact.log()).containsExactly("connecting", "password=*** refused");
    assertThat(fact.reason())
        .isEqualTo(
            "the Job failed: BackoffLimitExceeded: Job has reached the specified backoff limit;"
                + " container migrate ended with exit code 3: no such database");
    assertThat(fact.podEvents())
        .containsExactly("BackoffLimitExceeded: Job has reached the specified backoff limit");
  }

  @Test
  void failsWhenTheHooksTimeIsUp() {
    String annotations = "    simulated.wheelhouse.dev/outcome: image-pull-error\n";

    TestContext context =
        world.run(handler, command(annotations, "d1", Duration.ofSeconds(20)), deployment());

    HookFailed fact = (HookFailed) context.fact;
    assertThat(fact.code()).isEqualTo(ErrorCode.HOOK_TIMEOUT);
    assertThat(fact.reason()).contains("ImagePullBackOff");
    assertThat(world.time.now()).isEqualTo(World.START.plusSeconds(20));
  }

  @Test
  void namesTheDeploymentsTimeoutWhenThatEndsTheHook() {
    String annotations = "    simulated.wheelhouse.dev/outcome: never\n";
    RunHook command = command(annotations, "d1", Duration.ofMinutes(5));
    TestContext context = world.begin(handler, command, deployment());

    world.time.advance(Duration.ofMinutes(5));

    assertThat(((HookFailed) context.fact).code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
  }

  @Test
  void saysThatTheJobWasDeletedFromOutside() throws Exception {
    TestContext context = world.begin(handler, command(""), deployment());
    world.time.advance(Duration.ofSeconds(2));

    world.cluster.objects("kubectl").delete(command("").hook().resource(), "");
    world.time.advance(Duration.ofSeconds(1));

    assertThat(((HookFailed) context.fact).reason())
        .isEqualTo("Job/migrate was deleted from outside while the hook ran");
  }

  /** F25: as a Job's time to live does it, while no worker looks. */
  @Test
  void knowsTheOutcomeOfAJobThatWasDeletedBeforeAnybodySawIt() throws Exception {
    RunHook command = command("");
    world.begin(handler, command, deployment()).cancel();
    world.time.advance(Duration.ofSeconds(30));
    world.cluster.objects("ttl-after-finished-controller").delete(command.hook().resource(), "");

    TestContext successor = world.begin(handler, command, deployment());

    assertThat(successor.fact).isInstanceOf(HookSucceeded.class);
    assertThat(world.creations("Job", "migrate")).isEqualTo(1);
  }

  @Test
  void letsGoOfAJobThatWasDeletedOnceTheDeploymentEnds() throws Exception {
    RunHook command = command("");
    world.plan =
        new Plan(
            Plan.Action.TEST,
            1,
            1,
            0,
            List.of(
                new Step.HookPhase("test", List.of(new WeightGroup(0, List.of(command.hook()))))));
    world.run(handler, command, deployment());
    world.cluster.objects("kubectl").delete(command.hook().resource(), "");
    boolean before = world.get("batch/v1", "Job", "migrate").isPresent();

    world.run(
        new FinishRevisionHandler(world),
        new FinishRevision(World.id("d1", "main/finish"), world.plan, true, ""),
        deployment());

    assertThat(before).isTrue();
    assertThat(world.get("batch/v1", "Job", "migrate")).isEmpty();
  }

  @Test
  void recordsTheRunInTheRelease() throws Exception {
    RunHook command = command("");
    world.releases.create(world.release, new Owner("d1", 2), Map.of());

    world.run(handler, command, deployment());

    RecordedHook hook = world.stored(1).record().hooks().get(0);
    assertThat(hook.phase()).isEqualTo("Succeeded");
    assertThat(hook.startedAt()).isEqualTo(World.START);
    assertThat(hook.completedAt())
        .isBetween(World.START.plusSeconds(10), World.START.plusSeconds(11));
  }

  @Test
  void isDoneWithOtherKindsOnceTheyAreThere() {
    RecordedHook hook =
        World.hook(
            "ConfigMap",
            "settings",
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n");
    world.release = World.record("", List.of(hook));
    RunHook command =
        new RunHook(
            World.id("d1", "main/0/hook/0"),
            "pre-install",
            World.planned(hook, "v1"),
            World.START.plusSeconds(60));

    TestContext context = world.begin(handler, command, deployment());

    assertThat(context.fact).isInstanceOf(HookSucceeded.class);
  }
}

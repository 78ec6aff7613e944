package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Blocker;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ReadinessProgressed;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesReady;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.worker.core.Command.AwaitReadiness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitReadinessHandlerTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: %s
        namespace: default
        annotations: {%s}
      spec:
        replicas: 2
        selector: {matchLabels: {app: %s}}
        template:
          metadata: {labels: {app: %s}}
          spec:
            containers: [{name: web, image: nginx}]
      """;

  private final World world = new World();
  private final AwaitReadinessHandler handler = new AwaitReadinessHandler(world);

  private static ResourceRef ref(String name) {
    return new ResourceRef("apps/v1", "Deployment", World.NAMESPACE, name);
  }

  private void deploy(String name, String annotations) throws Exception {
    world
        .cluster
        .objects()
        .apply(World.yaml(DEPLOYMENT.formatted(name, annotations, name, name)), true);
  }

  private TestContext await(boolean jobs, ResourceRef... refs) {
    List<PlannedResource> resources =
        List.of(refs).stream()
            .map(ref -> new PlannedResource(ref, PlannedResource.Action.CREATE))
            .toList();
    Plan plan = new Plan(Plan.Action.INSTALL, 1, 0, 0, List.of(new Step.Wave(1, 1, resources)));
    return world.begin(
        handler, new AwaitReadiness(World.id("d1", "main/2"), plan, jobs), world.deployment("d1"));
  }

  @Test
  void endsWhenAllAreReady() throws Exception {
    deploy("a", "simulated.wheelhouse.dev/ready-after: 3s");
    deploy("b", "simulated.wheelhouse.dev/ready-after: 5s");
    TestContext context = await(false, ref("a"), ref("b"));

    world.time.advance(Duration.ofSeconds(6));

    assertThat(context.fact).isEqualTo(new ResourcesReady(2));
    assertThat(world.cluster.openWatches()).isZero();
  }

  @Test
  void tellsOfProgressAtMostEverySecond() throws Exception {
    deploy("a", "simulated.wheelhouse.dev/ready-after: 3s");
    deploy("b", "simulated.wheelhouse.dev/ready-after: 5s");
    TestContext context = await(false, ref("a"), ref("b"));

    world.time.advance(Duration.ofSeconds(6));

    assertThat(context.progress)
        .extracting(news -> ((ReadinessProgressed) news).ready())
        .containsExactly(0, 1);
    assertThat(((ReadinessProgressed) context.progress.get(1)).blocking())
        .containsExactly(new Blocker(ref("b"), "0 of 2 replicas ready"));
  }

  @Test
  void namesWhoBlocksAndWhyWhenTheTimeIsUp() throws Exception {
    deploy("a", "simulated.wheelhouse.dev/outcome: image-pull-error");
    TestContext context = await(false, ref("a"));

    world.time.advance(Duration.ofMinutes(5));

    assertThat(context.error.code()).isEqualTo(ErrorCode.READINESS_TIMEOUT);
    assertThat(context.error.message())
        .contains("0 of 1 objects were ready")
        .contains("Deployment/a (0 of 2 replicas ready; pod a-")
        .contains("ImagePullBackOff: Back-off pulling image \"nginx\"");
  }

  @Test
  void failsFastWhenAskedToOnWhatNoWaitingHeals() throws Exception {
    world.options = Options.DEFAULTS.change().failFast(true).build();
    deploy("a", "simulated.wheelhouse.dev/outcome: image-pull-error");
    deploy("b", "simulated.wheelhouse.dev/outcome: unschedulable");

    TestContext hopeless = await(false, ref("a"));
    TestContext hopeful = await(false, ref("b"));
    world.time.advance(Duration.ofSeconds(10));

    assertThat(hopeless.error.code()).isEqualTo(ErrorCode.READINESS_FAILED);
    assertThat(hopeless.error.message())
        .startsWith("Deployment/a cannot become ready: 0 of 2 replicas ready; pod a-")
        .contains("ImagePullBackOff");
    assertThat(hopeful.ended).isFalse();
  }

  @Test
  void waitsForJobsOnlyWhenAskedAndFailsWithAFailedJob() throws Exception {
    ResourceRef job = new ResourceRef("batch/v1", "Job", World.NAMESPACE, "load");
    world
        .cluster
        .objects()
        .create(
            World.yaml(
                """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: load
                  namespace: default
                  annotations: {simulated.wheelhouse.dev/exit-code: "1"}
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: load, image: busybox}]
                """));

    TestContext without = await(false, job);
    TestContext with = await(true, job);
    world.time.advance(Duration.ofSeconds(1));

    assertThat(without.fact).isEqualTo(new ResourcesReady(0));
    assertThat(with.error.code()).isEqualTo(ErrorCode.READINESS_FAILED);
    assertThat(with.error.message())
        .isEqualTo(
            "Job/load cannot become ready: the Job failed: BackoffLimitExceeded: Job has reached"
                + " the specified backoff limit");
  }
}

package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.HookEvent.HookDeleted;
import dev.wheelhouse.events.lifecycle.HookEvent.HookFailed;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ReadinessProgressed;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesApplied;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesPruned;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesReady;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.kube.KubeClusters;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The handlers with real pods, on the cluster of KUBECONFIG. */
@Tag("cluster")
class HandlersOnKubernetesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String namespace =
      "handlers-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
  private final World world = new World();
  private Vertx vertx;
  private Cluster cluster;
  private Workspace workspace;
  private ReleaseRecord release = World.record("", List.of());

  @BeforeEach
  void open() throws Exception {
    assumeTrue(
        System.getenv("KUBECONFIG") != null,
        "no KUBECONFIG: the handlers run on the simulated cluster only");
    vertx = Vertx.vertx();
    cluster = KubeClusters.open(vertx, "wheelhouse");
    Map<String, Object> metadata = Map.of("name", namespace);
    cluster
        .objects()
        .create(
            new KubeObject(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", metadata)));
    ReleaseStore releases = new SecretReleaseStore(cluster.objects(), Clock.systemUTC());
    workspace =
        new Workspace() {
          @Override
          public Cluster cluster(Deployment deployment) {
            return cluster;
          }

          @Override
          public ReleaseStore releases(Deployment deployment) {
            return releases;
          }

          @Override
          public ReleaseRecord release(Deployment deployment) {
            return release;
          }

          @Override
          public ReleaseObjects objects(Deployment deployment) throws StepException {
            return ReleaseObjects.ofManifest(release);
          }

          @Override
          public Optional<Draft.Standing> standing(Deployment deployment) {
            return Optional.empty();
          }

          @Override
          public void recorded(Deployment deployment, Recorded recorded) {
            // the history is read
          }

          @Override
          public Optional<Recorded> recorded(Deployment deployment) {
            return Optional.empty();
          }
        };
  }

  @AfterEach
  void close() throws Exception {
    executor.shutdownNow();
    if (cluster != null) {
      ResourceRef hook = new ResourceRef("batch/v1", "Job", namespace, "migrate");
      Optional<KubeObject> left = cluster.objects().get(hook);
      if (left.isPresent()) {
        HookGuard.release(cluster, hook, left.get().uid());
      }
      cluster.objects().delete(new ResourceRef("v1", "Namespace", "", namespace), "");
      cluster.close();
      vertx.close();
    }
  }

  private <C extends Command> LiveContext begin(StepHandler<C> handler, C command) {
    LiveContext context = new LiveContext(executor);
    context.execute(() -> handler.handle(command, world.deployment("d1"), context));
    return context;
  }

  private static LiveContext.Outcome end(LiveContext context) throws Exception {
    return context.outcome.get(90, TimeUnit.SECONDS);
  }

  private static LifecycleEvent fact(LiveContext context) throws Exception {
    LiveContext.Outcome outcome = end(context);
    assertThat(outcome.error()).isNull();
    return outcome.fact();
  }

  private PlannedHook hook(String script) {
    return hook("busybox", script);
  }

  private PlannedHook hook(String image, String script) {
    RecordedHook recorded =
        World.hook(
            "Job",
            "migrate",
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: migrate}
            spec:
              backoffLimit: 0
              template:
                spec:
                  restartPolicy: Never
                  terminationGracePeriodSeconds: 0
                  containers: [{name: main, image: "%s", command: [sh, -c, "%s"]}]
            """
                .formatted(image, script));
    release = World.record("", List.of(recorded));
    return new PlannedHook(
        new ResourceRef("batch/v1", "Job", namespace, "migrate"),
        0,
        List.of(DeletePolicy.BEFORE_HOOK_CREATION),
        recorded.path());
  }

  private Command.RunHook run(PlannedHook hook, int seconds) {
    return new Command.RunHook(
        World.id("d1", "main/0/hook/0"), "pre-install", hook, Instant.now().plusSeconds(seconds));
  }

  private Command.DeleteHook delete(PlannedHook hook, DeletePolicy policy) {
    return new Command.DeleteHook(
        World.id("d1", "main/0/hook/0/delete/" + policy.annotation()), "pre-install", hook, policy);
  }

  @Test
  void runsAHookAndDeletesIt() throws Exception {
    PlannedHook hook = hook("sleep 2");
    RunHookHandler handler = new RunHookHandler(workspace);

    HookSucceeded succeeded = (HookSucceeded) fact(begin(handler, run(hook, 60)));
    LiveContext adopted = begin(handler, run(hook, 60));
    LiveContext deleted =
        begin(new DeleteHookHandler(workspace), delete(hook, DeletePolicy.HOOK_SUCCEEDED));

    assertThat(succeeded.durationMillis()).isGreaterThanOrEqualTo(2_000L);
    assertThat(((HookSucceeded) fact(adopted)).uid()).isEqualTo(succeeded.uid());
    assertThat(fact(deleted)).isInstanceOf(HookDeleted.class);
    assertThat(cluster.objects().get(hook.resource())).isEmpty();
  }

  @Test
  void bringsTheEvidenceOfAFailedHook() throws Exception {
    PlannedHook hook = hook("echo connecting; echo no such table > /dev/termination-log; exit 4");

    HookFailed failed = (HookFailed) fact(begin(new RunHookHandler(workspace), run(hook, 60)));

    assertThat(failed.code()).isEqualTo(ErrorCode.HOOK_FAILED);
    assertThat(failed.exitCode()).isEqualTo(4);
    assertThat(failed.log()).containsExactly("connecting");
    assertThat(failed.reason())
        .isEqualTo(
            "the Job failed: BackoffLimitExceeded: Job has reached the specified backoff limit;"
                + " container main ended with exit code 4: no such table");
  }

  @Test
  void bringsTheLogOfAHookThatSucceededWhenAsked() throws Exception {
    world.options = world.options.change().hookEvidence(true).build();
    PlannedHook hook = hook("echo 12 rows moved");

    HookSucceeded done = (HookSucceeded) fact(begin(new RunHookHandler(workspace), run(hook, 60)));

    assertThat(done.log()).containsExactly("12 rows moved");
    assertThat(done.podEvents()).isEmpty();
  }

  @Test
  void saysWhyAHookDidNotEndInTime() throws Exception {
    PlannedHook hook = hook("sleep 600");

    HookFailed failed = (HookFailed) fact(begin(new RunHookHandler(workspace), run(hook, 3)));
    LiveContext deleted =
        begin(new DeleteHookHandler(workspace), delete(hook, DeletePolicy.HOOK_FAILED));

    assertThat(failed.code()).isEqualTo(ErrorCode.HOOK_TIMEOUT);
    assertThat(fact(deleted)).isInstanceOf(HookDeleted.class);
  }

  @Test
  void seesThatAHookWasDeletedFromOutside() throws Exception {
    PlannedHook hook = hook("no-such-image:1", "true");
    LiveContext context = begin(new RunHookHandler(workspace), run(hook, 90));
    Awaitility.await().atMost(PATIENCE).until(() -> podWarnings(hook).contains("no-such-image:1"));

    cluster.objects().delete(hook.resource(), "");

    HookFailed failed = (HookFailed) fact(context);
    assertThat(failed.reason())
        .startsWith("Job/migrate was deleted from outside while the hook ran");
    assertThat(failed.podEvents()).anyMatch(event -> event.contains("no-such-image:1"));
  }

  private String podWarnings(PlannedHook hook) throws Exception {
    StringBuilder warnings = new StringBuilder();
    for (KubeObject job : cluster.objects().get(hook.resource()).stream().toList()) {
      for (KubeObject pod : cluster.evidence().pods(job)) {
        warnings.append(cluster.evidence().warnings(pod.ref()));
      }
    }
    return warnings.toString();
  }

  private Step.Wave web(String image) {
    release =
        World.record(
            """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 0
                  containers: [{name: web, image: "%s"}]
            """
                .formatted(image),
            List.of());
    return new Step.Wave(
        1,
        1,
        List.of(
            new PlannedResource(
                new ResourceRef("v1", "Service", namespace, "web"), PlannedResource.Action.CREATE),
            new PlannedResource(
                new ResourceRef("apps/v1", "Deployment", namespace, "web"),
                PlannedResource.Action.CREATE)));
  }

  private Command.AwaitReadiness await(Step.Wave wave) {
    Plan plan = new Plan(Plan.Action.INSTALL, 1, 0, 0, List.of(wave));
    return new Command.AwaitReadiness(World.id("d1", "main/2"), plan, true);
  }

  @Test
  void appliesAWaveWaitsForItAndPrunesIt() throws Exception {
    Step.Wave wave = web("nginx");
    Command.ApplyWave apply = new Command.ApplyWave(World.id("d1", "main/1"), wave);
    List<ResourceRef> refs = wave.resources().stream().map(PlannedResource::resource).toList();

    ResourcesApplied applied =
        (ResourcesApplied) fact(begin(new ApplyWaveHandler(workspace), apply));
    ResourcesApplied again = (ResourcesApplied) fact(begin(new ApplyWaveHandler(workspace), apply));
    LifecycleEvent ready =
        fact(begin(new LongDeadline(new AwaitReadinessHandler(workspace)), await(wave)));
    Command.PruneResources prune =
        new Command.PruneResources(World.id("d1", "main/3"), new Step.Prune(refs, List.of(), true));
    LifecycleEvent pruned = fact(begin(new PruneHandler(workspace), prune));

    assertThat(applied.resources()).allMatch(r -> r.effect() == Effect.CREATED);
    assertThat(again.resources()).extracting(r -> r.resource().kind()).hasSize(2);
    assertThat(again.resources().get(0).effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(ready).isEqualTo(new ResourcesReady(2));
    assertThat(pruned).isEqualTo(new ResourcesPruned(refs, List.of()));
  }

  @Test
  void namesTheImageThatCannotBePulled() throws Exception {
    Step.Wave wave = web("no-such-image:1");
    fact(
        begin(
            new ApplyWaveHandler(workspace),
            new Command.ApplyWave(World.id("d1", "main/1"), wave)));

    LiveContext context =
        begin(new LongDeadline(new AwaitReadinessHandler(workspace)), await(wave));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> context.progress.toString().contains("ImagePull"));

    ReadinessProgressed last =
        (ReadinessProgressed) context.progress.get(context.progress.size() - 1);
    assertThat(last.ready()).isEqualTo(1);
    assertThat(last.blocking()).hasSize(1);
    assertThat(last.blocking().get(0).reason()).contains("0 of 1 replicas ready; pod web-");
    context.done();
  }

  /** The world's deployments have deadlines of another year: give them one from now. */
  private record LongDeadline(AwaitReadinessHandler handler)
      implements StepHandler<Command.AwaitReadiness> {
    @Override
    public void handle(Command.AwaitReadiness command, Deployment deployment, StepContext context)
        throws Exception {
      handler.handle(command, withoutDeadline(deployment), context);
    }

    private static Deployment withoutDeadline(Deployment d) {
      return new Deployment(
          d.id(),
          d.key(),
          d.traceparent(),
          d.request(),
          d.stage(),
          d.sequence(),
          d.acceptedAt(),
          d.updatedAt(),
          d.worker(),
          d.epoch(),
          d.startedAt(),
          null,
          d.chart(),
          d.manifestDigest(),
          d.planned(),
          d.approvalRequestedFor(),
          d.approvedDigest(),
          d.revision(),
          d.execution(),
          d.failure(),
          d.remediation(),
          d.remediationFailure(),
          d.cancellation(),
          d.supersededBy(),
          d.end());
    }
  }
}

package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.core.CommandId;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Info;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import dev.wheelhouse.worker.simulated.VirtualTime;
import dev.wheelhouse.yaml.GoYaml;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulated cluster on virtual time, and one release that handlers work on. */
final class World implements Workspace {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final String NAMESPACE = "default";
  static final String RELEASE = "shop";

  final VirtualTime time = new VirtualTime(START);
  final SimulatedCluster cluster = SimulatedCluster.inMemory("default", time, 1);

  /** What handlers work on. */
  Cluster worked = cluster;

  final ReleaseStore releases = new SecretReleaseStore(cluster.objects(), clock());
  ReleaseRecord release = record("", List.of());
  Draft.Standing standing;
  final Map<String, Recorded> recorded = new HashMap<>();
  Options options = Options.DEFAULTS;
  Operation operation = Operation.INSTALL;
  boolean keepHistory;
  ChartReference chart;
  ChartResolved resolved;
  Plan plan = new Plan(Plan.Action.INSTALL, 1, 0, 0, List.of());

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return time.now();
      }
    };
  }

  @Override
  public Cluster cluster(Deployment deployment) {
    return worked;
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
  public Optional<Draft.Standing> standing(Deployment deployment) {
    return Optional.ofNullable(standing);
  }

  @Override
  public ReleaseObjects objects(Deployment deployment) throws StepException {
    return ReleaseObjects.ofManifest(release);
  }

  @Override
  public void recorded(Deployment deployment, Recorded latest) {
    recorded.put(deployment.id(), latest);
  }

  @Override
  public Optional<Recorded> recorded(Deployment deployment) {
    return Optional.ofNullable(recorded.get(deployment.id()));
  }

  static ReleaseRecord record(String manifest, List<RecordedHook> hooks) {
    return new ReleaseRecord(
        RELEASE,
        NAMESPACE,
        1,
        new Info(START, START, null, "", Status.UNKNOWN, ""),
        Chart.builder(ChartMetadata.of("v2", "shop", "1.0.0"))
            .templates(List.of(ChartFile.of("templates/a.yaml", "a: b")))
            .build(),
        Map.of(),
        manifest,
        hooks);
  }

  static RecordedHook hook(String kind, String name, String manifest) {
    return new RecordedHook(
        name,
        kind,
        "shop/templates/" + name + ".yaml",
        manifest,
        List.of("pre-install"),
        0,
        List.of(),
        List.of(),
        null,
        null,
        "");
  }

  static PlannedHook planned(RecordedHook hook, String apiVersion) {
    return new PlannedHook(
        new ResourceRef(apiVersion, hook.kind(), NAMESPACE, hook.name()),
        hook.weight(),
        List.of(DeletePolicy.BEFORE_HOOK_CREATION),
        hook.path());
  }

  Deployment deployment(String id) {
    RequestAccepted request =
        new RequestAccepted(
            "r-" + id,
            operation,
            new Coordinates("wheelhouse.requests", 0, 7),
            "sha256:0",
            Requester.UNKNOWN,
            "",
            chart,
            0,
            keepHistory,
            options);
    return new Deployment(
        id,
        new ReleaseKey("default", NAMESPACE, RELEASE),
        "",
        request,
        Stage.EXECUTING,
        5,
        START,
        START,
        "worker-1",
        2,
        START,
        START.plus(Duration.ofMinutes(5)),
        resolved,
        "sha256:1",
        new PlanComputed("sha256:2", plan, "sha256:1"),
        "",
        "",
        plan.revision(),
        null,
        null,
        null,
        null,
        null,
        "",
        null);
  }

  /** Lets a handler work until nothing is due now. */
  <C extends Command> TestContext begin(StepHandler<C> handler, C command, Deployment deployment) {
    TestContext context = new TestContext(time);
    context.execute(() -> handler.handle(command, deployment, context));
    time.runDue();
    return context;
  }

  /** Lets a handler work for up to a minute of virtual time. */
  <C extends Command> TestContext run(StepHandler<C> handler, C command, Deployment deployment) {
    TestContext context = begin(handler, command, deployment);
    for (int i = 0; i < 600 && !context.ended; i++) {
      time.advance(Duration.ofMillis(100));
    }
    return context;
  }

  static CommandId id(String deployment, String step) {
    return new CommandId(deployment, step, 1);
  }

  Optional<KubeObject> get(String apiVersion, String kind, String name) throws StepException {
    return cluster.objects().get(new ResourceRef(apiVersion, kind, NAMESPACE, name));
  }

  Status status(int revision) throws StepException {
    return stored(revision).record().info().status();
  }

  StoredRelease stored(int revision) throws StepException {
    return releases.get(NAMESPACE, RELEASE, revision).orElseThrow();
  }

  /** How many objects of this name were ever created. */
  long creations(String kind, String name) {
    return cluster.audit().stream()
        .filter(entry -> entry.verb().equals("create") || entry.verb().equals("apply"))
        .filter(entry -> entry.resource().kind().equals(kind))
        .filter(entry -> entry.resource().name().equals(name))
        .map(entry -> entry.uid())
        .distinct()
        .count();
  }

  @SuppressWarnings("unchecked")
  static KubeObject yaml(String text) {
    return new KubeObject((Map<String, Object>) GoYaml.parseExact(text));
  }
}

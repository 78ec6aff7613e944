package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.ResourceEvent.AppliedResource;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesApplied;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.PlannedResource.Action;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.worker.core.Command.ApplyWave;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.simulated.Faults.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplyWaveHandlerTest {
  private final World world = new World();
  private final ApplyWaveHandler handler = new ApplyWaveHandler(world);

  private static String settings(String name, String value) {
    return "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "
        + name
        + "\ndata:\n  key: "
        + value
        + "\n";
  }

  private static ResourceRef ref(String name) {
    return new ResourceRef("v1", "ConfigMap", World.NAMESPACE, name);
  }

  private ApplyWave command(Action action, String... names) {
    List<PlannedResource> resources =
        List.of(names).stream().map(name -> new PlannedResource(ref(name), action)).toList();
    return new ApplyWave(World.id("d1", "main/1"), new Step.Wave(1, 2, resources));
  }

  private TestContext apply(Action action, String... names) {
    return world.run(handler, command(action, names), world.deployment("d1"));
  }

  @Test
  void createsObjectsInTheReleasesNamespaceAndMarksThemAsItsOwn() throws Exception {
    world.release = World.record(settings("a", "x"), List.of());

    TestContext context = apply(Action.CREATE, "a");

    assertThat(context.fact)
        .isEqualTo(
            new ResourcesApplied(1, 2, List.of(new AppliedResource(ref("a"), Effect.CREATED))));
    KubeObject live = world.get("v1", "ConfigMap", "a").orElseThrow();
    assertThat(live.labels()).containsEntry("app.kubernetes.io/managed-by", "Helm");
    assertThat(live.annotations())
        .containsEntry("meta.helm.sh/release-name", "shop")
        .containsEntry("meta.helm.sh/release-namespace", "default");
  }

  @Test
  void tellsConfiguredFromUnchangedAndDropsWhatTheManifestDropped() throws Exception {
    world.release = World.record(settings("a", "x\n  old: gone") + settings("b", "w"), List.of());
    apply(Action.CREATE, "a", "b");
    world.release = World.record(settings("a", "z") + settings("b", "w"), List.of());

    TestContext context = apply(Action.UPDATE, "a", "b");

    assertThat(context.error).isNull();
    assertThat(((ResourcesApplied) context.fact).resources())
        .extracting(AppliedResource::effect)
        .containsExactly(Effect.CONFIGURED, Effect.UNCHANGED);
    assertThat(world.get("v1", "ConfigMap", "a").orElseThrow().map("data"))
        .containsOnlyKeys("key")
        .containsEntry("key", "z");
  }

  @Test
  void mayRunAgainAfterACrash() {
    world.release = World.record(settings("a", "x"), List.of());
    apply(Action.CREATE, "a");

    TestContext again = apply(Action.CREATE, "a");

    assertThat(((ResourcesApplied) again.fact).resources())
        .extracting(AppliedResource::effect)
        .containsExactly(Effect.UNCHANGED);
  }

  @Test
  void refusesAForeignObjectInHelmsWords() throws Exception {
    KubeObject foreign =
        World.yaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\n");
    world.cluster.objects("kubectl").create(foreign);
    world.release = World.record(settings("a", "x"), List.of());

    TestContext context = apply(Action.CREATE, "a");

    assertThat(context.error.code()).isEqualTo(ErrorCode.RESOURCE_CONFLICT);
    assertThat(context.error.message())
        .isEqualTo(
            "ConfigMap \"a\" in namespace \"default\" exists and cannot be imported into the"
                + " current release: invalid ownership metadata; label validation error: missing"
                + " key \"app.kubernetes.io/managed-by\": must be set to \"Helm\"; annotation"
                + " validation error: missing key \"meta.helm.sh/release-name\": must be set to"
                + " \"shop\"; annotation validation error: missing key"
                + " \"meta.helm.sh/release-namespace\": must be set to \"default\"");
  }

  @Test
  void takesAForeignObjectOverWhenAsked() throws Exception {
    KubeObject foreign =
        World.yaml(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a, namespace: default}
            data: {key: theirs}
            """);
    world.cluster.objects("kubectl").create(foreign);
    world.release = World.record(settings("a", "ours"), List.of());
    world.options = options(false, true);

    TestContext context = apply(Action.CREATE, "a");

    assertThat(((ResourcesApplied) context.fact).resources().get(0).effect())
        .isEqualTo(Effect.CONFIGURED);
    assertThat(world.get("v1", "ConfigMap", "a").orElseThrow().map("data"))
        .containsEntry("key", "ours");
  }

  @Test
  void takesFieldsOverAndTellsWhose() throws Exception {
    editedByKubectl();

    TestContext context = apply(Action.UPDATE, "a");

    assertThat(((ResourcesApplied) context.fact).resources())
        .containsExactly(
            new AppliedResource(ref("a"), Effect.CONFIGURED, List.of(".data.key of kubectl")));
  }

  @Test
  void failsOnFieldsOfOthersWhenAskedTo() throws Exception {
    editedByKubectl();
    world.options = Options.DEFAULTS.change().conflicts(Options.Conflicts.FAIL).build();

    TestContext context = apply(Action.UPDATE, "a");

    assertThat(context.error.code()).isEqualTo(ErrorCode.RESOURCE_CONFLICT);
    assertThat(context.error.message()).contains("kubectl").contains(".data.key");
  }

  private void editedByKubectl() throws Exception {
    world.release = World.record(settings("a", "ours"), List.of());
    apply(Action.CREATE, "a");
    KubeObject live = world.get("v1", "ConfigMap", "a").orElseThrow();
    world
        .cluster
        .objects("kubectl")
        .apply(
            World.yaml(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: "
                    + live.namespace()
                    + "}, data: {key: theirs}}"),
            true);
  }

  private static Options options(boolean force, boolean takeOwnership) {
    Options d = Options.DEFAULTS;
    return d.change().force(force).takeOwnership(takeOwnership).build();
  }

  @Test
  void replacesWhatCannotBeChangedWhenForced() throws Exception {
    String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntype: %s\n";
    world.release = World.record(secret.formatted("Opaque"), List.of());
    ResourceRef ref = new ResourceRef("v1", "Secret", World.NAMESPACE, "s");
    ApplyWave command =
        new ApplyWave(
            World.id("d1", "main/1"),
            new Step.Wave(1, 1, List.of(new PlannedResource(ref, Action.UPDATE))));
    world.run(handler, command, world.deployment("d1"));
    world.release = World.record(secret.formatted("example.com/other"), List.of());

    TestContext refused = world.run(handler, command, world.deployment("d1"));
    world.options = options(true, false);
    TestContext forced = world.run(handler, command, world.deployment("d1"));

    assertThat(refused.error.message())
        .isEqualTo("Secret \"s\" is invalid: type: Invalid value: field is immutable");
    assertThat(forced.fact).isInstanceOf(ResourcesApplied.class);
    assertThat(world.get("v1", "Secret", "s").orElseThrow().text("type"))
        .contains("example.com/other");
  }

  @Test
  void triesOnlyTheObjectAgainThatMetAPassingFault() {
    StringBuilder manifest = new StringBuilder();
    String[] names = IntStream.range(0, 20).mapToObj(i -> "c" + i).toArray(String[]::new);
    List.of(names).forEach(name -> manifest.append(settings(name, "x")));
    world.release = World.record(manifest.toString(), List.of());
    world
        .cluster
        .faults()
        .failNext(1, c -> c.verb().equals("create") && c.name().equals("c7"), Fault.SERVER_ERROR);

    TestContext context = apply(Action.CREATE, names);

    assertThat(((ResourcesApplied) context.fact).resources())
        .hasSize(20)
        .allMatch(applied -> applied.effect() == Effect.CREATED);
    assertThat(context.retries).isEqualTo(1);
  }

  @Test
  void namesTheNamespaceThatIsMissing() {
    world.release =
        World.record(
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: nowhere}\n",
            List.of());
    ResourceRef ref = new ResourceRef("v1", "ConfigMap", "nowhere", "a");
    ApplyWave command =
        new ApplyWave(
            World.id("d1", "main/1"),
            new Step.Wave(1, 1, List.of(new PlannedResource(ref, Action.CREATE))));

    TestContext context = world.run(handler, command, world.deployment("d1"));

    assertThat(context.error.code()).isEqualTo(ErrorCode.NAMESPACE_NOT_FOUND);
  }
}

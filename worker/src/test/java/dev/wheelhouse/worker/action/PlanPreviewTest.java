package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedChange;
import dev.wheelhouse.events.plan.PlannedChange.Effect;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.PlannedResource.Action;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.worker.core.Command.ApplyWave;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanPreviewTest {
  private static final ReleaseRecord OLD =
      release(
          """
          apiVersion: v1
          kind: Secret
          metadata: {name: login}
          stringData: {password: hunter2, old: gone}
          """,
          """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: settings}
          data: {key: value}
          """);

  private final World world = new World();
  private Options options = Options.DEFAULTS;

  private static ReleaseRecord release(String... documents) {
    return World.record("---\n" + String.join("---\n", documents), List.of());
  }

  private static ResourceRef ref(String kind, String name) {
    return new ResourceRef("v1", kind, World.NAMESPACE, name);
  }

  private static Step.Wave wave(Action action, ResourceRef... refs) {
    return new Step.Wave(
        1, 1, List.of(refs).stream().map(ref -> new PlannedResource(ref, action)).toList());
  }

  private void install(ReleaseRecord release, ResourceRef... refs) {
    world.release = release;
    world.run(
        new ApplyWaveHandler(world),
        new ApplyWave(World.id("d1", "main/1"), wave(Action.CREATE, refs)),
        world.deployment("d1"));
  }

  private List<PlannedChange> preview(ReleaseRecord next, Step... steps) throws StepException {
    Plan plan = new Plan(Plan.Action.UPGRADE, 2, 1, 0, List.of(steps));
    return new PlanPreview(world.cluster.objects(), next, OLD, options).of(plan);
  }

  @Test
  void namesTheFieldsThatWouldDifferAndNoValues() throws Exception {
    install(OLD, ref("Secret", "login"), ref("ConfigMap", "settings"));
    ReleaseRecord next =
        release(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: login}
            stringData: {password: hunter3}
            """,
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {key: value}
            """);

    List<PlannedChange> changes =
        preview(next, wave(Action.UPDATE, ref("Secret", "login"), ref("ConfigMap", "settings")));

    assertThat(changes)
        .extracting(PlannedChange::effect)
        .containsExactly(Effect.UPDATE, Effect.UNCHANGED);
    assertThat(changes.get(0).fields()).contains(".data.password", ".data.old");
    assertThat(changes.toString()).doesNotContain("hunter");
  }

  @Test
  void tellsWhatWouldBeCreatedDeletedAndKept() throws Exception {
    install(OLD, ref("Secret", "login"), ref("ConfigMap", "settings"));
    ReleaseRecord next =
        release("{apiVersion: v1, kind: ConfigMap, metadata: {name: fresh}, data: {a: b}}\n");

    List<PlannedChange> changes =
        preview(
            next,
            wave(Action.CREATE, ref("ConfigMap", "fresh")),
            new Step.Prune(
                List.of(ref("Secret", "login"), ref("Secret", "missing")),
                List.of(ref("ConfigMap", "settings")),
                false));

    assertThat(changes)
        .containsExactly(
            PlannedChange.of(ref("ConfigMap", "fresh"), Effect.CREATE, List.of()),
            PlannedChange.of(ref("Secret", "login"), Effect.DELETE, List.of()),
            PlannedChange.of(ref("ConfigMap", "settings"), Effect.KEEP, List.of()));
    assertThat(world.get("v1", "ConfigMap", "fresh")).isEmpty();
  }

  @Test
  void failsWithWhatTheDeploymentWouldFailWith() throws Exception {
    world
        .cluster
        .objects("kubectl")
        .create(
            World.yaml(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: "
                    + World.NAMESPACE
                    + "}}"));

    StepException refused =
        catchThrowableOfType(
            StepException.class,
            () -> preview(OLD, wave(Action.CREATE, ref("ConfigMap", "settings"))));

    assertThat(refused.error().code()).isEqualTo(ErrorCode.RESOURCE_CONFLICT);
    assertThat(refused.error().message()).contains("cannot be imported into the current release");
  }
}

package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.lifecycle.HookEvent.HookDeleted;
import dev.wheelhouse.events.lifecycle.ResourceEvent.ResourcesPruned;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.worker.core.Command.DeleteHook;
import dev.wheelhouse.worker.core.Command.PruneResources;
import dev.wheelhouse.worker.port.KubeObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionHandlersTest {
  private static final String SETTINGS =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: default%s}\n";

  private final World world = new World();
  private final DeleteHookHandler deleting = new DeleteHookHandler(world);
  private final PruneHandler pruning = new PruneHandler(world);

  private static ResourceRef ref(String name) {
    return new ResourceRef("v1", "ConfigMap", World.NAMESPACE, name);
  }

  private void create(String name, String metadata) throws Exception {
    world.cluster.objects().create(World.yaml(SETTINGS.formatted(name, metadata)));
  }

  private TestContext delete(DeletePolicy policy) {
    PlannedHook hook = new PlannedHook(ref("hook"), 0, List.of(), "shop/templates/hook.yaml");
    String why = policy == null ? "cancelled" : policy.annotation();
    return world.begin(
        deleting,
        new DeleteHook(World.id("d1", "main/0/hook/0/delete/" + why), "pre-install", hook, policy),
        world.deployment("d1"));
  }

  private TestContext prune(boolean awaitGone, String... names) {
    List<ResourceRef> refs = List.of(names).stream().map(DeletionHandlersTest::ref).toList();
    Step.Prune step = new Step.Prune(refs, List.of(), awaitGone);
    return world.begin(
        pruning, new PruneResources(World.id("d1", "main/3"), step), world.deployment("d1"));
  }

  private static String ids(String deployment, String step) {
    return ", annotations: {wheelhouse.dev/deployment: "
        + deployment
        + ", wheelhouse.dev/step: "
        + step
        + ", wheelhouse.dev/attempt: '1'}";
  }

  @Test
  void clearsANamesakeAwayBeforeTheHook() throws Exception {
    create("hook", "");

    TestContext context = delete(DeletePolicy.BEFORE_HOOK_CREATION);

    assertThat(context.fact)
        .isEqualTo(new HookDeleted("pre-install", ref("hook"), DeletePolicy.BEFORE_HOOK_CREATION));
    assertThat(world.get("v1", "ConfigMap", "hook")).isEmpty();
  }

  @Test
  void hasNothingToTellWhenTheWayIsClear() {
    TestContext context = delete(DeletePolicy.BEFORE_HOOK_CREATION);

    assertThat(context.ended).isTrue();
    assertThat(context.fact).isNull();
  }

  @Test
  void sparesTheRunningHookOfThisVeryStep() throws Exception {
    create("hook", ids("d1", "main/0/hook/0"));

    TestContext context = delete(DeletePolicy.BEFORE_HOOK_CREATION);

    assertThat(context.ended).isTrue();
    assertThat(context.fact).isNull();
    assertThat(world.get("v1", "ConfigMap", "hook")).isPresent();
  }

  @Test
  void clearsTheSameHookOfAnEarlierPhaseAway() throws Exception {
    create("hook", ids("d1", "main/2/hook/0"));

    assertThat(delete(DeletePolicy.BEFORE_HOOK_CREATION).fact).isNotNull();
    assertThat(world.get("v1", "ConfigMap", "hook")).isEmpty();
  }

  @Test
  void tellsThatItIsGoneAlsoWhenItWasGoneAlready() {
    TestContext context = delete(DeletePolicy.HOOK_SUCCEEDED);

    assertThat(context.fact).isInstanceOf(HookDeleted.class);
  }

  @Test
  void leavesTheObjectsOfOthersWhenCancelled() throws Exception {
    create("hook", ids("d9", "main/0/hook/0"));

    assertThat(delete(null).fact).isInstanceOf(HookDeleted.class);
    assertThat(world.get("v1", "ConfigMap", "hook")).isPresent();
  }

  @Test
  void waitsUntilTheFinalizersAreCleared() throws Exception {
    create("hook", ", finalizers: [example.com/hold]");
    TestContext context = delete(DeletePolicy.HOOK_SUCCEEDED);
    world.time.advance(Duration.ofSeconds(9));
    boolean early = context.ended;

    KubeObject held = world.get("v1", "ConfigMap", "hook").orElseThrow();
    world
        .cluster
        .objects()
        .replace(ReleaseObjects.withMetadata(held, metadata -> metadata.remove("finalizers")));
    world.time.runDue();

    assertThat(early).isFalse();
    assertThat(context.fact).isInstanceOf(HookDeleted.class);
    assertThat(world.cluster.openWatches()).isZero();
  }

  @Test
  void prunesWhatIsThereAndKeepsWhatSaysSo() throws Exception {
    create("a", "");
    create("b", ", annotations: {helm.sh/resource-policy: keep}");

    TestContext context = prune(false, "a", "b", "gone");

    assertThat(context.fact)
        .isEqualTo(new ResourcesPruned(List.of(ref("a"), ref("gone")), List.of(ref("b"))));
    assertThat(world.get("v1", "ConfigMap", "a")).isEmpty();
    assertThat(world.get("v1", "ConfigMap", "b")).isPresent();
  }

  @Test
  void waitsForPrunedObjectsOnlyWhenAsked() throws Exception {
    create("a", ", finalizers: [example.com/hold]");

    assertThat(prune(false, "a").ended).isTrue();
    assertThat(prune(true, "a").ended).isFalse();
  }

  @Test
  void countsObjectsOfAGoneKindAsGone() {
    ResourceRef ref = new ResourceRef("example.com/v1", "Widget", World.NAMESPACE, "w");
    Step.Prune step = new Step.Prune(List.of(ref), List.of(), true);

    TestContext context =
        world.begin(
            pruning, new PruneResources(World.id("d1", "main/3"), step), world.deployment("d1"));

    assertThat(context.fact).isEqualTo(new ResourcesPruned(List.of(ref), List.of()));
  }
}

package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.ResourceEvent.AppliedResource;
import dev.wheelhouse.events.lifecycle.ResourceEvent.CrdsApplied;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.worker.core.Command.ApplyCrds;
import dev.wheelhouse.worker.port.ReleaseRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyCrdsHandlerTest {
  private static final ResourceRef REF =
      new ResourceRef(
          "apiextensions.k8s.io/v1", "CustomResourceDefinition", "", "widgets.example.com");
  private static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Widget, plural: widgets}
        versions: [{name: v1, served: true, storage: true}]
      """;

  private final World world = new World();
  private final ApplyCrdsHandler handler = new ApplyCrdsHandler(world, this::fetch);

  private ChartReference fetched;
  private Chart fetchedChart;

  private Chart fetch(ChartReference reference) {
    fetched = reference;
    return fetchedChart;
  }

  private TestContext apply(List<ChartFile> files) {
    ReleaseRecord plain = World.record("", List.of());
    world.release =
        new ReleaseRecord(
            plain.name(),
            plain.namespace(),
            1,
            plain.info(),
            Chart.builder(ChartMetadata.of("v2", "shop", "1.0.0")).files(files).build(),
            Map.of(),
            "",
            List.of());
    return world.begin(
        handler,
        new ApplyCrds(World.id("d1", "main/0"), new Step.Crds(List.of(REF))),
        world.deployment("d1"));
  }

  @Test
  void createsDefinitionsAndWaitsUntilTheirKindsAreServed() throws Exception {
    TestContext context = apply(List.of(ChartFile.of("crds/widgets.yaml", CRD)));

    assertThat(context.fact)
        .isEqualTo(new CrdsApplied(List.of(new AppliedResource(REF, Effect.CREATED))));
    assertThat(world.cluster.discovery().namespaced("example.com/v1", "Widget")).isTrue();
    assertThat(world.cluster.objects().get(REF).orElseThrow().labels()).isEmpty();
  }

  @Test
  void leavesExistingDefinitionsAsTheyAre() {
    apply(List.of(ChartFile.of("crds/widgets.yaml", CRD)));

    TestContext again = apply(List.of(ChartFile.of("crds/widgets.yaml", CRD)));

    assertThat(again.fact)
        .isEqualTo(new CrdsApplied(List.of(new AppliedResource(REF, Effect.UNCHANGED))));
  }

  /** A stored release holds no subcharts, so a worker that takes over here must fetch them. */
  @Test
  void fetchesTheResolvedChartAgainForDefinitionsOfSubcharts() {
    world.chart = new ChartReference("shop", "https://charts.example.com", "^1", "");
    world.resolved = new ChartResolved("shop", "shop", "1.0.0", "", "sha256:abc");
    fetchedChart =
        Chart.builder(ChartMetadata.of("v2", "shop", "1.0.0"))
            .dependencies(
                List.of(
                    Chart.builder(ChartMetadata.of("v2", "sub", "1.0.0"))
                        .files(List.of(ChartFile.of("crds/widgets.yaml", CRD)))
                        .build()))
            .build();

    TestContext context = apply(List.of());

    assertThat(context.fact)
        .isEqualTo(new CrdsApplied(List.of(new AppliedResource(REF, Effect.CREATED))));
    assertThat(fetched)
        .isEqualTo(new ChartReference("shop", "https://charts.example.com", "^1", "sha256:abc"));
  }

  @Test
  void waitsUntilTheServerServesTheKindOfAnEstablishedDefinition() {
    SlowToServe cluster = new SlowToServe(world.cluster, "example.com");
    world.worked = cluster;

    TestContext context = apply(List.of(ChartFile.of("crds/widgets.yaml", CRD)));
    boolean early = context.ended;
    cluster.behind = false;
    world.time.advance(Duration.ofSeconds(1));

    assertThat(early).isFalse();
    assertThat(context.fact).isInstanceOf(CrdsApplied.class);
  }

  @Test
  void goesOnAsHelmWhenTheKindIsNeverServed() {
    world.worked = new SlowToServe(world.cluster, "example.com");

    TestContext context = apply(List.of(ChartFile.of("crds/widgets.yaml", CRD)));
    world.time.advance(Duration.ofSeconds(6));

    assertThat(context.fact).isInstanceOf(CrdsApplied.class);
  }
}

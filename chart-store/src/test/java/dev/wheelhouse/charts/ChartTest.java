package dev.wheelhouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static Chart chart(String name, Chart... subcharts) {
    return Chart.builder(ChartMetadata.of("v2", name, "0.1.0"))
        .dependencies(List.of(subcharts))
        .build();
  }

  @Test
  void namesPathsOfNestedSubchartsAsHelmDoes() {
    Chart root = chart("root", chart("mid", chart("leaf")));

    Chart leaf = root.dependencies().get(0).dependencies().get(0);

    assertThat(leaf.fullPath()).isEqualTo("root/charts/mid/charts/leaf");
    assertThat(leaf.path()).isEqualTo("root.mid.leaf");
    assertThat(leaf.isRoot()).isFalse();
    assertThat(root.isRoot()).isTrue();
    assertThat(root.fullPath()).isEqualTo("root");
  }

  @Test
  void renamingChartMovesItsSubcharts() {
    Chart root = chart("root", chart("mid", chart("leaf")));
    Chart mid = root.dependencies().get(0);

    Chart renamed =
        root.withDependencies(List.of(mid.withMetadata(mid.metadata().withName("alias"))));

    assertThat(renamed.dependencies().get(0).dependencies().get(0).fullPath())
        .isEqualTo("root/charts/alias/charts/leaf");
    assertThat(mid.dependencies().get(0).fullPath()).isEqualTo("root/charts/mid/charts/leaf");
  }

  @Test
  void handsOutValuesThatTheCallerMayChange() {
    Map<String, Object> nested = new HashMap<>(Map.of("b", new ArrayList<>(List.of(1.0))));
    Chart chart = chart("c").withValues(new LinkedHashMap<>(Map.of("a", nested)));
    nested.put("later", true);

    @SuppressWarnings("unchecked")
    Map<String, Object> handedOut = (Map<String, Object>) chart.values().get("a");
    handedOut.put("mine", 1.0);

    assertThat(chart.values()).isEqualTo(Map.of("a", Map.of("b", List.of(1.0))));
    assertThat(chart.valuesView()).isEqualTo(chart.values());
  }

  @Test
  void listsCrdsOfParentBeforeThoseOfSubcharts() {
    ChartFile crd = ChartFile.of("crds/a.yaml", "kind: CustomResourceDefinition");
    ChartFile readme = ChartFile.of("crds/README.md", "no");
    Chart sub = chart("sub").toBuilder().files(List.of(crd)).build();
    Chart root = chart("root", sub).toBuilder().files(List.of(readme, crd)).build();

    assertThat(root.crds())
        .extracting(ChartCrd::fileName)
        .containsExactly("root/crds/a.yaml", "root/charts/sub/crds/a.yaml");
  }

  @Test
  void leavesEmptyFieldsOutOfMetadataMap() {
    ChartMetadata metadata =
        ChartMetadata.of("v2", "c", "1.0.0")
            .withDependencies(List.of(ChartDependency.of("d", "", "")));

    assertThat(metadata.toMap())
        .isEqualTo(
            Map.of(
                "name", "c",
                "version", "1.0.0",
                "apiVersion", "v2",
                "dependencies", List.of(Map.of("name", "d", "repository", ""))));
  }
}

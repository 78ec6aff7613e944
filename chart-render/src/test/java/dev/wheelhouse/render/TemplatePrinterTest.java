package dev.wheelhouse.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.charts.ChartLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatePrinterTest {
  private final RenderedRelease release =
      new Renderer()
          .render(
              RenderRequest.of(
                  ChartLoader.load(Path.of("src/test/resources/charts/hooks-and-order/chart")),
                  Map.of(),
                  ReleaseInfo.installing("rel", "ns")));

  @Test
  void leavesOutHooksOrTestsAlone() {
    String withoutHooks = new TemplatePrinter(false, true, List.of()).print(release);
    String withoutTests = new TemplatePrinter(true, false, List.of()).print(release);

    assertThat(withoutHooks).contains("kind: Service").doesNotContain("name: migrate", "kind: Pod");
    assertThat(withoutTests).contains("name: migrate").doesNotContain("kind: Pod");
  }

  @Test
  void showsOnlyWhatAGlobNames() {
    String shown = new TemplatePrinter(true, true, List.of("templates/te*.yaml")).print(release);

    assertThat(shown).startsWith("---\n# Source: shop/templates/test.yaml\napiVersion: v1\n");
    assertThat(shown).doesNotContain("templates/all.yaml");
  }

  @Test
  void refusesATemplateThatGaveNothing() {
    TemplatePrinter printer = new TemplatePrinter(true, true, List.of("templates/empty.yaml"));

    assertThatThrownBy(() -> printer.print(release))
        .hasMessage("could not find template templates/empty.yaml in chart");
  }
}

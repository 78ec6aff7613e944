package dev.wheelhouse.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.values.ValuesOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Charts of our own with what real Helm 3.21 prints for {@code helm template rel CHART -n ns}: each
 * folder of {@code charts/} holds {@code chart/}, maybe {@code values.yaml}, and {@code
 * expected.yaml} or {@code expected.err}.
 */
class OwnChartsTest {
  private static final Path CHARTS = Path.of("src/test/resources/charts");
  private static final Set<String> KNOWN_FILES =
      Set.of("chart", "values.yaml", "expected.yaml", "expected.err");

  private final Renderer renderer = new Renderer();

  @TestFactory
  Stream<DynamicTest> rendersAsHelm() throws IOException {
    return entries(CHARTS).stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private void check(Path folder) throws IOException {
    Set<String> files =
        entries(folder).stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.toSet());
    assertThat(KNOWN_FILES).containsAll(files);
    if (files.contains("expected.yaml")) {
      assertThat(render(folder)).isEqualTo(Files.readString(folder.resolve("expected.yaml")));
    } else {
      assertThat(refusal(folder).strip())
          .isEqualTo(Files.readString(folder.resolve("expected.err")).strip());
    }
  }

  private String refusal(Path folder) {
    try {
      return "rendered: " + render(folder);
    } catch (RenderException refused) {
      return refused.commandText();
    }
  }

  private String render(Path folder) {
    Path values = folder.resolve("values.yaml");
    List<String> files = Files.exists(values) ? List.of(values.toString()) : List.of();
    return TemplatePrinter.DEFAULT.print(
        renderer.render(
            RenderRequest.of(
                ChartLoader.load(folder.resolve("chart")),
                ValuesOptions.ofFiles(files).merge(),
                ReleaseInfo.installing("rel", "ns"))));
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}

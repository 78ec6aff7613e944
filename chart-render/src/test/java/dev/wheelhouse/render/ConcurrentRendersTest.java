package dev.wheelhouse.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcurrentRendersTest {
  private static final Path CHARTS = Path.of("src/test/resources/charts");
  private static final int RENDERS = 4_000;
  private static final int THREADS = 8;

  @Test
  void rendersOfMixedChartsAtTheSameTimeAreAllRight() throws Exception {
    Renderer renderer = new Renderer();
    List<Chart> charts = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Path folder : folders()) {
      if (Files.exists(folder.resolve("expected.yaml"))
          && !Files.exists(folder.resolve("values.yaml"))) {
        charts.add(ChartLoader.load(folder.resolve("chart")));
        expected.add(Files.readString(folder.resolve("expected.yaml")));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < RENDERS; i++) {
        int which = i % charts.size();
        results.add(
            threads.submit(() -> print(renderer, charts.get(which)).equals(expected.get(which))));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String print(Renderer renderer, Chart chart) {
    return TemplatePrinter.DEFAULT.print(
        renderer.render(RenderRequest.of(chart, Map.of(), ReleaseInfo.installing("rel", "ns"))));
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> entries = Files.list(CHARTS)) {
      return entries.sorted().toList();
    }
  }
}

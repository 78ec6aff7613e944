package dev.wheelhouse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  @Test
  void eachBenchmarkIsFoundByItsOwnName() {
    assertThat(Benchmarks.ALL)
        .allSatisfy(
            benchmark -> assertThat(Benchmarks.named(benchmark.name())).containsSame(benchmark));
  }

  @Test
  void eachBenchmarkSaysInALineWhatItMeasures() {
    assertThat(Benchmarks.ALL)
        .allSatisfy(benchmark -> assertThat(benchmark.about()).isNotBlank().doesNotContain("\n"));
  }

  @Test
  void theDocumentHasASectionForEachBenchmark() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "benchmarks.md"));
    assertThat(Benchmarks.ALL)
        .allSatisfy(benchmark -> assertThat(document).contains("\n## `" + benchmark.name() + "`"));
  }
}

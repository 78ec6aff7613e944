package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.ops.cli.CommandRun;
import dev.wheelhouse.store.provenance.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A directory with chart sources and keyrings, in which Wheelhouse's commands run. */
record HelmWorkspace(Path directory) {
  /** Runs a command that must succeed. */
  CommandRun run(String... arguments) {
    CommandRun run = attempt(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  /** Runs a command. */
  CommandRun attempt(String... arguments) {
    Map<String, String> environment =
        Map.of(
            "HOME", directory.toString(),
            "HELM_CONFIG_HOME", directory.resolve("config").toString(),
            "HELM_CACHE_HOME", directory.resolve("cache").toString());
    return CommandRun.in(directory, environment, arguments);
  }

  /** Writes {@code src/NAME}; {@code more} is added to its Chart.yaml. */
  Path chart(String name, String version, String more) throws IOException {
    Chart chart =
        ChartLoader.loadArchive(name, TestChart.archive(name, version), ChartLimits.DEFAULT);
    Path root = directory.resolve("src").resolve(name);
    for (ChartFile file : chart.raw()) {
      Path path = root.resolve(file.name());
      Files.createDirectories(path.getParent());
      Files.write(path, file.bytes());
    }
    Path yaml = root.resolve("Chart.yaml");
    Files.writeString(yaml, Files.readString(yaml) + more);
    return root;
  }

  /** Writes {@code src/parent}, which wants web ^1 of a repository. */
  Path parentOfWeb(String repository) throws IOException {
    return chart(
        "parent",
        "0.1.0",
        "dependencies: [{name: web, version: ^1, repository: \"" + repository + "\"}]\n");
  }

  /** Keyrings of a new key. */
  TestKeys.Rings keys(String name) throws IOException {
    return TestKeys.write(Files.createDirectories(directory.resolve(name)), "", 0);
  }
}

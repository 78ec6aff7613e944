package dev.wheelhouse.store.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.ChartQuery;
import dev.wheelhouse.store.SourcePolicy;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.http.TestServer;
import dev.wheelhouse.store.index.VersionRange;
import dev.wheelhouse.store.repository.CandidateChart;
import dev.wheelhouse.store.repository.ChartRepository;
import dev.wheelhouse.store.repository.DirectoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public charts that have dependencies: their charts/ are rebuilt from a repository on this
 * machine that serves them, once by Chart.yaml and once by the lock, to the same digests.
 */
@Tag("corpus")
class CorpusDependenciesTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("user.home"), ".cache/wheelhouse-charts/charts");

  @TempDir Path directory;
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void rebuildsChartsToTheSameDigests() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the public charts are not here: " + CORPUS);
    List<String> wrong = new ArrayList<>();
    int charts = 0;
    int archives = 0;
    for (Path chart : charts()) {
      Map<String, byte[]> served = served(chart);
      if (served.isEmpty()) {
        continue;
      }
      charts++;
      archives += served.size();
      try {
        rebuild(chart, served);
      } catch (RuntimeException | AssertionError failed) {
        wrong.add(chart.getFileName() + ": " + failed.getMessage());
      }
    }

    System.out.printf("%d charts, %d archives, %d wrong%n", charts, archives, wrong.size());
    assertThat(charts).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static List<Path> charts() throws IOException {
    try (Stream<Path> all = Files.list(CORPUS)) {
      return all.filter(path -> Files.isDirectory(path.resolve("charts"))).sorted().toList();
    }
  }

  private static boolean isRemote(ChartDependency dependency) {
    return !dependency.repository().isEmpty() && !dependency.repository().startsWith("file:");
  }

  /** Archives of the dependencies from elsewhere, by file name; empty where one is not at hand. */
  private static Map<String, byte[]> served(Path directory) throws IOException {
    Chart chart;
    try {
      chart = ChartLoader.load(directory);
    } catch (ChartException noChart) {
      return Map.of();
    }
    Map<String, byte[]> found = new TreeMap<>();
    for (ChartDependency dependency : chart.metadata().dependencies()) {
      if (dependency.repository().startsWith("file:")) {
        return Map.of();
      }
      if (isRemote(dependency)) {
        Optional<Path> packed = packed(directory.resolve("charts"), dependency);
        if (packed.isEmpty()) {
          return Map.of();
        }
        Chart subchart = ChartLoader.load(packed.get());
        byte[] archive =
            Files.isDirectory(packed.get())
                ? ChartArchive.pack(subchart)
                : Files.readAllBytes(packed.get());
        found.put(subchart.name() + "-" + subchart.metadata().version() + ".tgz", archive);
      }
    }
    return found;
  }

  private static Optional<Path> packed(Path charts, ChartDependency dependency) throws IOException {
    try (Stream<Path> all = Files.list(charts)) {
      return all.filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".tgz"))
          .filter(path -> fits(path, dependency))
          .findFirst();
    }
  }

  private static boolean fits(Path path, ChartDependency dependency) {
    try {
      Chart chart = ChartLoader.load(path);
      return chart.name().equals(dependency.name())
          && VersionRange.of(dependency.version()).accepts(chart.metadata().version());
    } catch (ChartException noChart) {
      return false;
    }
  }

  private void rebuild(Path source, Map<String, byte[]> served) throws IOException {
    String name = source.getFileName().toString();
    publish(name, served);
    Path chart = copy(source, directory.resolve("work").resolve(name), served);
    Map<String, String> wanted = new HashMap<>();
    served.forEach((file, bytes) -> wanted.put(file, ChartLoader.archiveDigest(bytes)));

    updater().update(chart, true);
    assertThat(digests(chart)).as("by Chart.yaml").containsAllEntriesOf(wanted);
    for (String file : wanted.keySet()) {
      Files.delete(chart.resolve("charts").resolve(file));
    }
    updater().build(chart, true);
    assertThat(digests(chart)).as("by the lock").containsAllEntriesOf(wanted);
  }

  private void publish(String name, Map<String, byte[]> served) throws IOException {
    ChartRepository repository =
        new ChartRepository(new DirectoryStorage(directory.resolve("served").resolve(name)));
    for (Map.Entry<String, byte[]> each : served.entrySet()) {
      Path file = Files.write(directory.resolve("upload.tgz"), each.getValue());
      repository.store(CandidateChart.read(file, Optional.empty(), ChartLimits.DEFAULT), false);
      server.serve("/" + name + "/charts/" + each.getKey(), each.getValue());
    }
    server.serve("/" + name + "/index.yaml", repository.index().yaml());
  }

  /** The chart without what is served, without its lock, and with other repositories. */
  private Path copy(Path source, Path target, Map<String, byte[]> served) throws IOException {
    Chart chart = ChartLoader.load(source);
    String url = server.uri("/" + source.getFileName()).toString();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path path = target.resolve(source.relativize(file).toString());
        Files.createDirectories(path.getParent());
        Files.copy(file, path);
      }
    }
    for (ChartDependency dependency : chart.metadata().dependencies()) {
      if (isRemote(dependency)) {
        packed(target.resolve("charts"), dependency).ifPresent(CorpusDependenciesTest::delete);
        for (String file : List.of("Chart.yaml", "requirements.yaml")) {
          Path yaml = target.resolve(file);
          if (Files.exists(yaml)) {
            Files.writeString(yaml, Files.readString(yaml).replace(dependency.repository(), url));
          }
        }
      }
    }
    Files.deleteIfExists(target.resolve("Chart.lock"));
    Files.deleteIfExists(target.resolve("requirements.lock"));
    return target;
  }

  private static void delete(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> digests(Path chart) throws IOException {
    Map<String, String> digests = new HashMap<>();
    try (Stream<Path> files = Files.list(chart.resolve("charts"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tgz")).toList()) {
        digests.put(
            file.getFileName().toString(), ChartLoader.archiveDigest(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  private DependencyUpdater updater() {
    HelmPaths paths =
        new HelmPaths(
            directory.resolve("repositories.yaml"),
            directory.resolve("cache"),
            directory.resolve("none"));
    Downloader downloader =
        new Downloader(AddressPolicy.ANY, Duration.ofSeconds(20), Duration.ZERO, Map.of());
    return new DependencyUpdater(
        new ChartLocator(paths, downloader, SourcePolicy.ANY, Optional.empty(), false),
        ChartQuery.Access.DEFAULT,
        Optional.empty(),
        line -> {},
        Clock.systemUTC());
  }
}

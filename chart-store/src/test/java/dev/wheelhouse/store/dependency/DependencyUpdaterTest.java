package dev.wheelhouse.store.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.charts.ChartLock;
import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.ChartQuery;
import dev.wheelhouse.store.SourcePolicy;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.http.TestServer;
import dev.wheelhouse.store.index.TestCharts;
import dev.wheelhouse.store.peer.HelmLeftovers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside real Helm: the same charts/, and locks that each takes from the other. */
class DependencyUpdaterTest {
  @TempDir Path directory;
  private final TestServer server = new TestServer();

  @BeforeEach
  void publish() {
    StringBuilder index = new StringBuilder("apiVersion: v1\nentries:\n");
    for (String name : new String[] {"a", "b"}) {
      index.append("  ").append(name).append(":\n");
      for (String version : new String[] {"1.0.0", "1.2.0", "2.0.0"}) {
        String file = name + "-" + version + ".tgz";
        byte[] archive = TestCharts.archive(name, version);
        server.serve("/charts/" + file, archive);
        String digest = ChartLoader.archiveDigest(archive);
        index.append(
            "  - {name: %s, version: %s, digest: %s, urls: [charts/%s]}\n"
                .formatted(name, version, digest.substring("sha256:".length()), file));
      }
    }
    server.serve("/index.yaml", index.toString().getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    server.close();
    HelmLeftovers.delete();
  }

  private HelmPaths paths() {
    return new HelmPaths(
        directory.resolve("repositories.yaml"),
        directory.resolve("cache"),
        directory.resolve("none"));
  }

  private DependencyUpdater updater() {
    return updater(line -> {});
  }

  private DependencyUpdater updater(DependencyLog log) {
    Downloader downloader =
        new Downloader(AddressPolicy.ANY, Duration.ofSeconds(20), Duration.ZERO, Map.of());
    ChartLocator locator =
        new ChartLocator(paths(), downloader, SourcePolicy.ANY, Optional.empty(), false);
    return new DependencyUpdater(
        locator, ChartQuery.Access.DEFAULT, Optional.empty(), log, Clock.systemUTC());
  }

  private Path parent(String name, String apiVersion) throws IOException {
    Path chart = Files.createDirectories(directory.resolve(name).resolve("parent"));
    Path local = Files.createDirectories(directory.resolve(name).resolve("local/templates"));
    Files.writeString(
        local.resolveSibling("Chart.yaml"), "apiVersion: v2\nname: local\nversion: 0.3.1\n");
    Path kept = Files.createDirectories(chart.resolve("charts/kept"));
    Files.writeString(kept.resolve("Chart.yaml"), "apiVersion: v2\nname: kept\nversion: 0.1.0\n");
    Files.write(chart.resolve("charts/old-1.0.0.tgz"), TestCharts.archive("old", "1.0.0"));
    String dependencies =
        """
        dependencies:
        - name: a
          version: ^1.0.0
          repository: %1$s
          condition: a.enabled
          tags: [x, "y<z"]
          import-values: [{child: c, parent: p}, q]
        - name: a
          alias: again
          version: ^1.0.0
          repository: %1$s
        - name: b
          version: ">1"
          repository: %1$s/
        - name: local
          version: ~0.3.0
          repository: file://../local
        - name: kept
          version: 0.1.0
        """
            .formatted(server.uri(""));
    String head = "apiVersion: " + apiVersion + "\nname: parent\nversion: 0.1.0\n";
    boolean v1 = apiVersion.equals("v1");
    Files.writeString(chart.resolve("Chart.yaml"), v1 ? head : head + dependencies);
    if (v1) {
      Files.writeString(chart.resolve("requirements.yaml"), dependencies);
    }
    return chart;
  }

  /** Archives of charts/ by name with their digests; packed ones by what they hold. */
  private static Map<String, String> archives(Path chart) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(chart.resolve("charts"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        boolean packed = name.startsWith("local");
        byte[] same = packed ? ChartArchive.pack(ChartLoader.load(file)) : bytes;
        found.put(name, ChartLoader.archiveDigest(same));
      }
    }
    return found;
  }

  private static ChartLock lock(Path chart) {
    return ChartLoader.load(chart).lock().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void updatesAsHelmDoes(String apiVersion) throws IOException {
    Path helms = parent("helms", apiVersion);
    Path ours = parent("ours", apiVersion);
    new Helm(helms).dependency().update().call();

    updater().update(ours, true);

    assertThat(archives(ours)).isEqualTo(archives(helms));
    assertThat(archives(ours)).containsOnlyKeys("a-1.2.0.tgz", "b-2.0.0.tgz", "local-0.3.1.tgz");
    assertThat(lock(ours).digest()).isEqualTo(lock(helms).digest());
    assertThat(lock(ours).dependencies()).isEqualTo(lock(helms).dependencies());
  }

  @Test
  void buildsWhatHelmLocked() throws IOException {
    Path helms = parent("helms", "v2");
    new Helm(helms).dependency().update().call();
    Map<String, String> wanted = archives(helms);
    for (String file : wanted.keySet()) {
      Files.delete(helms.resolve("charts").resolve(file));
    }

    updater().build(helms, true);

    assertThat(archives(helms)).isEqualTo(wanted);
  }

  @Test
  void helmBuildsWhatItLocked() throws IOException {
    Path ours = parent("ours", "v2");
    updater().update(ours, true);
    Map<String, String> wanted = archives(ours);
    Files.delete(ours.resolve("charts/local-0.3.1.tgz"));

    new Helm(ours).dependency().update().call();

    assertThat(archives(ours)).isEqualTo(wanted);
  }

  @Test
  void refusesALockThatDoesNotFit() throws IOException {
    Path chart = parent("ours", "v2");
    updater().update(chart, true);
    Path yaml = chart.resolve("Chart.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("\">1\"", "\">0\""));

    assertThatThrownBy(() -> updater().build(chart, true))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("(Chart.lock) is out of sync");
  }

  @Test
  void changesNothingUnlessAllIsThere() throws IOException {
    Path chart = parent("ours", "v2");
    Path yaml = chart.resolve("Chart.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("\">1\"", "\">7\""));
    Map<String, String> before = archives(chart);

    assertThatThrownBy(() -> updater().update(chart, true))
        .hasMessageContaining("can't get a valid version for 1 subchart(s): \"b\"");
    assertThat(archives(chart)).isEqualTo(before);
  }

  @Test
  void findsRepositoriesByTheirName() throws IOException {
    RepositoriesFile.update(
        paths().repositoryConfig(),
        old -> old.with(RepositoryEntry.of("stable", server.uri("").toString())));
    Path chart = Files.createDirectories(directory.resolve("c"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies:\n"
            + "- {name: a, version: 1.0.0, repository: \"@stable\"}\n"
            + "- {name: b, version: 1.0.0, repository: \"alias:stable\"}\n");

    updater().update(chart, true);

    assertThat(archives(chart)).containsOnlyKeys("a-1.0.0.tgz", "b-1.0.0.tgz");
    assertThat(lock(chart).dependencies())
        .extracting("repository")
        .containsOnly(server.uri("").toString());
  }

  @Test
  void fetchesAtTheSameTimeAndTellsHowFarItIs() throws IOException {
    CountDownLatch bothAsked = new CountDownLatch(2);
    for (String name : new String[] {"a", "b"}) {
      byte[] archive = TestCharts.archive(name, "1.2.0");
      server.answer(
          "/charts/" + name + "-1.2.0.tgz",
          exchange -> {
            bothAsked.countDown();
            await(bothAsked);
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
          });
    }
    Path chart = Files.createDirectories(directory.resolve("both"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: both\nversion: 1.0.0\ndependencies:\n"
            + "- {name: a, version: ~1.2, repository: %1$s}\n".formatted(server.uri(""))
            + "- {name: b, version: ~1.2, repository: %1$s}\n".formatted(server.uri("")));
    Progress log = new Progress(new CopyOnWriteArrayList<>());

    updater(log).update(chart, true);

    assertThat(log.lines()).hasSize(2);
    assertThat(log.lines().get(0)).startsWith("1 of 2 fetched: ");
    assertThat(log.lines().get(1)).startsWith("2 of 2 fetched: ");
    assertThat(chart.resolve("charts/a-1.2.0.tgz")).exists();
  }

  /** Without the other request, this one is answered too late. */
  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("one after the other");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Progress(List<String> lines) implements DependencyLog {
    @Override
    public void line(String text) {}

    @Override
    public void progress(String text) {
      lines.add(text);
    }
  }

  @Test
  void saysWhichRepositoryIsUnknown() throws IOException {
    Path chart = Files.createDirectories(directory.resolve("c"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies:\n"
            + "- {name: a, version: 1.0.0, repository: \"@nope\"}\n");

    assertThatThrownBy(() -> updater().update(chart, true))
        .hasMessageContaining("no repository definition for @nope");
  }
}

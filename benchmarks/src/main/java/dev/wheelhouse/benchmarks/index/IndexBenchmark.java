package dev.wheelhouse.benchmarks.index;

import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpServer;
import dev.wheelhouse.benchmarks.Median;
import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.store.IndexFetcher;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.index.RepositoryIndex;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** How long the index of a large repository takes until it can be used. */
public final class IndexBenchmark implements NamedBenchmark {
  private static final int CHARTS = 200;
  private static final int VERSIONS = 100;
  private static final int RUNS = 5;
  private static final String NAME = "wheelhouse-benchmark";

  @Override
  public String name() {
    return "index";
  }

  @Override
  public String about() {
    return "an index.yaml of 20,000 entries: `repo update` and `search repo`, beside real Helm";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Path directory = Files.createTempDirectory("benchmark-index");
    byte[] yaml = yaml();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/index.yaml",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, yaml.length);
            exchange.getResponseBody().write(yaml);
          }
        });
    server.start();
    try {
      return measure(directory, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  private static byte[] yaml() {
    List<IndexEntry> entries = new ArrayList<>();
    for (int chart = 0; chart < CHARTS; chart++) {
      for (int version = 0; version < VERSIONS; version++) {
        String name = "chart-" + chart;
        ChartMetadata metadata =
            ChartMetadata.of("v2", name, "1." + version + ".0")
                .withVersions("1." + version + ".0", "2." + version);
        String file = "https://charts.example.com/charts/" + name + "-1." + version + ".0.tgz";
        entries.add(
            new IndexEntry(metadata, List.of(file), "a".repeat(64), "2026-05-04T10:15:30Z", false));
      }
    }
    return RepositoryIndex.of(entries).toYaml(Instant.EPOCH).getBytes(StandardCharsets.UTF_8);
  }

  private static Report measure(Path directory, URI url) throws Exception {
    Path index = directory.resolve("index.yaml");
    Path config = directory.resolve("repositories.yaml");
    IndexFetcher fetcher =
        new IndexFetcher(
            new Downloader(AddressPolicy.ANY, Duration.ofMinutes(1), Duration.ZERO, Map.of()));
    RepositoryEntry repository = RepositoryEntry.of(NAME, url.toString());
    Helm.repo().add().withName(NAME).withUrl(url).withRepositoryConfig(config).call();
    try {
      double ours = millis(() -> fetcher.refresh(repository, index));
      double helms = millis(() -> Helm.repo().update().withRepositoryConfig(config).call());
      double read = millis(() -> RepositoryIndex.read(index));
      double helmsSearch =
          millis(
              () ->
                  Helm.search().repo().withKeyword("chart-7").withRepositoryConfig(config).call());
      double one = millis(() -> RepositoryIndex.read(index, "chart-7"::equals));
      double peak = peakMebibytes(() -> RepositoryIndex.read(index, "chart-7"::equals));
      double whole = peakMebibytes(() -> RepositoryIndex.read(index));
      return new Report("", "ours ms", "Helm's ms", "ours to Helm's", "ours MiB of heap")
          .row("repo update", cell(ours), cell(helms), Report.ratio(ours, helms), "")
          .row(
              "search repo: all entries",
              cell(read),
              cell(helmsSearch),
              Report.ratio(read, helmsSearch),
              cell(whole))
          .row("install: one chart of them", cell(one), "", "", cell(peak));
    } finally {
      Helm.repo().remove().withRepo(NAME).withRepositoryConfig(config).call();
    }
  }

  private static String cell(double value) {
    return Report.number(value);
  }

  private static double millis(Callable<?> work) throws Exception {
    return Median.of(
        RUNS,
        () -> {
          long began = System.nanoTime();
          work.call();
          return (System.nanoTime() - began) / 1e6;
        });
  }

  /** The most heap in use meanwhile, garbage included, beyond what was in use before. */
  private static double peakMebibytes(Callable<?> work) throws Exception {
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    System.gc();
    long before = pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    work.call();
    long peak = pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return (peak - before) / 1048576.0;
  }
}

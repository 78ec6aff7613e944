package dev.wheelhouse.worker.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.SourcePolicy;
import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.worker.port.StepException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryChartSourceTest {
  private static final String PASSWORD = "s3cret-canary";

  @TempDir Path directory;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] content = files.get(exchange.getRequestURI().getPath());
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          try (exchange) {
            if (authorization == null && files.containsKey("/guarded")) {
              exchange.sendResponseHeaders(401, -1);
            } else if (content == null) {
              exchange.sendResponseHeaders(404, -1);
            } else {
              exchange.sendResponseHeaders(200, content.length);
              exchange.getResponseBody().write(content);
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private HelmPaths paths() {
    return new HelmPaths(
        directory.resolve("repositories.yaml"),
        directory.resolve("indexes"),
        directory.resolve("none"));
  }

  private RepositoryChartSource source(SourcePolicy policy, AddressPolicy addresses) {
    Downloader downloader =
        new Downloader(addresses, Duration.ofSeconds(20), Duration.ZERO, Map.of());
    ArchiveCache cache =
        new ArchiveCache(directory.resolve("cache"), 10_000_000, Clock.systemUTC());
    return new RepositoryChartSource(
        new ChartLocator(paths(), downloader, policy, Optional.of(cache), true),
        new FileChartSource(),
        policy,
        Set.of());
  }

  private RepositoryChartSource source() {
    return source(SourcePolicy.ANY, AddressPolicy.ANY);
  }

  private static byte[] archive(String version, String text) {
    Chart chart =
        ChartLoader.loadFiles(
            List.of(
                ChartFile.of("Chart.yaml", "apiVersion: v2\nname: c\nversion: " + version + "\n"),
                ChartFile.of("README.md", text)));
    return ChartArchive.pack(chart);
  }

  private String publish(String version, String text) {
    byte[] archive = archive(version, text);
    String digest = ArchiveCache.digest(archive);
    files.put("/c.tgz", archive);
    files.put(
        "/index.yaml",
        """
        apiVersion: v1
        entries:
          c:
          - name: c
            version: %s
            digest: %s
            urls: [c.tgz]
        """
            .formatted(version, digest)
            .getBytes(StandardCharsets.UTF_8));
    return digest;
  }

  private ErrorCode refusal(RepositoryChartSource source, ChartReference reference) {
    StepException refused =
        catchThrowableOfType(StepException.class, () -> source.fetch(reference));
    return refused.error().code();
  }

  private ChartReference inRepo(String version, String digest) {
    return new ChartReference("c", url(), version, digest);
  }

  @Test
  void fetchesTheNewestVersionInARange() throws StepException {
    String digest = publish("1.2.0", "one");

    Chart chart = source().fetch(inRepo("^1", ""));

    assertThat(chart.metadata().version()).isEqualTo("1.2.0");
    assertThat(chart.digest()).isEqualTo(digest);
  }

  @Test
  void resumesWithTheRecordedDigestWhenTheVersionIsAnotherChartNow() throws StepException {
    String recorded = publish("1.2.0", "one");
    source().fetch(inRepo("^1", ""));
    publish("1.2.0", "two");

    Chart resumed = source().fetch(inRepo("^1", recorded));

    assertThat(resumed.digest()).isEqualTo(recorded);
    assertThat(resumed.files()).extracting(ChartFile::text).containsExactly("one");
  }

  @Test
  void resumesFromTheCacheWhenTheRepositoryIsGone() throws StepException {
    String recorded = publish("1.2.0", "one");
    source().fetch(inRepo("^1", ""));
    files.clear();

    Chart resumed = source().fetch(inRepo("^1", recorded));

    assertThat(resumed.digest()).isEqualTo(recorded);
  }

  @Test
  void refusesAnotherChartThanThePinnedOne() {
    publish("1.2.0", "one");

    ErrorCode code = refusal(source(), inRepo("", "sha256:" + "0".repeat(64)));

    assertThat(code).isEqualTo(ErrorCode.CHART_DIGEST_MISMATCH);
  }

  @Test
  void usesTheConfiguredRepositoryAndItsCredentialsAndTellsThemToNobody() throws StepException {
    publish("1.2.0", "one");
    files.put("/guarded", new byte[0]);
    RepositoriesFile.update(
        paths().repositoryConfig(),
        old ->
            old.with(
                new RepositoryEntry("r", url(), "jane", PASSWORD, "", "", "", false, false, "")));
    StepException missing =
        catchThrowableOfType(
            StepException.class, () -> source().fetch(new ChartReference("r/nope", "", "", "")));

    Chart chart = source().fetch(new ChartReference("r/c", "", "", ""));

    assertThat(chart.name()).isEqualTo("c");
    assertThat(missing.error().code()).isEqualTo(ErrorCode.CHART_NOT_FOUND);
    assertThat(missing.toString()).doesNotContain(PASSWORD);
  }

  @Test
  void saysWhyAChartIsNotToBeHad() {
    publish("1.2.0", "one");
    files.put("/guarded", new byte[0]);

    ErrorCode guarded = refusal(source(), inRepo("", ""));
    files.remove("/guarded");
    ErrorCode noVersion = refusal(source(), inRepo("^9", ""));
    ErrorCode noRepository = refusal(source(), new ChartReference("nope/c", "", "", ""));

    assertThat(List.of(guarded, noVersion, noRepository))
        .containsExactly(
            ErrorCode.CHART_UNAVAILABLE, ErrorCode.CHART_NOT_FOUND, ErrorCode.CHART_NOT_FOUND);
  }

  @Test
  void takesOnlyChartsThatAreAllowed() throws StepException {
    publish("1.2.0", "one");
    RepositoryChartSource strict =
        source(SourcePolicy.of(List.of(url() + "/c", "/srv/charts/*")), AddressPolicy.ANY);

    Chart allowed = strict.fetch(inRepo("", ""));
    ErrorCode otherName = refusal(strict, new ChartReference("d", url(), "", ""));
    ErrorCode escape = refusal(strict, new ChartReference("/srv/charts/../c", "", "", ""));

    assertThat(allowed.name()).isEqualTo("c");
    assertThat(List.of(otherName, escape))
        .containsExactly(ErrorCode.CHART_NOT_ALLOWED, ErrorCode.CHART_NOT_ALLOWED);
  }

  @Test
  void asksNoLocalAddressUnlessThatIsAllowed() {
    publish("1.2.0", "one");

    ErrorCode code = refusal(source(SourcePolicy.ANY, AddressPolicy.NOT_LOCAL), inRepo("", ""));

    assertThat(code).isEqualTo(ErrorCode.CHART_NOT_ALLOWED);
  }
}

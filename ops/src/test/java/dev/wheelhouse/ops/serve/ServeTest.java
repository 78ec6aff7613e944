package dev.wheelhouse.ops.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.index.RepositoryIndex;
import dev.wheelhouse.store.repository.DirectoryStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeTest {
  private static final byte[] WEB = TestChart.archive("web", "1.0.0");

  @TempDir Path directory;
  private ServeFixture server;

  @BeforeEach
  void start() {
    server = new ServeFixture(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What a provenance file says; nobody's signature is looked at. */
  private static byte[] provenance(String file, byte[] archive) {
    return """
        -----BEGIN PGP SIGNED MESSAGE-----
        Hash: SHA512

        name: web

        ...
        files:
          %s: %s
        -----BEGIN PGP SIGNATURE-----
        x
        -----END PGP SIGNATURE-----
        """
        .formatted(file, ChartLoader.archiveDigest(archive))
        .getBytes(UTF_8);
  }

  @Test
  void givesBackWhatWasUploaded() throws Exception {
    HttpResponse<byte[]> uploaded = server.post("/api/charts", WEB);

    Path index = Files.write(directory.resolve("read"), server.get("/index.yaml").body());
    assertThat(uploaded.statusCode()).isEqualTo(201);
    assertThat(ServeFixture.json(uploaded).get("saved").asBoolean()).isTrue();
    assertThat(RepositoryIndex.read(index).find("web", "").urls())
        .containsExactly("charts/web-1.0.0.tgz");
    HttpResponse<byte[]> chart = server.get("/charts/web-1.0.0.tgz");
    assertThat(chart.body()).isEqualTo(WEB);
    assertThat(chart.headers().firstValue("content-type")).contains("application/gzip");
  }

  @Test
  void takesAFormWithChartAndProvenance() throws Exception {
    Map<String, byte[]> files = ServeFixture.files("chart", WEB);
    files.put("prov", provenance("web-1.0.0.tgz", WEB));

    HttpResponse<byte[]> uploaded = server.form("/api/charts", files);

    assertThat(uploaded.statusCode()).as(new String(uploaded.body(), UTF_8)).isEqualTo(201);
    assertThat(server.get("/charts/web-1.0.0.tgz").body()).isEqualTo(WEB);
    assertThat(server.get("/charts/web-1.0.0.tgz.prov").body()).isEqualTo(files.get("prov"));
  }

  @Test
  void takesProvenanceLater() throws Exception {
    byte[] provenance = provenance("web-1.0.0.tgz", WEB);

    assertThat(server.post("/api/prov", provenance).statusCode()).isEqualTo(404);
    server.upload(WEB);
    assertThat(server.post("/api/prov", provenance).statusCode()).isEqualTo(201);
    assertThat(server.form("/api/prov", ServeFixture.files("prov", provenance)).statusCode())
        .isEqualTo(409);
    assertThat(server.get("/charts/web-1.0.0.tgz.prov").body()).isEqualTo(provenance);
  }

  @Test
  void replacesAVersionOnlyWhenForced() throws Exception {
    server.upload(WEB);
    byte[] other = TestChart.archive("web", "1.0.0", "two");

    HttpResponse<byte[]> refused = server.post("/api/charts", other);
    byte[] before = server.get("/charts/web-1.0.0.tgz").body();
    HttpResponse<byte[]> forced = server.post("/api/charts?force", other);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(ServeFixture.json(refused).get("error").asText())
        .contains("web-1.0.0.tgz already exists");
    assertThat(before).isEqualTo(WEB);
    assertThat(forced.statusCode()).isEqualTo(201);
    assertThat(server.get("/charts/web-1.0.0.tgz").body()).isEqualTo(other);
    assertThat(server.json("/api/charts/web/1.0.0").get("digest").asText())
        .isEqualTo(ChartLoader.archiveDigest(other).substring(7));
  }

  @Test
  void listsAndDeletesAsChartMuseumDoes() throws Exception {
    server.upload(WEB);
    server.upload(TestChart.archive("web", "2.0.0+b.1"));

    JsonNode all = server.json("/api/charts");
    HttpResponse<byte[]> deleted = server.send(server.request("/api/charts/web/1.0.0").DELETE());
    HttpResponse<byte[]> again = server.send(server.request("/api/charts/web/1.0.0").DELETE());

    assertThat(all.get("web").findValuesAsText("version")).containsExactly("2.0.0+b.1", "1.0.0");
    assertThat(ServeFixture.json(deleted).get("deleted").asBoolean()).isTrue();
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(server.json("/api/charts/web")).hasSize(1);
    assertThat(server.json("/api/charts/web/2.0.0+b.1").get("name").asText()).isEqualTo("web");
    assertThat(server.get("/charts/web-1.0.0.tgz").statusCode()).isEqualTo(404);
    assertThat(server.get("/charts/web-2.0.0+b.1.tgz").statusCode()).isEqualTo(200);
    assertThat(head("/api/charts/web")).isEqualTo(200);
    assertThat(head("/api/charts/web/1.0.0")).isEqualTo(404);
    assertThat(head("/api/charts/nope")).isEqualTo(404);
    assertThat(server.json("/health").get("healthy").asBoolean()).isTrue();
  }

  private int head(String path) throws Exception {
    return server.send(server.request(path).method("HEAD", BodyPublishers.noBody())).statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/index.yaml", "/charts/web-1.0.0.tgz"})
  void sendsOnlyWhatHasChanged(String path) throws Exception {
    server.upload(WEB);
    String tag = server.get(path).headers().firstValue("etag").orElseThrow();

    HttpResponse<byte[]> same = server.send(server.request(path).header("If-None-Match", tag));
    server.post("/api/charts?force", TestChart.archive("web", "1.0.0", "two"));
    HttpResponse<byte[]> other = server.send(server.request(path).header("If-None-Match", tag));

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void takesNoMoreThanTheLimitAndLeavesNothingBehind() throws Exception {
    byte[] large = TestChart.large("big", "1.0.0", (int) ServeFixture.LIMIT + 100_000);

    HttpResponse<byte[]> told = server.post("/api/charts", large);
    HttpResponse<byte[]> untold =
        server.send(
            server
                .request("/api/charts")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    HttpResponse<byte[]> form = server.form("/api/charts", ServeFixture.files("chart", large));

    assertThat(told.statusCode()).isEqualTo(413);
    assertThat(untold.statusCode()).isEqualTo(413);
    assertThat(form.statusCode()).isEqualTo(413);
    Awaitility.await().until(() -> incoming() == 0);
    assertThat(server.upload(TestChart.large("big", "1.0.0", 900_000))).isEqualTo(201);
  }

  private long incoming() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(".incoming"))) {
      return files.count();
    }
  }

  @Test
  void refusesWhatIsNoChart() throws Exception {
    HttpResponse<byte[]> text = server.post("/api/charts", "hello".getBytes(UTF_8));
    HttpResponse<byte[]> field = server.form("/api/charts", ServeFixture.files("file", WEB));
    Map<String, byte[]> files = ServeFixture.files("chart", WEB);
    files.put("prov", provenance("web-1.0.0.tgz", "other".getBytes(UTF_8)));
    HttpResponse<byte[]> provenance = server.form("/api/charts", files);

    assertThat(text.statusCode()).isEqualTo(400);
    assertThat(ServeFixture.json(text).get("code").asText()).isEqualTo("NOT_AN_ARCHIVE");
    assertThat(field.statusCode()).isEqualTo(400);
    assertThat(provenance.statusCode()).isEqualTo(400);
    assertThat(ServeFixture.json(provenance).get("code").asText()).isEqualTo("PROVENANCE_INVALID");
    assertThat(server.json("/api/charts")).isEmpty();
    Awaitility.await().until(() -> incoming() == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/charts/..%2fsecret.tgz",
        "/charts/%2e%2e/secret.tgz",
        "/charts/.incoming%2fx.tgz",
        "/charts/.events",
        "/charts/",
        "/secret.tgz",
        "/api/charts/..%2f..",
      })
  void givesNothingButCharts(String path) throws Exception {
    Files.writeString(directory.resolve("secret.tgz"), "secret");
    Path outside = Files.createTempFile(directory.getParent(), "secret", ".tgz");

    HttpResponse<byte[]> answer = server.get(path);

    assertThat(answer.statusCode()).isIn(400, 404);
    Files.delete(outside);
  }

  @Test
  void answersNoNameButThisMachinesWithoutAuthentication() throws Exception {
    String answer = RawRequest.send(server.url(), "GET /index.yaml", "Host: evil.example");
    String page =
        RawRequest.send(
            server.url(), "GET /index.yaml", "Host: localhost", "Origin: http://evil.example");

    assertThat(answer).startsWith("HTTP/1.1 403");
    assertThat(page).startsWith("HTTP/1.1 403");
  }

  @Test
  void listensBeyondThisMachineWithAuthenticationOnly() {
    ServeConfig config =
        new ServeConfig(
            new DirectoryStorage(directory),
            "0.0.0.0",
            0,
            Optional.empty(),
            false,
            Optional.empty(),
            "",
            Optional.empty(),
            1);

    assertThatThrownBy(() -> ChartServer.start(config))
        .isInstanceOf(ServeException.class)
        .hasMessageContaining("give --auth-config FILE to listen on 0.0.0.0");
  }
}

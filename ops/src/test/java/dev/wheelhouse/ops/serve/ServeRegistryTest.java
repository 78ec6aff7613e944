package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.PushCommand;
import dev.wheelhouse.ops.cli.CommandRun;
import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.peer.HelmLeftovers;
import dev.wheelhouse.store.provenance.TestKeys;
import dev.wheelhouse.store.provenance.TestKeys.Rings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Helm pushes to {@code wheelhouse serve} as to a registry, and pulls from it. */
class ServeRegistryTest {
  private static final String ARCHIVE = "web-1.2.0+b.tgz";

  @TempDir Path directory;
  private ServeFixture server;
  private HelmWorkspace work;

  @BeforeEach
  void start() throws IOException {
    server = new ServeFixture(directory.resolve("served"));
    work = new HelmWorkspace(directory);
    work.chart("web", "1.2.0+b", "");
  }

  @AfterEach
  void stop() {
    server.close();
    HelmLeftovers.delete();
  }

  private String registry() {
    return "oci://127.0.0.1:" + server.url().getPort() + "/charts";
  }

  private PushCommand push() {
    return Helm.push()
        .withChart(directory.resolve(ARCHIVE))
        .withRemote(URI.create(registry()))
        .plainHttp();
  }

  private Rings helmPackages() throws IOException {
    Rings keys = work.keys("rings");
    new Helm(directory.resolve("src/web"))
        .packageIt()
        .withDestination(directory)
        .sign()
        .withKey("Jane")
        .withKeyring(keys.secret())
        .call();
    return keys;
  }

  @Test
  void helmPushesWhatItPackagedAndSigned() throws Exception {
    Rings keys = helmPackages();

    String said = push().call();

    assertThat(said).contains("Digest: sha256:");
    assertThat(server.get("/charts/web-1.2.0+b.tgz").body())
        .isEqualTo(Files.readAllBytes(directory.resolve(ARCHIVE)));
    assertThat(server.json("/api/charts/web").get(0).get("version").asText()).isEqualTo("1.2.0+b");
    CommandRun pulled =
        work.run(
            "pull",
            registry() + "/web",
            "--plain-http",
            "-d",
            "pulled",
            "--verify",
            "--keyring",
            keys.open().toString());
    assertThat(pulled.out()).contains("Signed by: " + TestKeys.NAME);
    assertThat(directory.resolve("pulled").resolve(ARCHIVE))
        .hasSameBinaryContentAs(directory.resolve(ARCHIVE));
  }

  @Test
  void givesBackTheManifestThatWasPushed() throws Exception {
    helmPackages();
    String digest = push().call().replaceAll("(?s).*Digest: (sha256:[0-9a-f]+).*", "$1");

    byte[] byTag = server.get("/v2/charts/web/manifests/1.2.0_b").body();
    HttpResponse<byte[]> byDigest = server.get("/v2/charts/web/manifests/" + digest);

    assertThat(ArchiveCache.digest(byTag)).isEqualTo(digest);
    assertThat(byDigest.body()).isEqualTo(byTag);
    assertThat(byDigest.headers().firstValue("docker-content-digest")).contains(digest);
    try (var left = Files.list(directory.resolve("served/.blobs"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void helmPullsWhatWasUploadedByOtherMeans() {
    work.run("package", "src/web");
    work.run("push", ARCHIVE, server.url().toString());

    String shown = Helm.show(registry() + "/web").chart().withVersion("1.2.0+b").plainHttp().call();

    assertThat(shown).contains("name: web").contains("version: 1.2.0+b");
  }

  @Test
  void wheelhousePushesAsToAnyRegistry() throws Exception {
    work.run("package", "src/web");

    CommandRun first = work.run("push", ARCHIVE, registry(), "--plain-http");
    CommandRun again = work.run("push", ARCHIVE, registry(), "--plain-http");

    assertThat(first.out()).contains("Digest: sha256:");
    assertThat(again.out()).contains("Digest: sha256:");
    assertThat(server.get("/charts/web-1.2.0+b.tgz").body())
        .isEqualTo(Files.readAllBytes(directory.resolve(ARCHIVE)));
  }

  @Test
  void replacesNoVersionByPushing() throws Exception {
    server.upload(TestChart.archive("web", "1.2.0+b", "other"));
    work.run("package", "src/web");

    assertThatThrownBy(() -> push().call()).hasMessageContaining("already exists");
    assertThat(server.get("/charts/web-1.2.0+b.tgz").body())
        .isEqualTo(TestChart.archive("web", "1.2.0+b", "other"));
  }

  @Test
  void takesNoPartThatHasNotItsDigest() throws Exception {
    String digest = ArchiveCache.digest(new byte[] {1});

    HttpResponse<byte[]> refused =
        server.send(
            server
                .request("/v2/charts/web/blobs/uploads/x?digest=" + digest)
                .PUT(BodyPublishers.ofByteArray(new byte[] {2})));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(ServeFixture.json(refused).get("errors").get(0).get("message").asText())
        .contains("not " + digest);
    assertThat(server.get("/v2/charts/web/blobs/" + digest).statusCode()).isEqualTo(404);
  }

  @Test
  void takesNoManifestThatIsNone() throws Exception {
    for (String manifest : new String[] {"no json", "{}", "{\"layers\":[1]}", "[]"}) {
      HttpResponse<byte[]> refused =
          server.send(
              server
                  .request("/v2/charts/web/manifests/1.0.0")
                  .PUT(BodyPublishers.ofString(manifest)));

      assertThat(refused.statusCode()).as(manifest).isEqualTo(400);
    }
  }

  @Test
  void letsOnlyDeployersPush() throws Exception {
    try (ServeFixture guarded =
        new ServeFixture(
            directory.resolve("guarded"),
            Optional.of(ServeAuthTest.config()),
            false,
            Optional.empty())) {
      work.run("package", "src/web");
      String remote = "oci://127.0.0.1:" + guarded.url().getPort() + "/charts";
      String[] push = {"push", ARCHIVE, remote, "--plain-http", "--username", "x", "--password"};

      CommandRun viewer = work.attempt(with(push, "viewer-token"));
      CommandRun deployer = work.attempt(with(push, "deployer-token"));

      assertThat(viewer.exitCode()).isEqualTo(1);
      assertThat(deployer.exitCode()).as(deployer.err()).isZero();
      assertThat(guarded.get("/v2/").statusCode()).isEqualTo(401);
    }
  }

  private static String[] with(String[] arguments, String last) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }
}

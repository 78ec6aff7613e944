package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.SearchResult;
import dev.wheelhouse.ops.cli.CommandRun;
import dev.wheelhouse.store.peer.HelmLeftovers;
import dev.wheelhouse.store.provenance.TestKeys;
import dev.wheelhouse.store.provenance.TestKeys.Rings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Helm and Wheelhouse at one repository: each takes what the other packaged, signed and
 * uploaded.
 */
class ServeHelmTest {
  @TempDir Path directory;
  private ServeFixture server;
  private HelmWorkspace work;

  @BeforeEach
  void start() {
    server = new ServeFixture(directory.resolve("served"));
    work = new HelmWorkspace(directory);
  }

  @AfterEach
  void stop() {
    server.close();
    HelmLeftovers.delete();
  }

  @Test
  void helmUsesWhatWheelhousePackagedAndPushed() throws IOException {
    work.chart("web", "1.2.0", "");
    work.run("package", "src/web");
    work.run("push", "web-1.2.0.tgz", server.url().toString());
    Path config = directory.resolve("helms.yaml");

    Helm.repo().add().withName("ours").withUrl(server.url()).withRepositoryConfig(config).call();
    Helm.repo().update().withRepositoryConfig(config).call();
    List<SearchResult> found = Helm.search().repo().withRepositoryConfig(config).call();
    String shown = Helm.show(server.url() + "/charts/web-1.2.0.tgz").chart().call();
    String rendered = Helm.template("ours/web").withName("r").withRepositoryConfig(config).call();
    String installed =
        Helm.install(server.url() + "/charts/web-1.2.0.tgz")
            .withName("r")
            .clientOnly()
            .call()
            .getChart();

    assertThat(found).extracting(SearchResult::getName).containsExactly("ours/web");
    assertThat(found).extracting(SearchResult::getChartVersion).containsExactly("1.2.0");
    assertThat(shown).contains("name: web");
    assertThat(rendered).contains("kind: ConfigMap");
    assertThat(installed).isEqualTo("web-1.2.0");
  }

  @Test
  void wheelhouseBuildsFromTheLockThatHelmWrote() throws IOException {
    work.chart("web", "1.2.0", "");
    work.run("package", "src/web");
    work.run("push", "web-1.2.0.tgz", server.url().toString());
    Path parent = work.parentOfWeb(server.url().toString());
    Path fetched = parent.resolve("charts/web-1.2.0.tgz");
    new Helm(parent).dependency().update().call();
    byte[] byHelm = Files.readAllBytes(fetched);
    Files.delete(fetched);

    work.run("dependency", "build", "src/parent");

    assertThat(byHelm).isEqualTo(Files.readAllBytes(directory.resolve("web-1.2.0.tgz")));
    assertThat(fetched).hasBinaryContent(byHelm);
  }

  @Test
  void wheelhouseUsesWhatHelmPackagedAndSigned() throws Exception {
    Rings keys = work.keys("rings");
    new Helm(work.chart("web", "1.2.0", ""))
        .packageIt()
        .withDestination(directory)
        .sign()
        .withKey("Jane")
        .withKeyring(keys.secret())
        .call();
    work.run("push", "web-1.2.0.tgz", server.url().toString());

    work.run("repo", "add", "theirs", server.url().toString());
    CommandRun search = work.run("search", "repo", "web");
    String keyring = keys.open().toString();
    CommandRun pull =
        work.run("pull", "theirs/web", "-d", "pulled", "--verify", "--keyring", keyring);
    CommandRun verify = work.run("verify", "pulled/web-1.2.0.tgz", "--keyring", keyring);
    work.parentOfWeb("@theirs");
    work.run("dependency", "update", "src/parent", "--verify", "--keyring", keyring);

    assertThat(search.out()).contains("theirs/web").contains("1.2.0");
    assertThat(pull.out()).contains("Signed by: " + TestKeys.NAME);
    assertThat(verify.out()).isEqualTo(pull.out());
    assertThat(directory.resolve("pulled/web-1.2.0.tgz"))
        .hasSameBinaryContentAs(directory.resolve("web-1.2.0.tgz"));
    assertThat(directory.resolve("src/parent/charts/web-1.2.0.tgz"))
        .hasSameBinaryContentAs(directory.resolve("web-1.2.0.tgz"));
  }

  @Test
  void helmSendsATokenAsPasswordAndWheelhouseAsWhatItIs() throws Exception {
    try (ServeFixture guarded =
        new ServeFixture(
            directory.resolve("guarded"),
            Optional.of(ServeAuthTest.config()),
            false,
            Optional.empty())) {
      work.chart("web", "1.2.0", "");
      work.run("package", "src/web");
      work.run(
          "push", "web-1.2.0.tgz", guarded.url().toString(), "--bearer-token", "deployer-token");
      work.run("repo", "add", "mine", guarded.url().toString(), "--bearer-token", "viewer-token");
      work.run("pull", "mine/web", "-d", "pulled");
      Path config = directory.resolve("helms.yaml");

      Helm.repo()
          .add()
          .withName("ours")
          .withUrl(guarded.url())
          .withUsername("x")
          .withPassword("viewer-token")
          .withRepositoryConfig(config)
          .call();

      assertThat(Helm.search().repo().withRepositoryConfig(config).call())
          .extracting(SearchResult::getName)
          .containsExactly("ours/web");
      assertThat(directory.resolve("pulled/web-1.2.0.tgz"))
          .hasSameBinaryContentAs(directory.resolve("web-1.2.0.tgz"));
    }
  }
}

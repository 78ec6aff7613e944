package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.SearchResult;
import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.ops.cli.CommandRun;
import dev.wheelhouse.store.peer.HelmLeftovers;
import dev.wheelhouse.store.provenance.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  @BeforeEach
  void start() {
    server = new ServeFixture(directory.resolve("served"));
  }

  @AfterEach
  void stop() {
    server.close();
    HelmLeftovers.delete();
  }

  private CommandRun run(String... arguments) {
    Map<String, String> environment =
        Map.of(
            "HOME", directory.toString(),
            "HELM_CONFIG_HOME", directory.resolve("config").toString(),
            "HELM_CACHE_HOME", directory.resolve("cache").toString());
    CommandRun run = CommandRun.in(directory, environment, arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private Path chart(String name, String version, String more) throws IOException {
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

  private Path keyrings() throws IOException {
    Path rings = Files.createDirectories(directory.resolve("rings"));
    TestKeys.write(rings, "", 0);
    return rings;
  }

  @Test
  void helmUsesWhatWheelhousePackagedSignedAndPushed() throws IOException {
    Path rings = keyrings();
    chart("web", "1.2.0", "");
    run("package", "src/web", "--sign", "--key", "Jane", "--keyring", rings + "/secring.gpg");
    run("push", "web-1.2.0.tgz", server.url().toString());
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
    Path parent =
        chart(
            "parent",
            "0.1.0",
            "dependencies: [{name: web, version: ^1, repository: \"" + server.url() + "\"}]\n");
    new Helm(parent)
        .dependency()
        .update()
        .verify()
        .withKeyring(rings.resolve("pubring.gpg"))
        .call();

    assertThat(found).extracting(SearchResult::getName).containsExactly("ours/web");
    assertThat(found).extracting(SearchResult::getChartVersion).containsExactly("1.2.0");
    assertThat(shown).contains("name: web");
    assertThat(rendered).contains("kind: ConfigMap");
    assertThat(installed).isEqualTo("web-1.2.0");
    assertThat(parent.resolve("charts/web-1.2.0.tgz"))
        .hasSameBinaryContentAs(directory.resolve("web-1.2.0.tgz"));
  }

  @Test
  void wheelhouseUsesWhatHelmPackagedAndSigned() throws Exception {
    Path rings = keyrings();
    Path source = chart("web", "1.2.0", "");
    new Helm(source)
        .packageIt()
        .withDestination(directory)
        .sign()
        .withKey("Jane")
        .withKeyring(rings.resolve("secring.gpg"))
        .call();
    Map<String, byte[]> form =
        ServeFixture.files("chart", Files.readAllBytes(directory.resolve("web-1.2.0.tgz")));
    form.put("prov", Files.readAllBytes(directory.resolve("web-1.2.0.tgz.prov")));
    assertThat(server.form("/api/charts", form).statusCode()).isEqualTo(201);

    run("repo", "add", "theirs", server.url().toString());
    CommandRun search = run("search", "repo", "web");
    CommandRun pull =
        run("pull", "theirs/web", "-d", "pulled", "--verify", "--keyring", rings + "/pubring.gpg");
    chart("parent", "0.1.0", "dependencies: [{name: web, version: ^1, repository: \"@theirs\"}]\n");
    run("dependency", "update", "src/parent");

    assertThat(search.out()).contains("theirs/web").contains("1.2.0");
    assertThat(pull.out()).contains("Signed by: " + TestKeys.NAME);
    assertThat(directory.resolve("pulled/web-1.2.0.tgz"))
        .hasSameBinaryContentAs(directory.resolve("web-1.2.0.tgz"));
    assertThat(directory.resolve("src/parent/charts/web-1.2.0.tgz")).exists();
  }

  @Test
  void helmSendsATokenAsPassword() throws Exception {
    try (ServeFixture guarded =
        new ServeFixture(
            directory.resolve("guarded"),
            Optional.of(ServeAuthTest.config()),
            false,
            Optional.empty())) {
      chart("web", "1.2.0", "");
      run("package", "src/web");
      run(
          "push",
          "web-1.2.0.tgz",
          guarded.url().toString(),
          "--username",
          "x",
          "--password",
          "deployer-token");
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
    }
  }
}

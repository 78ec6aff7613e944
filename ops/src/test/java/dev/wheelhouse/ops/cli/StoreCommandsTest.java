package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for charts and repositories, with Helm's words. */
class StoreCommandsTest {
  @TempDir Path directory;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = directory.resolve("www" + exchange.getRequestURI().getPath());
          try (exchange) {
            if (Files.isRegularFile(file)) {
              byte[] content = Files.readAllBytes(file);
              exchange.sendResponseHeaders(200, content.length);
              exchange.getResponseBody().write(content);
            } else {
              exchange.sendResponseHeaders(404, -1);
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

  private CommandRun run(String... arguments) {
    Map<String, String> environment =
        Map.of(
            "HOME", directory.toString(),
            "HELM_CONFIG_HOME", directory.resolve("config").toString(),
            "HELM_CACHE_HOME", directory.resolve("cache").toString());
    return CommandRun.in(directory, environment, arguments);
  }

  private void chart(String name, String version, String more) throws IOException {
    Path chart = Files.createDirectories(directory.resolve(name));
    Files.createDirectories(chart.resolve("crds"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: %s\nversion: %s\ndescription: a chart\n%s"
            .formatted(name, version, more));
    Files.writeString(chart.resolve("values.yaml"), "a: 1 # one\n");
    Files.writeString(chart.resolve("README.md"), "# Read\n");
    Files.writeString(chart.resolve("crds/crd.yaml"), "kind: CustomResourceDefinition\n");
  }

  private void publish() throws IOException {
    for (String version : new String[] {"1.0.0", "1.1.0", "2.0.0-rc.1"}) {
      chart("web", version, "");
      assertThat(run("package", "web", "-d", "www").exitCode()).isZero();
    }
    assertThat(run("repo", "index", "www").exitCode()).isZero();
    assertThat(run("repo", "add", "local", url()).exitCode()).isZero();
  }

  @Test
  void packagesAChart() throws IOException {
    chart("web", "1.0.0", "");

    CommandRun run = run("package", "web", "--version", "1.2.3");

    assertThat(run.out())
        .isEqualTo(
            "Successfully packaged chart and saved it to: %s%n"
                .formatted(directory.resolve("web-1.2.3.tgz")));
  }

  @Test
  void packagesNoChartWhoseDependenciesAreMissing() throws IOException {
    chart("web", "1.0.0", "dependencies: [{name: db, version: 1.0.0, repository: x}]\n");

    CommandRun run = run("package", "web");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Error: found in Chart.yaml, but missing in charts/ directory: db");
  }

  @Test
  void keepsTheListOfRepositories() throws IOException {
    publish();

    CommandRun again = run("repo", "add", "local", url());
    CommandRun list = run("repo", "list", "-o", "json");
    CommandRun update = run("repo", "update");
    CommandRun remove = run("repo", "remove", "local");
    CommandRun none = run("repo", "list");

    assertThat(again.out()).contains("already exists with the same configuration, skipping");
    assertThat(list.out()).isEqualTo("[{\"name\":\"local\",\"url\":\"%s\"}]\n".formatted(url()));
    assertThat(update.out())
        .contains("...Successfully got an update from the \"local\" chart repository");
    assertThat(remove.out()).contains("\"local\" has been removed from your repositories");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("Error: no repositories to show");
  }

  @Test
  void addsNoRepositoryThatIsNone() {
    CommandRun run = run("repo", "add", "local", url());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is not a valid chart repository or cannot be reached");
  }

  @Test
  void searchesCharts() throws IOException {
    publish();

    CommandRun newest = run("search", "repo", "web");
    CommandRun all = run("search", "repo", "-l", "--devel", "-o", "json");
    CommandRun nothing = run("search", "repo", "nope");

    assertThat(newest.out())
        .isEqualTo(
            """
            NAME        CHART VERSION   APP VERSION   DESCRIPTION
            local/web   1.1.0                         a chart
            """);
    assertThat(all.out().split("\"name\"", -1)).hasSize(4);
    assertThat(all.out()).startsWith("[{\"name\":\"local/web\",\"version\":\"2.0.0-rc.1\"");
    assertThat(nothing.out()).isEqualToIgnoringNewLines("No results found");
  }

  @Test
  void pullsTheArchiveThatWasPublished() throws IOException {
    publish();

    CommandRun newest = run("pull", "local/web", "-d", "pulled");
    CommandRun ranged =
        run("pull", "web", "--repo", url(), "--version", "~1.0", "--untar", "--untardir", "un");

    assertThat(newest.exitCode()).isZero();
    assertThat(directory.resolve("pulled/web-1.1.0.tgz"))
        .hasSameBinaryContentAs(directory.resolve("www/web-1.1.0.tgz"));
    assertThat(ranged.exitCode()).isZero();
    assertThat(directory.resolve("un/web/Chart.yaml")).content().contains("version: 1.0.0");
  }

  @Test
  void saysWhatItCannotPull() throws IOException {
    publish();

    CommandRun version = run("pull", "web", "--repo", url(), "--version", "9");
    CommandRun repository = run("pull", "nope/web");

    assertThat(version.exitCode()).isEqualTo(1);
    assertThat(version.err())
        .contains("Error: chart \"web\" version \"9\" not found in " + url() + " repository");
    assertThat(repository.err()).contains("Error: repo nope not found");
  }

  @Test
  void showsTheParts() throws IOException {
    chart("web", "1.0.0", "");

    CommandRun all = run("show", "all", "web");

    assertThat(all.out())
        .isEqualTo(
            """
            apiVersion: v2
            description: a chart
            name: web
            version: 1.0.0

            ---
            a: 1 # one

            ---
            # Read

            ---
            kind: CustomResourceDefinition

            """);
  }

  @Test
  void showsWhatATemplateMakesOfTheValues() throws IOException {
    chart("web", "1.0.0", "");
    Files.writeString(directory.resolve("web/values.yaml"), "image: {tag: v1}\nports: [80, 443]\n");

    CommandRun shown =
        run("show", "values", "web", "--jsonpath", "{.image.tag}{range .ports[*]}:{@}{end}");
    CommandRun missing = run("show", "values", "web", "--jsonpath", "{.none}");
    CommandRun misplaced = run("show", "chart", "web", "--jsonpath", "{.name}");

    assertThat(shown.out()).isEqualTo("v1:80:443");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("none is not found");
    assertThat(misplaced.exitCode()).isEqualTo(2);
  }

  @Test
  void fetchesDependencies() throws IOException {
    publish();
    chart("parent", "0.1.0", "dependencies: [{name: web, version: ^1, repository: \"@local\"}]\n");

    CommandRun before = run("dependency", "list", "parent");
    CommandRun update = run("dependency", "update", "parent");
    CommandRun after = run("dependency", "list", "parent");

    assertThat(before.out()).contains("missing");
    assertThat(update.exitCode()).isZero();
    assertThat(update.out()).contains("Saving 1 charts").contains("Downloading web from repo");
    assertThat(directory.resolve("parent/charts/web-1.1.0.tgz")).exists();
    assertThat(directory.resolve("parent/Chart.lock")).exists();
    assertThat(after.out()).contains("ok");
  }

  @Test
  void rendersAChartOfARepositoryWithValuesFromAUrl() throws IOException {
    chart("web", "1.0.0", "");
    Files.createDirectories(directory.resolve("web/templates"));
    Files.writeString(directory.resolve("web/templates/x.yaml"), "a: {{ .Values.a }}\n");
    run("package", "web", "-d", "www");
    run("repo", "index", "www");
    Files.writeString(directory.resolve("www/more.yaml"), "a: two\n");

    CommandRun remote =
        CommandRun.in(
            directory.resolve("www"),
            Map.of("HOME", directory.toString()),
            "template",
            "web",
            "--repo",
            url(),
            "-f",
            url() + "/more.yaml");
    CommandRun local = run("template", "web", "--repo", url(), "-f", url() + "/none.yaml");

    assertThat(remote.err()).isEmpty();
    assertThat(remote.out()).isEqualTo("---\n# Source: web/templates/x.yaml\na: two\n");
    assertThat(local.exitCode()).isEqualTo(1);
    assertThat(local.err()).contains(url() + "/none.yaml");
  }

  @Test
  void verifiesNothingWithoutProvenance() throws IOException {
    chart("web", "1.0.0", "");
    run("package", "web");

    CommandRun run = run("verify", "web-1.0.0.tgz");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("could not load provenance file");
  }
}

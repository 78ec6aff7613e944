package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.ops.demo.SampleCharts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCommandTest {
  @TempDir Path directory;

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, Map.of(), arguments);
  }

  private static String sample(String name) {
    return SampleCharts.directory(name).toString();
  }

  @Test
  void printsManifestThenHooksUnderTheDefaultName() {
    CommandRun run = run("template", sample("hook-prac"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("---\n# Source: hook-prac/templates/deployment.yaml\napiVersion: apps/v1\n")
        .containsSubsequence(
            "name: release-name\n",
            "# Source: hook-prac/templates/post-install-job.yaml",
            "# Source: hook-prac/templates/pre-install-job-1.yaml",
            "# Source: hook-prac/templates/pre-install-job-3.yaml");
  }

  @Test
  void takesNameValuesAndShowOnly() throws Exception {
    Files.writeString(directory.resolve("v.yaml"), "replicaCount: 4\n");

    CommandRun run =
        run(
            "template",
            "web",
            sample("hook-prac"),
            "-f",
            "v.yaml",
            "--set",
            "image.tag=1.27",
            "-s",
            "templates/deployment.yaml");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("name: web\n", "replicas: 4\n", "image: \"nginx:1.27\"")
        .doesNotContain("kind: Job");
  }

  @Test
  void failsWithHelmsWords() throws Exception {
    Path chart = Files.createDirectories(directory.resolve("bad/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: bad\nversion: 1.0.0\n");
    Files.writeString(chart.resolve("templates/x.yaml"), "a: {{ nosuch }}\n");

    CommandRun parse = run("template", "bad");
    CommandRun absent = run("template", "./nowhere");
    CommandRun values = run("template", "bad", "-f", "none.yaml");

    assertThat(parse.exitCode()).isEqualTo(1);
    assertThat(parse.err())
        .isEqualTo(
            """
            Error: parse error at (bad/templates/x.yaml:1): function "nosuch" not defined

            Use --debug flag to render out invalid YAML
            """);
    assertThat(absent.exitCode()).isEqualTo(1);
    assertThat(values.exitCode()).isEqualTo(1);
    assertThat(values.err()).contains("none.yaml: no such file or directory");
  }

  @Test
  void rendersABatchIntoFiles() throws Exception {
    Files.writeString(directory.resolve("v.yaml"), "replicaCount: 4\n");
    Files.writeString(
        directory.resolve("list"),
        "one\t%s\t-\ntwo\t%s\tv.yaml\tweb\tshop\nthree\t./nowhere\t-\n"
            .formatted(sample("hook-prac"), sample("tks-contract")));

    CommandRun run = run("template", "--batch", "list", "out");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("2 ok, 1 err\n");
    assertThat(directory.resolve("out/one.yaml"))
        .hasContent(run("template", sample("hook-prac")).out());
    assertThat(directory.resolve("out/two.yaml")).content().contains("replicas: 4");
    assertThat(directory.resolve("out/three.err")).content().contains("nowhere");
  }

  @Test
  void looksIntoAnEmptyClusterOnlyInABatch() throws Exception {
    Path chart = Files.createDirectories(directory.resolve("asks/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: asks\nversion: 1.0.0\n");
    Files.writeString(
        chart.resolve("templates/x.yaml"),
        "list: {{ lookup \"v1\" \"Secret\" \"\" \"\" | toJson }}\n"
            + "one: {{ lookup \"v1\" \"Secret\" \"ns\" \"db\" | toJson }}\n");
    Files.writeString(directory.resolve("list"), "asks\tasks\t-\n");

    String alone = run("template", "asks").out();
    run("template", "--batch", "list", "out");

    assertThat(alone).contains("list: {}\none: {}\n");
    assertThat(directory.resolve("out/asks.yaml"))
        .content()
        .contains(
            "list: {\"apiVersion\":\"v1\",\"items\":[],\"kind\":\"List\","
                + "\"metadata\":{\"resourceVersion\":\"1\"}}\none: {}\n");
  }

  @Test
  void refusesAListThatIsNone() throws Exception {
    Files.writeString(directory.resolve("list"), "only-an-id\n");

    CommandRun run = run("template", "--batch", "list", "out");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("list, line 1");
  }
}

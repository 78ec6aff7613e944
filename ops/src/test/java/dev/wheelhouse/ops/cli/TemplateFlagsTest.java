package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags of {@code helm template} by Helm 3.21's {@code cmd/helm/template.go}. */
class TemplateFlagsTest {
  private static final String MAP = "kind: ConfigMap\napiVersion: v1\nmetadata: {name: %s}\n";
  private static final String HOOK =
      "kind: Job\napiVersion: batch/v1\nmetadata: {name: %s, annotations: {helm.sh/hook: %s}}\n";

  @TempDir Path directory;

  @BeforeEach
  void chart() throws IOException {
    write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
    write("shop/templates/a.yaml", MAP.formatted("{{ .Release.Name }}"));
    write("shop/templates/two.yaml", MAP.formatted("b") + "---\n" + MAP.formatted("c"));
    write("shop/templates/job.yaml", HOOK.formatted("j", "pre-install"));
    write("shop/templates/tests/t.yaml", HOOK.formatted("t", "test"));
    write("shop/crds/crd.yaml", "kind: CustomResourceDefinition\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, Map.of("STAGE", "blue"), arguments);
  }

  @Test
  void writesAFileForEachTemplate() throws IOException {
    CommandRun run = run("template", "web", "shop", "--output-dir", "out", "--include-crds");

    assertThat(run.out())
        .isEqualTo(
            """
            wrote out/shop/crds/crd.yaml
            wrote out/shop/templates/a.yaml
            wrote out/shop/templates/two.yaml
            wrote out/shop/templates/two.yaml
            wrote out/shop/templates/job.yaml
            wrote out/shop/templates/tests/t.yaml

            """);
    assertThat(directory.resolve("out/shop/templates/two.yaml"))
        .hasContent(
            "---\n# Source: shop/templates/two.yaml\n"
                + MAP.formatted("b")
                + "---\n# Source: shop/templates/two.yaml\n"
                + MAP.formatted("c"));
    assertThat(directory.resolve("out/shop/crds/crd.yaml"))
        .hasContent("---\n# Source: shop/crds/crd.yaml\nkind: CustomResourceDefinition\n\n");
  }

  @Test
  void addsHooksToFilesThatAreThere() throws IOException {
    run("template", "shop", "--output-dir", "out");

    run("template", "shop", "--output-dir", "out");

    assertThat(Files.readString(directory.resolve("out/shop/templates/job.yaml")).split("---\n"))
        .hasSize(3);
    assertThat(Files.readString(directory.resolve("out/shop/templates/a.yaml")).split("---\n"))
        .hasSize(2);
  }

  @Test
  void putsTheReleaseIntoThePath() {
    CommandRun run =
        run(
            "template",
            "web",
            "shop",
            "--output-dir",
            "out/",
            "--release-name",
            "--include-crds",
            "--no-hooks");

    assertThat(run.out())
        .isEqualTo(
            """
            wrote out//shop/crds/crd.yaml
            wrote out/web/shop/templates/a.yaml
            wrote out/web/shop/templates/two.yaml
            wrote out/web/shop/templates/two.yaml

            """);
  }

  @Test
  void namesTheReleaseByATemplate() {
    CommandRun named =
        run(
            "template",
            "shop",
            "--name-template",
            "shop-{{ env \"STAGE\" | upper | lower }}",
            "-s",
            "templates/a.yaml");
    CommandRun malformed = run("template", "shop", "--name-template", "{{ nope }}");
    CommandRun invalid = run("template", "shop", "--name-template", "{{ \"A\" }}");

    assertThat(named.out()).contains("metadata: {name: shop-blue}");
    assertThat(malformed.err())
        .isEqualTo("Error: template: name-template:1: function \"nope\" not defined\n");
    assertThat(invalid.err()).startsWith("Error: release name \"A\": invalid release name");
  }

  @Test
  void refusesTwoNames() {
    CommandRun generated = run("template", "web", "shop", "--generate-name");
    CommandRun templated = run("template", "web", "shop", "--name-template", "x");
    CommandRun third = run("template", "web", "shop", "more");
    CommandRun alone = run("template", "shop", "--generate-name", "-s", "templates/a.yaml");

    assertThat(generated.err())
        .isEqualTo("Error: cannot set --generate-name and also specify a name\n");
    assertThat(templated.err())
        .isEqualTo("Error: cannot set --name-template and also specify a name\n");
    assertThat(third.err())
        .isEqualTo("Error: expected at most two arguments, unexpected arguments: more\n");
    assertThat(alone.out()).contains("{name: release-name}");
  }

  @Test
  void showsWhatAGlobMatches() {
    CommandRun some = run("template", "shop", "-s", "templates/t*.yaml");
    CommandRun deeper =
        run("template", "shop", "-s", "templates/*/?.yaml", "-s", "templates/a.yaml");
    CommandRun none = run("template", "shop", "-s", "templates/a.yaml,templates/two.yaml");

    assertThat(some.out())
        .isEqualTo(
            "---\n# Source: shop/templates/two.yaml\n"
                + MAP.formatted("b")
                + "---\n# Source: shop/templates/two.yaml\n"
                + MAP.formatted("c"));
    assertThat(deeper.out())
        .containsSubsequence("templates/tests/t.yaml", "templates/a.yaml")
        .doesNotContain("two.yaml");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err())
        .isEqualTo("Error: could not find template templates/a.yaml,templates/two.yaml in chart\n");
  }

  @Test
  void printsWhatItRefusesOnlyForDebugging() throws IOException {
    write("shop/templates/bad.yaml", "a: [\n");

    CommandRun plain = run("template", "shop");
    CommandRun debug = run("template", "shop", "--debug");

    assertThat(plain.out()).isEmpty();
    assertThat(plain.err())
        .contains("YAML parse error on shop/templates/bad.yaml", "Use --debug flag to render");
    assertThat(debug.exitCode()).isEqualTo(1);
    assertThat(debug.out()).contains("# Source: shop/templates/bad.yaml\na: [\n");
    assertThat(debug.err())
        .contains("YAML parse error on shop/templates/bad.yaml")
        .doesNotContain("Use --debug");
  }

  @Test
  void takesFlagsThatChangeNothing() {
    String plain = run("template", "shop").out();

    CommandRun run =
        run(
            "template",
            "shop",
            "--wait",
            "--atomic",
            "--timeout",
            "5m",
            "--create-namespace",
            "--description",
            "x",
            "--skip-crds",
            "--replace",
            "--force",
            "--labels",
            "a=b,c=d",
            "--dry-run=client",
            "--disable-openapi-validation",
            "--render-subchart-notes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(plain);
    assertThat(run("template", "shop", "-l", "owner=me").err())
        .isEqualTo(
            "Error: user supplied labels contains system reserved label name. System labels: [name"
                + " owner status version createdAt modifiedAt]\n");
  }

  @Test
  void passesTheManifestThroughAProgram() {
    CommandRun run =
        run("template", "shop", "--post-renderer", "/bin/sed", "--post-renderer-args", "s/b/B/");
    CommandRun absent = run("template", "shop", "--post-renderer", "no-such-program");
    CommandRun failing = run("template", "shop", "--post-renderer", "/bin/false");

    assertThat(run.out()).contains("{name: B}", "helm.sh/hook: pre-install");
    assertThat(absent.err()).contains("unable to find binary at no-such-program");
    assertThat(failing.err())
        .isEqualTo(
            "Error: error while running post render on files: error while running command"
                + " /bin/false. error output:\n: exit status 1\n");
  }

  @Test
  void saysThatAChartIsDeprecated() throws IOException {
    write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\ndeprecated: true\n");

    CommandRun run = run("template", "shop");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("WARNING: This chart is deprecated\n");
  }

  @Test
  void writesBytesThatAreNoTextAsTheyAre() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    try (Writer writer = new GoTextWriter(bytes)) {
      writer.write("x\uDCE9 \uD83D");
      writer.write("\uDE00");
    }

    assertThat(bytes.toByteArray())
        .isEqualTo(
            new byte[] {'x', (byte) 0xe9, ' ', (byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80});
  }
}

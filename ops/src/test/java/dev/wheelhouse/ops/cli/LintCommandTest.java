package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code helm lint} prints and ends with, by Helm 3.21's {@code cmd/helm/lint.go}. */
class LintCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void charts() throws IOException {
    write("good/Chart.yaml", "apiVersion: v2\nname: good\nversion: 1.0.0\n");
    write("good/values.yaml", "name: a\n");
    write("good/templates/a.yaml", "kind: A\nmetadata: {name: {{ .Values.name }}}\n");
    write("good/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\n");
    write("warned/Chart.yaml", "apiVersion: v2\nname: warned\nversion: 1.0.0\n");
    write(
        "warned/templates/a.yaml",
        "apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n");
    write("bad/Chart.yaml", "apiVersion: v2\nname: bad\nversion: one\nicon: https://x.org/i.png\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, Map.of(), arguments);
  }

  @Test
  void printsEachChartAndASummary() {
    CommandRun run = run("lint", "warned", "bad", "absent");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            ==> Linting warned
            [INFO] Chart.yaml: icon is recommended
            [INFO] values.yaml: file does not exist
            [WARNING] templates/a.yaml: batch/v1beta1 CronJob is deprecated in v1.21+, unavailable in v1.25+; use batch/v1 CronJob

            ==> Linting bad
            [ERROR] Chart.yaml: version 'one' is not a valid SemVer
            [INFO] values.yaml: file does not exist
            [ERROR] templates/: validation: chart.metadata.version "one" is invalid
            [ERROR] : unable to load chart
            \tvalidation: chart.metadata.version "one" is invalid

            ==> Linting absent
            Error unable to check Chart.yaml file in chart: stat absent/Chart.yaml: no such file or directory

            """);
    assertThat(run.err()).isEqualTo("Error: 3 chart(s) linted, 2 chart(s) failed\n");
  }

  @Test
  void failsOnWarningsOnlyWhenStrict() {
    CommandRun lenient = run("lint", "warned");
    CommandRun strict = run("lint", "warned", "--strict");

    assertThat(lenient.exitCode()).isZero();
    assertThat(lenient.out()).endsWith("\n\n1 chart(s) linted, 0 chart(s) failed\n");
    assertThat(strict.exitCode()).isEqualTo(1);
  }

  @Test
  void isQuietAboutRecommendations() throws IOException {
    write("fine/Chart.yaml", "apiVersion: v2\nname: fine\nversion: 1.0.0\n");

    CommandRun fine = run("lint", "fine", "--quiet");
    CommandRun warned = run("lint", "fine", "warned", "--quiet");

    assertThat(fine.out()).isEmpty();
    assertThat(warned.out())
        .startsWith("==> Linting warned\n[WARNING] templates/a.yaml: batch")
        .endsWith("\n\n2 chart(s) linted, 0 chart(s) failed\n");
  }

  @Test
  void lintsSubchartsByThemselves() {
    CommandRun run = run("lint", "good", "--with-subcharts");

    assertThat(run.out())
        .contains("==> Linting good\n", "==> Linting good/charts/sub\n[ERROR] Chart.yaml: version");
    assertThat(run.err()).contains("2 chart(s) linted, 2 chart(s) failed");
  }

  @Test
  void tellsKindsThatAreDeprecatedInTheGivenVersion() {
    CommandRun older = run("lint", "warned", "--kube-version", "1.20");
    CommandRun none = run("lint", "warned", "--kube-version", "x");

    assertThat(older.out()).doesNotContain("deprecated");
    assertThat(none.err())
        .isEqualTo("Error: invalid kube version 'x': could not parse \"x\" as version\n");
  }

  @Test
  void takesValuesAndArchives() throws IOException {
    Files.delete(directory.resolve("good/charts/sub/Chart.yaml"));
    run("package", "good");

    CommandRun named = run("lint", "good-1.0.0.tgz");
    CommandRun invalid = run("lint", "good-1.0.0.tgz", "--set", "name=A");

    assertThat(named.out())
        .isEqualTo(
            """
            ==> Linting good-1.0.0.tgz
            [INFO] Chart.yaml: icon is recommended

            1 chart(s) linted, 0 chart(s) failed
            """);
    assertThat(invalid.out())
        .contains("[WARNING] templates/a.yaml: object name does not conform to Kubernetes naming");
  }

  @Test
  void lintsTheDirectoryItRunsIn() {
    CommandRun run = CommandRun.in(directory.resolve("warned"), Map.of(), "lint");

    assertThat(run.out()).startsWith("==> Linting .\n[INFO]");
  }
}

package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new chart, judged by real Helm and by ourselves. */
class CreateCommandTest {
  private static final String EVERYTHING =
      """
      autoscaling: {enabled: true}
      ingress:
        enabled: true
        className: nginx
        annotations: {a: b}
        hosts: [{host: web.example.com, paths: [{path: /, pathType: Prefix}]}]
        tls: [{secretName: web, hosts: [web.example.com]}]
      serviceAccount: {annotations: {c: d}}
      podAnnotations: {e: f}
      podLabels: {g: h}
      podSecurityContext: {runAsNonRoot: true}
      securityContext: {readOnlyRootFilesystem: true}
      imagePullSecrets: [{name: pull}]
      env: [{name: A, value: b}]
      resources: {limits: {cpu: 1}}
      volumes: [{name: tmp, emptyDir: {}}]
      volumeMounts: [{name: tmp, mountPath: /tmp}]
      nodeSelector: {disk: ssd}
      tolerations: [{operator: Exists}]
      affinity: {nodeAffinity: {}}
      """;

  @TempDir Path directory;

  private CommandRun run(String... arguments) {
    return CommandRun.in(
        directory,
        Map.of("HOME", directory.toString(), "HELM_DATA_HOME", directory + "/data"),
        arguments);
  }

  @Test
  void passesHelmsLintAndOurs() {
    CommandRun create = run("create", "web");

    LintResult helms = new Helm(directory.resolve("web")).lint().strict().call();
    CommandRun ours = run("lint", "--strict", "web");

    assertThat(create.exitCode()).as(create.err()).isZero();
    assertThat(create.out()).isEqualToIgnoringNewLines("Creating web");
    assertThat(helms.isFailed()).as("%s", helms.getMessages()).isFalse();
    assertThat(ours.exitCode()).as(ours.out()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", EVERYTHING, "serviceAccount: {create: false}"})
  void rendersAsHelmRendersIt(String values) throws IOException {
    run("create", "some/web");
    Path file = Files.writeString(directory.resolve("values.yaml"), values);

    String helms =
        new Helm(directory.resolve("some/web"))
            .template()
            .withName("r")
            .withNamespace("ns")
            .withValuesFile(file)
            .call();
    CommandRun ours =
        run("template", "r", "some/web", "-n", "ns", "-f", "values.yaml", "--skip-tests");

    assertThat(ours.exitCode()).as(ours.err()).isZero();
    assertThat(ours.out().strip()).isEqualTo(helms.strip());
    assertThat(helms).contains("kind: Deployment").contains("kind: Service");
  }

  @Test
  void makesAChartOfAStarter() throws IOException {
    Path starter = directory.resolve("data/starters/mine");
    Files.createDirectories(starter.resolve("templates"));
    Files.writeString(
        starter.resolve("Chart.yaml"), "apiVersion: v2\nname: mine\nversion: 9.0.0\n");
    Files.writeString(starter.resolve("values.yaml"), "name: <CHARTNAME>\n");
    Files.writeString(starter.resolve("templates/map.yaml"), "name: <CHARTNAME>\n");
    Files.writeString(starter.resolve("README.md"), "of <CHARTNAME>\n");

    CommandRun create = run("create", "web", "--starter", "mine");

    assertThat(create.exitCode()).as(create.err()).isZero();
    assertThat(directory.resolve("web/Chart.yaml")).content().contains("name: web\n", "0.1.0");
    assertThat(directory.resolve("web/values.yaml")).hasContent("name: web");
    assertThat(directory.resolve("web/templates/map.yaml")).hasContent("name: web");
    assertThat(directory.resolve("web/README.md")).hasContent("of <CHARTNAME>");
  }

  @Test
  void warnsOfWhatItOverwritesAndRefusesBadNames() {
    run("create", "web");

    CommandRun again = run("create", "web");
    CommandRun bad = run("create", "a b");
    CommandRun missing = run("create", "web2", "--starter", "nope");

    assertThat(again.err()).contains("values.yaml\" already exists. Overwriting.");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.err()).contains("Error: chart name must match the regular expression");
    assertThat(missing.exitCode()).isEqualTo(1);
  }
}

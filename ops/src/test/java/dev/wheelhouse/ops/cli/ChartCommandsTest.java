package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on charts of the disk; the words are those of helm 3.21.0. */
class ChartCommandsTest {
  @TempDir Path directory;

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, Map.of(), arguments);
  }

  private void chart(String name, String more) throws IOException {
    Path chart = Files.createDirectories(directory.resolve(name + "/templates")).getParent();
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\n" + more);
    Files.writeString(chart.resolve("values.yaml"), "{}\n");
  }

  @Test
  void lintsCharts() throws IOException {
    chart("good", "");
    chart("bad", "");
    Files.writeString(directory.resolve("bad/templates/x.yaml"), "{{ if }}\n");

    CommandRun good = run("lint", "good");
    CommandRun bad = run("lint", "bad");

    assertThat(good.exitCode()).as(good.err()).isZero();
    assertThat(good.out()).contains("==> Linting good", "1 chart(s) linted, 0 chart(s) failed");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.out()).contains("[ERROR] templates/");
    assertThat(bad.err()).contains("1 chart(s) linted, 1 chart(s) failed");
  }

  @Test
  void buildsDependenciesFromTheLockAndRefusesOneThatIsOutOfStep() throws IOException {
    chart("db", "");
    chart("web", "dependencies: [{name: db, version: 1.0.0, repository: file://../db}]\n");
    run("dependency", "update", "web");
    Files.delete(directory.resolve("web/charts/db-1.0.0.tgz"));

    CommandRun built = run("dependency", "build", "web");
    chart("web", "dependencies: [{name: db, version: ^1.0.0, repository: file://../db}]\n");
    CommandRun stale = run("dependency", "build", "web");

    assertThat(built.exitCode()).as(built.err()).isZero();
    assertThat(directory.resolve("web/charts/db-1.0.0.tgz")).exists();
    assertThat(stale.exitCode()).isEqualTo(1);
    assertThat(stale.err()).contains("out of sync");
  }

  @Test
  void saysThatARegistryCannotBePushedTo() throws IOException {
    chart("web", "");
    run("package", "web");

    CommandRun run = run("push", "web-1.0.0.tgz", "oci://127.0.0.1:1/charts", "--plain-http");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("127.0.0.1:1");
  }
}

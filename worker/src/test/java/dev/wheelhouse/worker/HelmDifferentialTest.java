package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.worker.Differential.Case;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public charts installed, upgraded with other values and uninstalled, once by real Helm and once
 * by Wheelhouse, in a namespace of the same name: what is in the cluster after each operation, and
 * what the release Secrets say, must be the same. The everyday build takes the first few charts of
 * {@code differential/charts.tsv}, {@code -Pcluster} all; {@code -Ddifferential.charts=FILE} gives
 * another list.
 */
@Tag("cluster")
class HelmDifferentialTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("user.home"), ".cache", "wheelhouse-charts");
  private static final int EVERYDAY = 2;
  private static final String RUN = "df" + Long.toString(System.nanoTime() % 1_000_000, 36);

  @TempDir Path dir;

  @Test
  void leavesTheSameObjectsAndSecretsAsHelm() throws Exception {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: nothing to compare on");
    assumeTrue(Files.isDirectory(CORPUS), "the public charts are not on this machine");
    List<Case> cases = cases();
    assertThat(new Differential(CORPUS, dir).differing(cases)).isEmpty();
  }

  private static List<Case> cases() throws IOException {
    String list = System.getProperty("differential.charts", "");
    List<String> lines;
    if (!list.isEmpty()) {
      lines = Files.readAllLines(Path.of(list));
    } else {
      try (InputStream in =
          HelmDifferentialTest.class.getResourceAsStream("/differential/charts.tsv")) {
        lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
    }
    boolean all = !list.isEmpty() || Boolean.getBoolean("cluster.all");
    List<Case> cases = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("\t");
      if (!line.startsWith("#") && (all || cases.size() < EVERYDAY)) {
        cases.add(new Case(columns[0], columns[1], "%s-%02d".formatted(RUN, cases.size()), false));
      }
    }
    return cases;
  }
}

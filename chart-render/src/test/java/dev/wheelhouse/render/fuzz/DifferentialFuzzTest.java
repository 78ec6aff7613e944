package dev.wheelhouse.render.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random templates rendered by real Helm and by us. {@code mvn -B verify -Pcorpus -Dfuzz=N
 * -DfuzzSeed=S} renders N templates from seed S on; a difference is printed with its seed.
 */
class DifferentialFuzzTest {
  private static final Path VALUES = Path.of("src/test/resources/fuzz/values.yaml");
  private static final int EVERY_DAY = 300;
  private static final int ALL = 10_000;

  @TempDir Path directory;

  @Test
  void rendersAFewRandomTemplatesAsHelm() throws IOException {
    assertThat(differences(EVERY_DAY)).isEmpty();
  }

  @Test
  @Tag("corpus")
  void rendersRandomTemplatesAsHelm() throws IOException {
    assertThat(differences(Integer.getInteger("fuzz", ALL))).isEmpty();
  }

  private List<String> differences(int templates) throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "real Helm is there for Linux on amd64 only");
    Snippets snippets = new Snippets(directory, Files.readString(VALUES));
    long first = Long.getLong("fuzzSeed", 1);
    List<String> differences = new ArrayList<>();
    int refused = 0;
    int hostile = 0;
    for (long seed = first; seed < first + templates; seed++) {
      String template = new TemplateGenerator(seed).template();
      String ours = snippets.byUs(template);
      if (ours.equals(Snippets.OVER_BUDGET)) {
        hostile++;
        continue;
      }
      String helm = snippets.byHelm(template);
      refused += helm.startsWith("ERROR: ") ? 1 : 0;
      // What Go itself gives in another order or with another address each time is no difference.
      if (!helm.equals(ours) && !isKnown(helm) && helm.equals(snippets.byHelm(template))) {
        differences.add(
            "seed %d%n  template: %s%n  helm: %s%n  ours: %s"
                .formatted(seed, template, helm, ours));
      }
    }
    System.out.printf(
        "fuzz: %d templates from seed %d on, %d over the budget, %d refused by Helm, %d different%n",
        templates, first, hostile, refused, differences.size());
    return differences;
  }

  /** The insides of a time under a wrong verb, and text that is not UTF-8 in toYamlPretty. */
  private static boolean isKnown(String helm) {
    return helm.contains("*time.Location=") || helm.contains("!!binary");
  }
}

package dev.wheelhouse.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartLoaderTest {
  @TempDir Path root;

  @BeforeEach
  void writeChartYaml() throws IOException {
    write("Chart.yaml", TestArchive.CHART_YAML);
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static List<String> names(List<ChartFile> files) {
    return files.stream().map(ChartFile::name).toList();
  }

  @Test
  void sortsFilesIntoTemplatesAndOthersInOrderOfNames() throws IOException {
    write("templates/b.yaml", "");
    write("templates/a.yaml", "");
    write("templates/sub/c.yaml", "");
    write("templates/_helpers.tpl", "");
    write("templates/.hidden", "");
    write("README.md", "");
    write("crds/x.yaml", "");
    write("values.yaml", "a: 1\n");
    write("values.schema.json", "{}");

    Chart chart = ChartLoader.load(root);

    assertThat(names(chart.templates()))
        .containsExactly(
            "templates/_helpers.tpl",
            "templates/a.yaml",
            "templates/b.yaml",
            "templates/sub/c.yaml");
    assertThat(names(chart.files())).containsExactly("README.md", "crds/x.yaml");
    assertThat(chart.values()).isEqualTo(Map.of("a", 1.0));
    assertThat(chart.valuesFile()).get().extracting(ChartFile::text).isEqualTo("a: 1\n");
    assertThat(chart.schema()).get().extracting(ChartFile::text).isEqualTo("{}");
  }

  @Test
  void readsSubchartsFromDirectoriesAndArchivesAndSkipsHiddenOnes() throws IOException {
    write("charts/b/Chart.yaml", "apiVersion: v2\nname: b\nversion: 1.0.0\n");
    write("charts/b/values.yaml", "x: z\n");
    write("charts/_off/Chart.yaml", "not even YAML: [");
    write("charts/.off/Chart.yaml", "not even YAML: [");
    byte[] archive =
        TestArchive.empty()
            .file("a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n")
            .bytes();
    Files.write(root.resolve("charts/a-1.0.0.tgz"), archive);

    Chart chart = ChartLoader.load(root);

    assertThat(chart.dependencies())
        .extracting(Chart::fullPath)
        .containsExactly("c/charts/a", "c/charts/b");
    assertThat(chart.dependencies().get(1).values()).isEqualTo(Map.of("x", "z"));
  }

  @Test
  void takesDependenciesAndLockOfHelm2Charts() throws IOException {
    write("Chart.yaml", "apiVersion: v1\nname: c\nversion: 0.1.0\nengine: mvel\n");
    write(
        "requirements.yaml",
        "dependencies:\n- name: d\n  version: 1.x\n  repository: https://r\n  tags: [t]\n");
    write(
        "requirements.lock",
        "dependencies:\n- name: d\n  version: 1.2.3\n  repository: https://r\n"
            + "digest: sha256:00\ngenerated: \"2026-01-02T03:04:05Z\"\n");

    Chart chart = ChartLoader.load(root);

    assertThat(chart.metadata().engine()).isEqualTo("mvel");
    assertThat(chart.metadata().dependencies())
        .singleElement()
        .satisfies(
            dependency -> {
              assertThat(dependency.version()).isEqualTo("1.x");
              assertThat(dependency.tags()).containsExactly("t");
            });
    assertThat(chart.lock())
        .get()
        .satisfies(
            lock -> {
              assertThat(lock.dependencies().get(0).version()).isEqualTo("1.2.3");
              assertThat(lock.generated()).isPresent();
            });
    assertThat(names(chart.files())).containsExactly("requirements.lock", "requirements.yaml");
  }

  @Test
  void leavesOutWhatHelmignoreNames() throws IOException {
    write(".helmignore", "# comment\n*.bak\n/docs\nci/\ntemplates/[ab].yaml\n");
    write("x.bak", "");
    write("templates/x.bak", "");
    write("docs/a", "");
    write("sub/docs/a", "");
    write("ci/b", "");
    write("sub/ci/b", "");
    write("templates/a.yaml", "");
    write("templates/c.yaml", "");

    Chart chart = ChartLoader.load(root);

    assertThat(names(chart.raw()))
        .containsExactly(".helmignore", "Chart.yaml", "sub/docs/a", "templates/c.yaml");
  }

  @Test
  void negatedIgnoreRuleIgnoresAllThatDoesNotMatchIt() throws IOException {
    write(".helmignore", "!Chart.yaml\n");
    write("README.md", "");

    assertThat(names(ChartLoader.load(root).raw())).containsExactly("Chart.yaml");
  }

  @Test
  void removesByteOrderMarks() throws IOException {
    write("values.yaml", "\uFEFFa: 1\n");
    write("templates/a.yaml", "\uFEFFkind: X\n");

    Chart chart = ChartLoader.load(root);

    assertThat(chart.values()).containsOnlyKeys("a");
    assertThat(chart.templates().get(0).text()).isEqualTo("kind: X\n");
  }

  @Test
  void followsLinksAndRefusesLinksInCircles() throws IOException {
    write("files/real.txt", "content");
    Files.createSymbolicLink(root.resolve("link.txt"), root.resolve("files/real.txt"));

    assertThat(ChartLoader.load(root).files())
        .extracting(ChartFile::name)
        .containsExactly("files/real.txt", "link.txt");

    Files.createSymbolicLink(root.resolve("files/loop"), root);
    assertThat(refusal().code()).isEqualTo(ChartErrorCode.LINK_INVALID);
  }

  @Test
  void refusesLinksThatLeadNowhere() throws IOException {
    Files.createSymbolicLink(root.resolve("gone"), root.resolve("nothing"));

    assertThat(refusal().code()).isEqualTo(ChartErrorCode.LINK_INVALID);
    assertThat(refusal()).hasMessageStartingWith("error evaluating symlink ");
  }

  private ChartException refusal() {
    return catchThrowableOfType(ChartException.class, () -> ChartLoader.load(root));
  }

  @Test
  void saysThatNothingIsThere() {
    assertThatThrownBy(() -> ChartLoader.load(root.resolve("nope")))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("nothing is at");
  }

  @Test
  void loadsTheSameChartFromArchiveAndDirectory() throws IOException {
    write("values.yaml", "a: {b: [1, x]}\n");
    write("templates/a.yaml", "kind: X\n");
    byte[] bytes =
        TestArchive.ofChart()
            .file("c/values.yaml", "a: {b: [1, x]}\n")
            .file("c/templates/a.yaml", "kind: X\n")
            .bytes();
    Path archive = Files.write(root.resolveSibling(root.getFileName() + ".tgz"), bytes);

    Chart fromArchive = ChartLoader.load(archive);
    Chart fromDirectory = ChartLoader.load(root);

    assertThat(fromArchive.metadata()).isEqualTo(fromDirectory.metadata());
    assertThat(fromArchive.values()).isEqualTo(fromDirectory.values());
    assertThat(fromArchive.templates()).isEqualTo(fromDirectory.templates());
  }

  @Test
  void digestChangesWithPathAndContentOfAnyFile() throws IOException {
    String before = ChartLoader.load(root).digest();
    write("a", "1");
    String withFile = ChartLoader.load(root).digest();
    Files.move(root.resolve("a"), root.resolve("b"));
    String renamed = ChartLoader.load(root).digest();

    assertThat(before).matches("sha256:[0-9a-f]{64}");
    assertThat(List.of(before, withFile, renamed)).doesNotHaveDuplicates();
    assertThat(ChartLoader.load(root).digest()).isEqualTo(renamed);
  }

  @Test
  void digestOfArchiveIsThatOfItsBytes() {
    byte[] archive = TestArchive.ofChart().bytes();

    Chart chart = ChartLoader.loadArchive("c.tgz", archive, ChartLimits.DEFAULT);

    assertThat(chart.digest()).isEqualTo(ChartDigests.ofArchive(archive));
  }
}

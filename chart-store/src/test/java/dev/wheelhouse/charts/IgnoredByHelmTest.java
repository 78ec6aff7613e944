package dev.wheelhouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.yaml.GoYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which files real Helm 3.21.0 keeps of one directory under many {@code .helmignore} files. */
class IgnoredByHelmTest {
  private static final List<String> FILES =
      List.of(
          "a.txt",
          "b.txt",
          "ab.txt",
          "docs/a.txt",
          "docs/sub/b.md",
          "ci/x.yaml",
          "files/ci/y",
          "files/a-b",
          "files/[x]",
          "files/x",
          ".dot",
          "sub/.dot",
          "sub/a.txt",
          "README.md",
          "files/é",
          "files/a b",
          "templates/a.yaml");

  static Stream<String> cases() {
    try (InputStream in = IgnoredByHelmTest.class.getResourceAsStream("ignored-by-helm.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsTheFilesThatHelmKeeps(String line, @TempDir Path directory) throws IOException {
    String[] columns = line.split("\t", -1);
    for (String file : FILES) {
      Files.createDirectories(directory.resolve(file).getParent());
      Files.writeString(directory.resolve(file), "x");
    }
    Files.writeString(directory.resolve("Chart.yaml"), TestArchive.CHART_YAML);
    Files.writeString(directory.resolve(".helmignore"), (String) GoYaml.parse(columns[0]));

    Object kept;
    try {
      kept = ChartLoader.load(directory).files().stream().map(ChartFile::name).sorted().toList();
    } catch (ChartException refused) {
      kept = refused.getMessage();
    }

    assertThat(kept).isEqualTo(GoYaml.parse(columns[1]));
  }
}

package dev.wheelhouse.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartArchiveTest {
  @TempDir Path directory;

  private static Chart chart() {
    return ChartLoader.loadFiles(
        List.of(
            ChartFile.of("README.md", "read me"),
            ChartFile.of(
                "Chart.yaml",
                "version: 1.2.3\nname: c\napiVersion: v2\nengine: mvel\n"
                    + "dependencies: [{name: s, version: 1.x, repository: https://r}]\n"),
            ChartFile.of(
                "Chart.lock",
                "dependencies:\n- {name: s, version: 1.0.0, repository: https://r}\n"
                    + "digest: sha256:00\ngenerated: \"2026-01-02T03:04:00.5+01:00\"\n"),
            ChartFile.of("charts/s/Chart.yaml", "apiVersion: v1\nname: s\nversion: 1.0.0\n"),
            ChartFile.of("charts/s/templates/x.yaml", "x"),
            ChartFile.of("templates/b.yaml", "b"),
            ChartFile.of("templates/é-" + "long".repeat(40) + ".yaml", "l"),
            ChartFile.of("values.schema.json", "{\"type\": \"object\"}"),
            ChartFile.of("values.yaml", "# kept\na: 1\n")));
  }

  private static List<String> entries(byte[] archive, List<String> contents) throws IOException {
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new ByteArrayInputStream(archive)), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        names.add(entry.getName());
        contents.add(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return names;
  }

  @Test
  void laysFilesOutAsHelmPackageDoes() throws IOException {
    List<String> contents = new ArrayList<>();

    List<String> names = entries(ChartArchive.pack(chart()), contents);

    assertThat(names)
        .containsExactly(
            "c/Chart.yaml",
            "c/Chart.lock",
            "c/values.yaml",
            "c/values.schema.json",
            "c/templates/b.yaml",
            "c/templates/é-" + "long".repeat(40) + ".yaml",
            "c/README.md",
            "c/charts/s/Chart.yaml",
            "c/charts/s/templates/x.yaml");
    assertThat(contents.get(0))
        .isEqualTo(
            "apiVersion: v2\ndependencies:\n- name: s\n  repository: https://r\n  version: 1.x\n"
                + "engine: mvel\nname: c\nversion: 1.2.3\n");
    assertThat(contents.get(1))
        .isEqualTo(
            "dependencies:\n- name: s\n  repository: https://r\n  version: 1.0.0\n"
                + "digest: sha256:00\ngenerated: \"2026-01-02T03:04:00.5+01:00\"\n");
    assertThat(contents.get(2)).isEqualTo("# kept\na: 1\n");
  }

  @Test
  void writesSameBytesForSameChartAndLoadsThemAgain() {
    Chart chart = chart();

    Path archive = ChartArchive.write(chart, directory.resolve("new/dir"));
    Chart loaded = ChartLoader.load(archive);

    assertThat(archive.getFileName()).hasToString("c-1.2.3.tgz");
    assertThat(ChartArchive.pack(chart)).isEqualTo(ChartArchive.pack(loaded));
    assertThat(loaded.metadata()).isEqualTo(chart.metadata());
    assertThat(loaded.lock()).isEqualTo(chart.lock());
    assertThat(loaded.templates()).isEqualTo(chart.templates());
    assertThat(loaded.dependencies()).hasSize(1);
    assertThat(directory.resolve("new/dir")).isDirectoryContaining("glob:**/c-1.2.3.tgz");
  }

  @Test
  void writesAFileThatOthersMayReadAsAnyOther() throws IOException {
    Path usual = Files.writeString(directory.resolve("usual"), "");

    Path archive = ChartArchive.write(chart(), directory);

    assertThat(Files.getPosixFilePermissions(archive))
        .isEqualTo(Files.getPosixFilePermissions(usual));
    assertThat(directory).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void refusesSchemaThatIsNoJson() {
    Chart broken = chart().toBuilder().schema(ChartFile.of("values.schema.json", "{a: 1}")).build();

    assertThatThrownBy(() -> ChartArchive.pack(broken))
        .isInstanceOf(ChartException.class)
        .hasMessage("Invalid JSON in values.schema.json");
  }
}

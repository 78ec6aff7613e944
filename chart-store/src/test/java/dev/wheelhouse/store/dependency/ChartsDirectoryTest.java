package dev.wheelhouse.store.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.TestCharts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsDirectoryTest {
  @TempDir Path directory;
  private Path charts;

  @BeforeEach
  void fill() throws IOException {
    charts = Files.createDirectories(directory.resolve("charts"));
    Files.write(charts.resolve("web-1.0.0.tgz"), TestCharts.archive("web", "1.0.0"));
    Files.write(charts.resolve("kept-1.0.0.tgz"), TestCharts.archive("kept", "1.0.0"));
  }

  private void replace(Map<String, byte[]> archives) {
    new ChartsDirectory(charts, line -> {}).replace(archives, Set.of("kept"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> list = Files.list(charts)) {
      return list.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacesWhatIsOutdated() throws IOException {
    replace(Map.of("web-2.0.0.tgz", TestCharts.archive("web", "2.0.0")));

    assertThat(files()).containsExactly("kept-1.0.0.tgz", "web-2.0.0.tgz");
  }

  @Test
  void changesNothingUnlessAllCanBeWritten() throws IOException {
    Map<String, byte[]> archives = new LinkedHashMap<>();
    archives.put("web-2.0.0.tgz", TestCharts.archive("web", "2.0.0"));
    archives.put("../out.tgz", TestCharts.archive("out", "1.0.0"));

    StoreException refused = catchThrowableOfType(StoreException.class, () -> replace(archives));

    assertThat(refused.code()).isEqualTo(StoreErrorCode.REFERENCE_INVALID);
    assertThat(files()).containsExactly("kept-1.0.0.tgz", "web-1.0.0.tgz");
    assertThat(directory.resolve("out.tgz")).doesNotExist();
  }

  @Test
  void clearsAwayWhatAProcessLeftBehindThatDied() throws IOException {
    Path left = Files.createDirectory(charts.resolve(".wheelhouse-123"));
    Files.writeString(left.resolve("web-2.0.0.tgz"), "half");

    replace(Map.of("web-1.0.0.tgz", TestCharts.archive("web", "1.0.0")));

    assertThat(files()).containsExactly("kept-1.0.0.tgz", "web-1.0.0.tgz");
  }

  @Test
  void givesFilesTheUsualPermissions() throws IOException {
    Path usual = Files.writeString(directory.resolve("usual"), "");

    replace(Map.of("web-2.0.0.tgz", TestCharts.archive("web", "2.0.0")));

    assertThat(Files.getPosixFilePermissions(charts.resolve("web-2.0.0.tgz")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }
}

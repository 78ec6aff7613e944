package dev.wheelhouse.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.yaml.GoYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real Helm 3.21.0 says of odd and broken charts, kept as data. */
class LoadedByHelmTest {
  static Stream<String> cases() {
    try (InputStream in = LoadedByHelmTest.class.getResourceAsStream("loaded-by-helm.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loadsOrRefusesAsHelmDoes(String line, @TempDir Path directory) throws IOException {
    String[] columns = line.split("\t", -1);
    for (Map.Entry<String, Object> file : GoYaml.parseMap(columns[1]).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, (String) file.getValue());
    }
    String expected = (String) GoYaml.parse(columns[3]);

    if (columns[2].equals("error")) {
      assertThatThrownBy(() -> ChartLoader.load(directory))
          .isInstanceOf(ChartException.class)
          .hasMessage(expected);
    } else {
      String metadata = GoYaml.marshal(ChartLoader.load(directory).metadata().toMap());
      assertThat(metadata.strip()).isEqualTo(expected.strip());
    }
  }
}

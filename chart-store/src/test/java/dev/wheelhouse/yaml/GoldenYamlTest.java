package dev.wheelhouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real Helm 3.21.0 wrote and read, kept as data; random documents among them. */
class GoldenYamlTest {
  private static Stream<String> lines(String name) {
    try (InputStream in = GoldenYamlTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Stream<String> writtenByHelm() {
    return lines("written-by-helm.tsv");
  }

  static Stream<String> readByHelm() {
    return lines("read-by-helm.tsv");
  }

  static Stream<String> jsonReadByHelm() {
    return lines("json-read-by-helm.tsv");
  }

  /** Helm swallows errors and drops one line break at the end. */
  private static String asHelmPrints(Supplier<String> writer) {
    try {
      String text = writer.get();
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    } catch (YamlException swallowed) {
      return "";
    }
  }

  @ParameterizedTest
  @MethodSource("writtenByHelm")
  void writesWhatHelmWrites(String line) {
    String[] columns = line.split("\t", -1);
    Object value = GoYaml.parse(columns[0]);

    assertThat(asHelmPrints(() -> GoYaml.marshal(value))).isEqualTo(GoYaml.parse(columns[1]));
    assertThat(asHelmPrints(() -> GoYaml.marshalPretty(value))).isEqualTo(GoYaml.parse(columns[2]));
    assertThat(asHelmPrints(() -> GoJson.encode(value))).isEqualTo(GoYaml.parse(columns[3]));
  }

  @ParameterizedTest
  @MethodSource("readByHelm")
  void readsWhatHelmReads(String line) {
    String[] columns = line.split("\t", -1);
    byte[] document = ((String) GoYaml.parse(columns[0])).getBytes(StandardCharsets.UTF_8);

    String read;
    try {
      read = GoJson.encode(GoYaml.parseMap(document));
    } catch (YamlException refused) {
      read = refused.getMessage();
    }

    assertThat(read).isEqualTo(GoYaml.parse(columns[1]));
  }

  @ParameterizedTest
  @MethodSource("jsonReadByHelm")
  void readsJsonAsHelmDoes(String line) {
    String[] columns = line.split("\t", -1);

    String read;
    try {
      read = GoJson.encode(GoJson.parse((String) GoJson.parse(columns[0])));
    } catch (YamlException refused) {
      read = GoJson.encode(Map.of("Error", refused.getMessage()));
    }

    assertThat(read).isEqualTo(GoJson.parse(columns[1]));
  }
}

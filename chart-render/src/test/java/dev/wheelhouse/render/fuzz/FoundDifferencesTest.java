package dev.wheelhouse.render.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the differential fuzzer found: {@code found/NAME.tpl} against the output of real Helm 3.21,
 * {@code NAME.out}, or its error, {@code NAME.err}.
 */
class FoundDifferencesTest {
  private static final Path FOUND = Path.of("src/test/resources/fuzz/found");

  @TempDir Path directory;

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOUND)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tpl"))
          .map(name -> name.substring(0, name.length() - ".tpl".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void rendersAsHelm(String name) throws IOException {
    Snippets snippets = new Snippets(directory, "{}\n");

    String ours = snippets.byUs(Files.readString(FOUND.resolve(name + ".tpl")));

    Path out = FOUND.resolve(name + ".out");
    String expected =
        Files.exists(out)
            ? Files.readString(out)
            : "ERROR: " + Files.readString(FOUND.resolve(name + ".err")).strip();
    assertThat(ours).isEqualTo(expected);
  }
}

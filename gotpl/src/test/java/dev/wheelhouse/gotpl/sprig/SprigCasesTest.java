package dev.wheelhouse.gotpl.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.gotpl.engine.ExecOptions;
import dev.wheelhouse.gotpl.engine.MissingKey;
import dev.wheelhouse.gotpl.engine.Templates;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Templates in {@code sprig/NAME.tpl} against what Helm 3.21.0 makes of them: {@code NAME.out}, or
 * its error in {@code NAME.err}. Helm ran them in the time zone UTC.
 */
class SprigCasesTest {
  private static final FunctionMap FUNCTIONS = SprigFunctions.functions(TestSurroundings.utc());

  private static final ExecOptions HELM_OPTIONS =
      ExecOptions.defaults().withMissingKey(MissingKey.ZERO);

  static Stream<String> rendered() throws IOException {
    return names(".out");
  }

  static Stream<String> refused() throws IOException {
    return names(".err");
  }

  private static Stream<String> names(String suffix) throws IOException {
    return files().stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.endsWith(suffix))
        .map(name -> name.substring(0, name.length() - suffix.length()))
        .sorted();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files.toList();
    }
  }

  static Path directory() {
    try {
      return Path.of(SprigCasesTest.class.getResource("/sprig").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(directory().resolve(file));
  }

  private static String execute(String name) throws IOException {
    StringBuilder out = new StringBuilder();
    Templates.named("test", FUNCTIONS)
        .with("t", read(name + ".tpl"))
        .execute("t", Map.of(), out, HELM_OPTIONS);
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void rendersAsHelmDoes(String name) throws IOException {
    assertThat(GoStrings.toValidText(execute(name))).isEqualTo(read(name + ".out"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAsHelmDoes(String name) throws IOException {
    assertThatThrownBy(() -> execute(name))
        .isInstanceOf(GoError.class)
        .hasMessage(read(name + ".err").strip());
  }

  @Test
  void hasAnExpectationForEachTemplate() throws IOException {
    List<String> templates = names(".tpl").toList();

    assertThat(Stream.concat(rendered(), refused()).sorted()).containsExactlyElementsOf(templates);
  }
}

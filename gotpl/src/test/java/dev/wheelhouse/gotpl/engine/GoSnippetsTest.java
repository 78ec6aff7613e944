package dev.wheelhouse.gotpl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Snippets with the output (ID.out) or error (ID.err) that Helm 3.21, built with Go 1.25, gives for
 * them. Of a syntax error Helm shows only the place and the last part.
 */
class GoSnippetsTest {
  private static final String FILE = "t.tpl";

  static Stream<Path> snippets() {
    return files().stream().filter(path -> path.toString().endsWith(".tpl"));
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(Path.of(GoSnippetsTest.class.getResource("go").toURI()))) {
      return files.sorted(Comparator.naturalOrder()).collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void givesWhatGoGives(Path snippet) throws IOException {
    String source = text(snippet);
    Path output = withExtension(snippet, ".out");
    String expected = Files.exists(output) ? text(output) : text(withExtension(snippet, ".err"));

    String actual = render(source);

    assertThat(actual).as(source).isEqualTo(expected);
  }

  @Test
  void everyFileBelongsToASnippet() {
    Set<String> snippets =
        snippets().map(path -> withExtension(path, "").toString()).collect(Collectors.toSet());

    assertThat(files())
        .allSatisfy(
            file -> assertThat(snippets).contains(file.toString().replaceFirst("\\.[a-z]+$", "")));
    assertThat(files()).hasSize(2 * snippets.size());
  }

  private static String render(String source) {
    StringBuilder out = new StringBuilder();
    try {
      Templates.named("gotpl", SampleFunctions.ALL)
          .with(FILE, source)
          .execute(
              FILE, SampleData.dot(), out, ExecOptions.defaults().withMissingKey(MissingKey.ZERO));
      return out.toString();
    } catch (TemplateSyntaxError e) {
      return asHelmShows(e.getMessage());
    } catch (GoError e) {
      return e.getMessage();
    }
  }

  private static String asHelmShows(String syntaxError) {
    Matcher place = Pattern.compile("template: ([^:]*:\\d+): ").matcher(syntaxError);
    assertThat(place.lookingAt()).isTrue();
    String reason = syntaxError.substring(syntaxError.lastIndexOf(": ") + 2);
    return "parse error at (" + place.group(1) + "): " + reason;
  }

  private static Path withExtension(Path snippet, String extension) {
    String name = snippet.getFileName().toString();
    return snippet.resolveSibling(name.replaceFirst("\\.tpl$", extension));
  }

  private static String text(Path file) throws IOException {
    return GoStrings.fromBytes(Files.readAllBytes(file));
  }
}

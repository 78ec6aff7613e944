package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/ci.md tells pipelines to run is what the command line takes. */
class CiDocumentTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^(?:\\s*- |\\s*sh '|\\s*|.*\\$\\()wheelhouse ([^'#)\\n]+)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<String> commands() throws IOException {
    List<String> found =
        COMMAND
            .matcher(Files.readString(Path.of("..", "docs", "ci.md")))
            .results()
            .map(match -> match.group(1).strip())
            .toList();
    assertThat(found).hasSize(8);
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isACommandOfThisProgram(String command) {
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            Map.of(),
            Path.of(""));
    String[] words =
        WORD.matcher(command).results().map(CiDocumentTest::word).toArray(String[]::new);

    var parsed = Wheelhouse.commandLine(console).parseArgs(words);

    assertThat(parsed.hasSubcommand()).isTrue();
  }

  private static String word(MatchResult match) {
    return match.group(1) != null ? match.group(1) : match.group(2);
  }
}

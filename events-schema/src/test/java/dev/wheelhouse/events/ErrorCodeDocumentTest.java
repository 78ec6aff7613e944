package dev.wheelhouse.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/errors.md to the codes. */
class ErrorCodeDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", ""), "..", "docs", "errors.md");

  private static final Pattern ROW =
      Pattern.compile("\\| `([A-Z_]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

  private record Row(String code, String hint) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| `"))
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(match -> new Row(match.group(1), match.group(4)))
        .toList();
  }

  @Test
  void explainsEachCodeOnce() throws IOException {
    assertThat(rows())
        .extracting(Row::code)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList());
  }

  @Test
  void advisesWhatTheProgramAdvises() throws IOException {
    assertThat(rows())
        .allSatisfy(row -> assertThat(row.hint()).isEqualTo(ErrorCode.valueOf(row.code()).hint()));
  }
}

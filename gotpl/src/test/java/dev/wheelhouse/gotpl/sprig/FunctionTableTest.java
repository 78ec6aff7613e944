package dev.wheelhouse.gotpl.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.GoFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the table of FUNCTIONS.md in step with the functions and with their tests. */
class FunctionTableTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| `(func\\(.*)` \\| (.*) \\| (.*) \\|$");
  private static final FunctionMap FUNCTIONS =
      SprigFunctions.functions()
          .with(SprigFunctions.environment(System::getenv))
          .with(SprigFunctions.network(name -> ""));

  private static Map<String, Matcher> rows() throws IOException {
    Map<String, Matcher> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("FUNCTIONS.md")));
    for (int from = 0; row.find(from); from = row.end()) {
      Matcher found = ROW.matcher(row.group());
      assertThat(found.find()).isTrue();
      rows.put(found.group(1), found);
    }
    return rows;
  }

  @Test
  void listsEveryFunctionAndNoOther() throws IOException {
    assertThat(rows().keySet()).containsExactlyElementsOf(FUNCTIONS.names());
  }

  @Test
  void statesTheSignatures() throws IOException {
    rows()
        .forEach(
            (name, row) -> {
              GoFunction function = FUNCTIONS.get(name);
              assertThat(row.group(2)).as(name).isEqualTo(function.goType().toString());
            });
  }

  @Test
  void namesATestThatCallsTheFunction() throws IOException {
    for (Map.Entry<String, Matcher> row : rows().entrySet()) {
      Set<String> words = new HashSet<>();
      for (String test : row.getValue().group(4).split(", ", -1)) {
        words.addAll(List.of(source(test).split("\\W+", -1)));
      }
      assertThat(words).as("tests of " + row.getKey()).contains(row.getKey());
    }
  }

  private static String source(String test) throws IOException {
    if (test.endsWith("Test")) {
      try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
        Path file = files.filter(path -> path.endsWith(test + ".java")).findFirst().orElseThrow();
        return Files.readString(file);
      }
    }
    return Files.readString(SprigCasesTest.directory().resolve(test + ".tpl"));
  }
}

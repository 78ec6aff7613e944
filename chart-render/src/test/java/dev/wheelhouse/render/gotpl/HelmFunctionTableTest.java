package dev.wheelhouse.render.gotpl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the table of functions in docs/helm-compatibility.md in step with the functions. */
class HelmFunctionTableTest {
  private static final Path DOCUMENT = Path.of("../docs/helm-compatibility.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| (Go|Helm|Sprig 3\\.3\\.0) \\| (.+) \\|$");

  /** Go's text/template/funcs.go; {@code slice} is Sprig's in Helm. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "and",
          "call",
          "eq",
          "ge",
          "gt",
          "html",
          "index",
          "js",
          "le",
          "len",
          "lt",
          "ne",
          "not",
          "or",
          "print",
          "printf",
          "println",
          "urlquery");

  private static Map<String, String> testsByFunction() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(DOCUMENT));
    while (row.find()) {
      assertThat(rows.put(row.group(1), row.group(3))).as(row.group(1) + " twice").isNull();
    }
    return rows;
  }

  @Test
  void listsEveryFunctionAndNoOther() throws IOException {
    Set<String> functions = new TreeSet<>(BUILT_IN);
    FunctionSignatures.all().forEach(function -> functions.add(function.name()));

    assertThat(testsByFunction().keySet()).containsExactlyElementsOf(functions);
  }

  @Test
  void namesTestsThatExist() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (String sources :
        List.of("src/test/java", "../gotpl/src/test/java", "../chart-store/src/test/java")) {
      try (Stream<Path> files = Files.walk(Path.of(sources))) {
        files.forEach(file -> tests.add(file.getFileName().toString().replace(".java", "")));
      }
    }
    List<String> unknown = new ArrayList<>();
    testsByFunction()
        .forEach(
            (function, named) -> {
              for (String test : named.replaceAll(" \\([^)]*\\)", "").split(", ", -1)) {
                if (!tests.contains(test)) {
                  unknown.add(function + ": " + test);
                }
              }
            });
    assertThat(unknown).isEmpty();
  }
}

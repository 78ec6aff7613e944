package dev.wheelhouse.render.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.render.KubeVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Lints charts beside real Helm, in one process (helm-java). */
class LintAsHelmTest {
  private static final Path CHARTS = Path.of("src/test/resources/charts");
  private static final Path BAD = Path.of("src/test/resources/lint");

  /** Which version helm-java's Helm tells deprecated kinds of, as it is built without a version. */
  private static final KubeVersion VERSION = KubeVersion.parse("v1.20.0");

  private static final ChartLinter LINTER = new ChartLinter();

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> saysOfOurOwnChartsWhatHelmSays() throws IOException {
    return folders(CHARTS).map(folder -> test(folder.resolve("chart")));
  }

  @TestFactory
  Stream<DynamicTest> saysOfBadChartsWhatHelmSays() throws IOException {
    return folders(BAD).map(LintAsHelmTest::test);
  }

  /** All charts beside the project. */
  @TestFactory
  @Tag("corpus")
  Stream<DynamicTest> saysOfPublicChartsWhatHelmSays() throws IOException {
    Path corpus = Path.of(System.getProperty("user.home"), ".cache/wheelhouse-charts/charts");
    return Files.isDirectory(corpus) ? folders(corpus).map(LintAsHelmTest::test) : Stream.of();
  }

  @Test
  void holdsEachNameAgainstTheRulesOfItsKind() throws IOException {
    Files.createDirectories(directory.resolve("templates"));
    Files.writeString(
        directory.resolve("Chart.yaml"), "apiVersion: v2\nname: names\nversion: 1.0.0\n");
    StringBuilder objects = new StringBuilder();
    for (String kind : List.of("Pod", "Service", "Namespace", "Role", "ServiceAccount", "Odd")) {
      for (String name :
          List.of("a", "A", "a.b", "-a", "9a", "", "a_b", "a/b%", "..", "a".repeat(64))) {
        objects.append("---\nkind: %s\nmetadata: {name: \"%s\"}\n".formatted(kind, name));
      }
    }
    Files.writeString(directory.resolve("templates/objects.yaml"), objects);

    compare(directory);
  }

  private static Stream<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  private static DynamicTest test(Path chart) {
    return DynamicTest.dynamicTest(chart.toString(), () -> compare(chart));
  }

  private static void compare(Path chart) {
    List<String> helm = new Helm(chart).lint().call().getMessages();

    List<String> ours =
        LINTER.lint(chart, new LintOptions(Map.of(), "", VERSION, true)).stream()
            .map(LintMessage::toString)
            .toList();

    assertThat(ordered(ours)).isEqualTo(ordered(helm));
  }

  /** One text; where rules of a schema are broken its lines sorted, for Go's order is random. */
  private static String ordered(List<String> messages) {
    String text = String.join("\n", messages);
    return text.contains("- at '")
        ? text.replace("- at '", "\n- at '")
            .replaceAll("'([\\w-]+:)\n", "'\n$1\n")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .sorted()
            .collect(Collectors.joining("\n"))
        : text;
  }
}

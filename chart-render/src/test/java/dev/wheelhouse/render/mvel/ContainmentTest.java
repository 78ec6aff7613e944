package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Templates that try to leave the language. Each must be refused, or come out without having done
 * anything: no file, no property, no change of the values, no word about Java's objects.
 */
class ContainmentTest {
  private static final String PROPERTY = "mvel.containment.mark";
  private static final String VALUES =
      """
      name: shop
      evil: "@{new java.io.File('MARK').createNewFile()}${Runtime.getRuntime().exit(1)}"
      evilKey: {"@{1}": "$x"}
      slow: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"
      big: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
      """;
  private static final List<String> LEAKS =
      List.of(
          "java.", "class ", "dev.wheelhouse", "org.mvel2", "PATH", "Thread[", "HACK", "={", "[B@");

  @TempDir private Path folder;
  private Path mark;

  @BeforeEach
  void clean() {
    mark = folder.resolve("mark");
    System.clearProperty(PROPERTY);
  }

  static Stream<String> hostileTemplates() throws IOException {
    try (var stream = ContainmentTest.class.getResourceAsStream("hostile-templates.txt")) {
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split("\n")).filter(line -> !line.isEmpty() && !line.startsWith("# "));
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTemplates")
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void hostileTemplatesDoNothing(String line) {
    String template =
        line.replace("\\n", "\n").replace("%F", mark.toString()).replace("%P", PROPERTY);
    Templates templates =
        Templates.seeing(VALUES.replace("MARK", mark.toString()))
            .withBudget(new RenderBudget(1_000_000, 1000, 1_000_000, Duration.ofSeconds(2)));
    String before = templates.values().toString();

    Optional<String> output = rendered(templates, template);

    assertThat(Files.exists(mark)).as("a file was created").isFalse();
    assertThat(System.getProperty(PROPERTY)).as("a property was set").isNull();
    assertThat(Thread.currentThread().isInterrupted()).as("the thread was interrupted").isFalse();
    assertThat(templates.values().toString()).as("the values were changed").isEqualTo(before);
    output.ifPresent(
        text -> {
          assertThat(text.length()).isLessThanOrEqualTo(1_000_000);
          String given = template + before + mark;
          assertThat(LEAKS)
              .as("what the output tells beyond its template")
              .noneMatch(leak -> text.contains(leak) && !given.contains(leak));
        });
  }

  private static Optional<String> rendered(Templates templates, String template) {
    try {
      return Optional.of(templates.render(template));
    } catch (RenderException refused) {
      assertThat(refused.code())
          .isIn(
              RenderErrorCode.TEMPLATE_MALFORMED,
              RenderErrorCode.TEMPLATE_FAILED,
              RenderErrorCode.BUDGET_EXCEEDED);
      assertThat(refused.getMessage()).doesNotContain("defect of the engine");
      return Optional.empty();
    }
  }

  @Test
  void whatLooksLikeATemplateInAValueStaysText() {
    Templates templates = Templates.seeing("a: \"@{1 + 1} ${2} @if{true}x@end{} @@\"");

    assertThat(templates.render("@{values.a}|@{quote(values.a)}"))
        .isEqualTo("@{1 + 1} ${2} @if{true}x@end{} @@|\"@{1 + 1} ${2} @if{true}x@end{} @@\"");
  }

  @Test
  void methodsFieldsAndClassesOfValuesAreOnlyKeysThatAreNotThere() {
    Templates templates = Templates.seeing("m: {}");

    assertThat(
            templates.render(
                "<@{values.class}@{values.getClass}@{values.m.empty}@{values.m.size}"
                    + "@{release.class}@{chart['class']}@{files.class}@{template.hashCode}>"))
        .isEqualTo("<>");
    assertThat(templates.refusal("@{release.name.class}"))
        .hasMessageContaining("only maps and lists have members, found a member of a text");
    assertThat(templates.refusal("@{release.name.length()}"))
        .hasMessageContaining("methods cannot be called");
  }

  @Test
  void partialsAreTheOnlyFilesThatCanBeIncluded() {
    Templates templates = Templates.seeing("a: 1").withPartial("plain.yaml", "x");

    for (String name :
        List.of(
            "plain.yaml",
            "t.yaml",
            "/etc/hostname",
            "../../../../../../etc/hostname",
            "_missing.mvel",
            "../templates/_missing.mvel",
            "file:///etc/hostname")) {
      assertThat(templates.refusal("@include{'" + name + "'}"))
          .hasMessageContaining("there is no partial of that name");
    }
  }
}

package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.engine.TemplateSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What MVEL is given, for templates of any kind. */
class GeneratedTemplatesTest {
  /** Everything that may ever be in a generated template. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?:@\\{v\\d+\\}|@if\\{v\\d+\\}|@elseif\\{v\\d+\\}|@else\\{\\}|@foreach\\{x : v\\d+\\}"
              + "|@end\\{\\})*");

  /** {@code -Dmvel.fuzz=N} tries more. */
  private static final int ROUNDS = Integer.getInteger("mvel.fuzz", 100_000);

  private static final String[] PIECES = {
    "@",
    "@@",
    "$",
    "${",
    "@{",
    "}",
    "{",
    "@if{",
    "@elseif{",
    "@else{",
    "@else{}",
    "@end{}",
    "@end{",
    "@foreach{",
    "@foreach{x : values.list}",
    "@comment{",
    "@include{",
    "@code{",
    "@eval{",
    "@declare{",
    "@includeNamed{",
    "x",
    "x.key",
    "values",
    ".name",
    ".list",
    "[0]",
    "[",
    "]",
    "(",
    ")",
    "'",
    "\"",
    "\\",
    "true",
    "false",
    "null",
    "1",
    "-2",
    "3.5",
    "==",
    "!=",
    "<",
    ">=",
    "&&",
    "||",
    "!",
    "?",
    ":",
    "+",
    "-",
    "*",
    ",",
    ";",
    "=",
    " ",
    "\n",
    "\r\n",
    "\t",
    "upper(",
    "quote(",
    "default(",
    "include(\"_p.mvel\")",
    "include(",
    "toYaml(",
    "new ",
    "java.lang.Runtime",
    "Runtime.getRuntime()",
    ".getClass()",
    ".class",
    "System.exit(0)",
    "import ",
    "def f() {",
    "v0",
    "v1",
    "@{v0}",
    "@{v1}",
    "@{values.name}",
    "@if{true}",
    "@{x}",
    "é",
    "\uD83D\uDE00",
    "\u0000",
    "//",
    "/*",
    "*/",
    "foreach",
    "end",
    "text",
  };

  @Test
  void holdNothingOfTheAuthor() {
    Random random = new Random(20240917);
    for (int i = 0; i < ROUNDS; i++) {
      String template = template(random);
      try {
        check(Template.of(new TemplateSource(Templates.NAME, template)).main(), template);
      } catch (RenderException refused) {
        assertThat(refused.getMessage()).startsWith("parse error at (" + Templates.NAME + ":");
      }
    }
  }

  @Test
  void renderOrAreRefusedAndNeverBreakTheEngine() {
    Random random = new Random(4711);
    Templates templates =
        Templates.seeing("name: shop\nlist: [a, {key: b}]\nmap: {key: v}\n")
            .withPartial("_p.mvel", "<@{arg}@{values.name}>")
            .withBudget(new RenderBudget(20_000, 50, 20_000, Duration.ofSeconds(5)));
    for (int i = 0; i < ROUNDS / 4; i++) {
      String template = template(random);
      try {
        String output = templates.render(template);
        assertThat(output).as(template).doesNotContain("java.util").hasSizeLessThan(20_001);
      } catch (RenderException refused) {
        assertThat(refused.getMessage())
            .as(template)
            .doesNotContain("defect of the engine")
            .contains(" error at (app/templates/");
      }
    }
  }

  @Test
  void textWithoutDirectivesComesOutAsItIs() {
    Random random = new Random(99);
    for (int i = 0; i < ROUNDS / 10; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(
            (char) (random.nextInt(20) == 0 ? random.nextInt(0xD800) : ' ' + random.nextInt(95)));
      }
      String plain = text.toString();

      assertThat(Templates.seeing("a: 1").render(plain.replace("@", "@@"))).isEqualTo(plain);
    }
  }

  @Test
  void areCutSoThatTheStackDoesNotGrowWithTheirLength() {
    String piece = "@if{values.a}x@end{}";

    Block block = Template.of(new TemplateSource(Templates.NAME, piece.repeat(20_000))).main();

    assertThat(longest(block)).isLessThan(2000);
    assertThat(Templates.seeing("a: 1").render(piece.repeat(20_000))).isEqualTo("x".repeat(20_000));
  }

  private static int longest(Block block) {
    int longest = block.generated().length();
    for (Entry entry : block.table()) {
      if (entry instanceof Entry.Nested nested) {
        longest = Math.max(longest, longest(nested.block()));
      }
    }
    return longest;
  }

  private static void check(Block block, String template) {
    assertThat(GENERATED.matcher(block.generated()).matches()).as(template).isTrue();
    for (Entry entry : block.table()) {
      if (entry instanceof Entry.Nested nested) {
        check(nested.block(), template);
      }
    }
  }

  private static String template(Random random) {
    List<String> pieces = new ArrayList<>();
    int open = 0;
    for (int n = 1 + random.nextInt(12); n > 0; n--) {
      switch (random.nextInt(8)) {
        case 0 -> pieces.add("@{" + expression(random, 3) + "}");
        case 1 -> {
          pieces.add("@if{" + expression(random, 2) + "}");
          open++;
        }
        case 2 -> {
          pieces.add("@foreach{x" + open + " : values.list}");
          open++;
        }
        case 3 -> pieces.add("text\n");
        default -> pieces.add(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    if (random.nextBoolean()) {
      pieces.add("@end{}".repeat(open));
    }
    return String.join("", pieces);
  }

  private static String expression(Random random, int depth) {
    String[] leaves = {"values.name", "values.list[0]", "1", "'a'", "null", "release.revision"};
    if (depth == 0) {
      return leaves[random.nextInt(leaves.length)];
    }
    String a = expression(random, depth - 1);
    return switch (random.nextInt(9)) {
      case 0 -> a + " + " + expression(random, depth - 1);
      case 1 -> a + " == " + expression(random, depth - 1);
      case 2 -> "!" + a;
      case 3 -> "(" + a + " ? " + expression(random, depth - 1) + " : 0)";
      case 4 -> "quote(" + a + ")";
      case 5 -> "default(" + a + ", " + expression(random, depth - 1) + ")";
      case 6 -> "toYaml(" + a + ")";
      case 7 -> a + PIECES[random.nextInt(PIECES.length)];
      default -> a;
    };
  }
}

package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BudgetTest {
  private static final Templates TEMPLATES =
      Templates.seeing(
          "list: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\ntext: " + "abcdefgh".repeat(1000) + "\n");
  private static final String LOOPS =
      "@foreach{a : values.list}@foreach{b : values.list}@foreach{c : values.list}"
          + "@foreach{d : values.list}@foreach{e : values.list}@foreach{f : values.list}"
          + "@foreach{g : values.list}@foreach{h : values.list}%s"
          + "@end{}@end{}@end{}@end{}@end{}@end{}@end{}@end{}";

  @Test
  void stopsAfterTheLastStep() {
    RenderException stopped =
        TEMPLATES.withBudget(budget(10_000, 1_000_000, 60)).refusal(LOOPS.formatted(""));

    assertThat(stopped.code()).isEqualTo(RenderErrorCode.BUDGET_EXCEEDED);
    assertThat(stopped)
        .hasMessageContaining("execution error at (app/templates/t.yaml:1:")
        .hasMessageContaining("the render used up its steps (limit 10000)");
  }

  @Test
  void stopsAtTheLastCharacter() {
    Templates templates = TEMPLATES.withBudget(budget(1_000_000, 8000, 60));

    assertThat(templates.render("@{values.text}")).hasSize(8000);
    assertThat(templates.refusal("@{values.text}x"))
        .hasMessageContaining("the render used up its characters of output (limit 8000)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@{size(replace(values.text, 'a', values.text))}",
        "@{size(indent(replace(values.text, 'a', '\\n'), 1000))}",
        "@{size(values.text + values.text + values.text)}",
        "@{size(toYaml(list(values.text, values.text, values.text)))}",
        "@{size(toJson(dict('a', values.text, 'b', values.text, 'c', values.text)))}",
        "@{size(join(list(values.text, values.text, values.text), ''))}",
        "@{size(list(trim(values.text + ' '), trim(' ' + values.text)))}",
        "@{size(list(trunc(values.text, 7999), trunc(values.text, 7999), trunc(values.text, 7999)))}",
        "@{size(b64enc(values.text + values.text))}",
        "@{size(quote(values.text + values.text))}",
        "@{size(upper(values.text) + lower(values.text))}",
      })
  void countsWhatFunctionsBuild(String template) {
    RenderException stopped =
        TEMPLATES.withBudget(budget(100_000_000, 20_000, 60)).refusal(template);

    assertThat(stopped.code()).isEqualTo(RenderErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void stopsWhenTheTimeIsOver() {
    RenderBudget budget =
        new RenderBudget(Long.MAX_VALUE, 1000, Long.MAX_VALUE, Duration.ofMillis(200));
    long start = System.nanoTime();

    RenderException stopped = TEMPLATES.withBudget(budget).refusal(LOOPS.formatted(""));

    assertThat(stopped.code()).isEqualTo(RenderErrorCode.BUDGET_EXCEEDED);
    assertThat(stopped).hasMessageContaining("the render used up its time (limit 200 ms)");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void endsWhenTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThat(TEMPLATES.refusal(LOOPS.formatted("")).code())
          .isEqualTo(RenderErrorCode.INTERRUPTED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void endsDeepRendersToo() {
    Templates templates = TEMPLATES.withPartial("_deep.mvel", nested(24, LOOPS.formatted("")));
    Thread.currentThread().interrupt();
    try {
      assertThat(templates.refusal("@include{'_deep.mvel'}").code())
          .isEqualTo(RenderErrorCode.INTERRUPTED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"toYaml(arg)", "toJson(arg)", "quote(toJson(arg))"})
  void countsWhatIsHeldMoreThanOnce(String expression) {
    Templates templates =
        TEMPLATES.withPartial(
            "_double.mvel",
            "@{size(%s)}@include{'_double.mvel', list(arg, arg, files)}".formatted(expression));

    assertThat(templates.refusal("@include{'_double.mvel', list(1)}").code())
        .isEqualTo(RenderErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void oneBudgetServesAllIncludes() {
    Templates templates =
        TEMPLATES
            .withPartial("_p.mvel", "@{values.text}")
            .withBudget(budget(1_000_000, 20_000, 60));

    assertThat(templates.refusal("@include{'_p.mvel'}@include{'_p.mvel'}").code())
        .isEqualTo(RenderErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void refusesPartialsThatIncludeEachOtherWithoutEnd() {
    Templates templates =
        TEMPLATES
            .withPartial("_a.mvel", nested(31, "@include{'_b.mvel'}"))
            .withPartial("_b.mvel", nested(31, "@include{'_a.mvel'}"));

    assertThat(templates.refusal("@include{'_a.mvel'}"))
        .hasMessageContaining("templates include each other more than 64 deep")
        .extracting("code")
        .isEqualTo(RenderErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void theBudgetsDepthLimitsIncludesToo() {
    Templates templates =
        TEMPLATES
            .withPartial("_a.mvel", "@include{'_b.mvel'}")
            .withPartial("_b.mvel", "b")
            .withBudget(new RenderBudget(1000, 1, 1000, Duration.ofSeconds(60)));

    assertThat(templates.render("@include{'_b.mvel'}")).isEqualTo("b");
    assertThat(templates.refusal("@include{'_a.mvel'}"))
        .hasMessageContaining("templates include each other more than 1 deep");
  }

  @Test
  void deepestNestingFitsAnyStack() throws InterruptedException {
    Templates templates =
        TEMPLATES.withPartial(
            "_a.mvel", nested(31, "@if{arg < 63}@include{'_a.mvel', arg + 1}@end{}end"));
    String[] output = new String[1];
    Thread small =
        new Thread(
            null,
            () -> output[0] = templates.render(nested(31, "@include{'_a.mvel', 0}")),
            "small",
            256 << 10);

    small.start();
    small.join();

    assertThat(output[0]).isEqualTo("end".repeat(64));
  }

  @Test
  void longTemplatesRenderInTimeThatGrowsWithTheirLength() {
    String template = "@foreach{x : values.list}@if{x == 3}@{x}@end{}@end{}\n".repeat(10_000);

    assertThat(TEMPLATES.render(template)).isEqualTo("3\n".repeat(10_000));
  }

  private static String nested(int depth, String inner) {
    return "@if{true}".repeat(depth) + inner + "@end{}".repeat(depth);
  }

  private static RenderBudget budget(long steps, long chars, int seconds) {
    return new RenderBudget(steps, 1000, chars, Duration.ofSeconds(seconds));
  }
}

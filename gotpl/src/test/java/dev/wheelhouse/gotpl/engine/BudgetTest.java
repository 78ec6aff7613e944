package dev.wheelhouse.gotpl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.gotpl.engine.BudgetExceededError.Limit;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.GoFunction;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Limits SMALL = new Limits(1_000, 10_000, 100, Duration.ofMinutes(1));
  private static final String FOREVER = "{{ range 1000000000000 }}{{ end }}";

  @Test
  void anEndlessLoopEndsAtItsSteps() {
    BudgetExceededError error = exceed("a\n" + FOREVER, SMALL);

    assertThat(error.limit()).isEqualTo(Limit.STEPS);
    assertThat(error)
        .hasMessageStartingWith("template: t:2:9: executing \"t\" at <")
        .hasMessageContaining("more than 1000 steps");
  }

  @Test
  void hugeOutputEndsAtItsLength() {
    assertThat(exceed("{{ range 100 }}" + "x".repeat(1_000) + "{{ end }}", SMALL).limit())
        .isEqualTo(Limit.OUTPUT);
  }

  @Test
  void outputInsideFunctionsCounts() {
    String include =
        "{{ define \"x\" }}"
            + "x".repeat(1_000)
            + "{{ end }}{{ range 100 }}{{ $_ := include \"x\" . }}{{ end }}";

    assertThat(exceed(include, SMALL).limit()).isEqualTo(Limit.OUTPUT);
  }

  @Test
  void aTextThatDoublesEndsAtTheOutputToo() {
    String doubling =
        "{{ $x := \"aaaaaaaaaa\" }}" + "{{ $x = print $x $x }}".repeat(60) + "{{ len $x }}";

    assertThat(exceed(doubling, SMALL).limit()).isEqualTo(Limit.OUTPUT);
  }

  @Test
  void dataThatHoldsItselfEndsAsTooDeep() {
    Map<String, Object> self = new HashMap<>();
    self.put("self", self);

    assertThatThrownBy(() -> Templates.named("t").with("t", "{{ . }}").execute("t", self))
        .isInstanceOfSatisfying(
            BudgetExceededError.class, error -> assertThat(error.limit()).isEqualTo(Limit.DEPTH));
  }

  @Test
  void timeIsBounded() {
    Limits limits = Limits.DEFAULT.withSteps(Long.MAX_VALUE).withTime(Duration.ofMillis(50));

    assertThat(exceed(FOREVER, limits).limit()).isEqualTo(Limit.TIME);
  }

  @Test
  void anInterruptEndsTheExecutionAndStaysSet() {
    Limits limits = Limits.DEFAULT.withSteps(Long.MAX_VALUE);
    Thread.currentThread().interrupt();
    try {
      assertThat(exceed(FOREVER, limits).limit()).isEqualTo(Limit.INTERRUPT);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void anInterruptReachesAnExecutionThatIsNestedDeeply() {
    Limits limits = Limits.DEFAULT.withSteps(Long.MAX_VALUE);
    Thread executing = Thread.currentThread();
    FunctionMap functions =
        FunctionMap.of(
            GoFunction.named("interrupt")
                .call(
                    () -> {
                      executing.interrupt();
                      return "";
                    }));
    String deep =
        "{{ define \"r\" }}{{ if lt (len .) 300 }}{{ template \"r\" (print . \"x\") }}"
            + "{{ else }}{{ interrupt }}"
            + FOREVER
            + "{{ end }}{{ end }}{{ template \"r\" \"\" }}";
    try {
      assertThat(exceed(functions, deep, limits).limit()).isEqualTo(Limit.INTERRUPT);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void recursionOfTemplatesEndsWithGosError() {
    assertThatThrownBy(
            () ->
                run(
                    FunctionMap.empty(),
                    "{{ define \"r\" }}{{ template \"r\" }}{{ end }}{{ template \"r\" }}",
                    Limits.DEFAULT))
        .isInstanceOf(TemplateExecutionError.class)
        .hasMessage(
            "template: t:1:28: executing \"r\" at <{{template \"r\"}}>: exceeded maximum template"
                + " depth (100000)");
  }

  @Test
  void recursionThroughFunctionsEndsAtItsDepth() {
    String include = "{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ template \"r\" }}";

    assertThat(exceed(include, SMALL).limit()).isEqualTo(Limit.DEPTH);
    assertThat(exceed(include, Limits.DEFAULT).limit()).isEqualTo(Limit.DEPTH);
  }

  @Test
  void recursionOfTplEndsAtItsDepth() {
    String tpl = "{{ $s := \"{{ tpl .s . }}\" }}{{ tpl $s (dict \"s\" $s) }}";

    assertThat(exceed(tpl, SMALL).limit()).isEqualTo(Limit.DEPTH);
  }

  @Test
  void deeplyNestedTextIsRefusedWhenItIsParsed() {
    String parens = "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}";
    String ifs = "{{ if 1 }}".repeat(100_000) + "{{ end }}".repeat(100_000);

    assertThatThrownBy(() -> Templates.named("t").with("t", parens))
        .hasMessage("template: t:1: max expression depth exceeded");
    assertThatThrownBy(() -> Templates.named("t").with("t", ifs))
        .hasMessage("template: t:1: max nesting of control structures exceeded");
  }

  @Test
  void nestsParenthesesAsDeepAsGo() {
    String parens = "{{ " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + " }}";
    String ifs = "{{ if 1 }}".repeat(9_000) + "x" + "{{ end }}".repeat(9_000);

    Templates templates = Templates.named("t").with("parens", parens).with("ifs", ifs);

    assertThat(templates.execute("parens", null)).isEqualTo("1");
    assertThat(templates.execute("ifs", null)).isEqualTo("x");
  }

  @Test
  void aHugeWidthOfPrintfIsRefused() {
    String format = String.join("", Collections.nCopies(100, "%1000000d"));
    String args = " 1".repeat(100);

    assertThatThrownBy(
            () ->
                run(
                    FunctionMap.empty(),
                    "{{ printf \"" + format + "\"" + args + " | len }}",
                    Limits.DEFAULT))
        .hasMessageContaining("error calling printf: formatted text is longer than");
  }

  @Test
  void executionsShareABudget() {
    Budget budget = SMALL.start();
    ExecOptions options = ExecOptions.defaults().withBudget(budget);
    Templates templates = Templates.named("t").with("t", "{{ range 300 }}{{ end }}");

    templates.execute("t", null, new StringBuilder(), options);
    templates.execute("t", null, new StringBuilder(), options);

    assertThat(budget.steps()).isBetween(600L, 610L);
    assertThatThrownBy(() -> templates.execute("t", null, new StringBuilder(), withTwice(options)))
        .isInstanceOf(BudgetExceededError.class);
  }

  private static ExecOptions withTwice(ExecOptions options) {
    Templates.named("t")
        .with("t", "{{ range 300 }}{{ end }}")
        .execute("t", null, new StringBuilder(), options);
    return options;
  }

  private static BudgetExceededError exceed(String text, Limits limits) {
    return exceed(SampleFunctions.ALL, text, limits);
  }

  private static BudgetExceededError exceed(FunctionMap functions, String text, Limits limits) {
    return catchThrowableOfType(BudgetExceededError.class, () -> run(functions, text, limits));
  }

  private static void run(FunctionMap functions, String text, Limits limits) {
    Templates.named("t", functions)
        .with("t", text)
        .execute("t", null, new StringBuilder(), ExecOptions.defaults().withLimits(limits));
  }
}

package dev.wheelhouse.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would run for ever or fill the memory end within their budget. */
class HostileChartsTest {
  private static final RenderBudget SMALL =
      new RenderBudget(2_000_000, 100_000, 8L << 20, Duration.ofSeconds(5));

  private static RenderException refusal(String template, RenderBudget budget) {
    Chart chart =
        ChartLoader.loadFiles(
            List.of(
                ChartFile.of("Chart.yaml", "apiVersion: v2\nname: bad\nversion: 0.1.0\n"),
                ChartFile.of(
                    "templates/_h.tpl", "{{ define \"me\" }}{{ include \"me\" . }}{{ end }}"),
                ChartFile.of("templates/a.yaml", template)));
    RenderRequest request =
        RenderRequest.of(chart, Map.of(), ReleaseInfo.installing("r", "n"))
            .withOptions(RenderOptions.DEFAULT.withBudget(budget));
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> catchThrowableOfType(RenderException.class, () -> new Renderer().render(request)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}",
        "{{ range 9000000000000 }}{{ end }}",
        "{{ repeat 1000000000 \"abcdefgh\" }}",
        "{{ until 2000000000 | len }}",
        "{{ $s := \"x\" }}{{ range until 60 }}{{ $s = print $s $s }}{{ end }}{{ len $s }}",
        "{{ define \"t\" }}{{ template \"t\" }}{{ end }}{{ template \"t\" }}",
        "{{ define \"u\" }}{{ tpl \"{{ include \\\"u\\\" . }}{{ include \\\"u\\\" . }}\" . }}{{ end }}"
            + "{{ include \"u\" . }}",
      })
  void endsWithinTheBudgetAndNamesTheTemplate(String template) {
    RenderException refusal = refusal(template, SMALL);

    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage()).contains("bad/templates/a.yaml");
  }

  @Test
  void refusesIncludesNestedWithoutEndWithHelmsText() {
    RenderException refusal = refusal("{{ include \"me\" . }}", RenderBudget.DEFAULT);

    assertThat(refusal.code()).isEqualTo(RenderErrorCode.TEMPLATE_FAILED);
    assertThat(refusal)
        .hasMessageEndingWith(
            "rendering template has a nested reference name: me: unable to execute template");
  }

  @Test
  void matchesRegularExpressionsInLinearTime() {
    RenderException refusal =
        refusal(
            "kind: {{ regexMatch \"^(a+)+$\" (print (repeat 50000 \"a\") \"b\") }}\n{{ fail \"done\" }}",
            RenderBudget.DEFAULT);

    assertThat(refusal).hasMessageEndingWith(": done");
  }

  @Test
  void bombOfAliasesInYamlBecomesAnError() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\\n");
    for (char c = 'b'; c < 'k'; c++) {
      char before = (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(("*" + before + ", ").repeat(8)).append("*").append(before).append("]\\n");
    }
    RenderException refusal =
        refusal("{{ fail (fromYaml \"" + bomb + "\").Error }}", RenderBudget.DEFAULT);

    assertThat(refusal).hasMessageContaining("document contains excessive aliasing");
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    Chart chart =
        ChartLoader.loadFiles(
            List.of(
                ChartFile.of("Chart.yaml", "apiVersion: v2\nname: bad\nversion: 0.1.0\n"),
                ChartFile.of("templates/a.yaml", "{{ range until 1000000 }}x{{ end }}")));

    RenderException refusal =
        catchThrowableOfType(
            RenderException.class,
            () ->
                new Renderer()
                    .render(RenderRequest.of(chart, Map.of(), ReleaseInfo.installing("r", "n"))));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(refusal.code()).isEqualTo(RenderErrorCode.INTERRUPTED);
  }
}

package dev.wheelhouse.gotpl.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.gotpl.engine.BudgetExceededError;
import dev.wheelhouse.gotpl.engine.ExecOptions;
import dev.wheelhouse.gotpl.engine.Limits;
import dev.wheelhouse.gotpl.engine.Templates;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.value.GoError;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SprigFunctionsTest {
  private static final FunctionMap UTC = SprigFunctions.functions(TestSurroundings.utc());

  private static String render(FunctionMap functions, String template) {
    return Templates.named("test", functions).with("t", template).execute("t", Map.of());
  }

  @Test
  void failsWithTheMessageGivenToFail() {
    assertThatThrownBy(() -> render(UTC, "{{ fail \"it broke\" }}"))
        .isInstanceOf(GoError.class)
        .hasMessage(
            "template: t:1:3: executing \"t\" at <fail \"it broke\">: error calling fail: it broke");
  }

  @Test
  void leavesOutWhatLooksAtTheMachine() {
    assertThat(UTC.names()).doesNotContain("env", "expandenv", "getHostByName");
  }

  @Test
  void looksAtTheMachineWhenAskedTo() {
    FunctionMap functions =
        SprigFunctions.environment(Map.of("HOME", "/root", "A1", "x")::get)
            .with(SprigFunctions.network(name -> name + " is 10.0.0.1"));

    assertThat(render(functions, "{{ env \"HOME\" }} {{ env \"NONE\" }}")).isEqualTo("/root ");
    assertThat(render(functions, "{{ expandenv \"$HOME/${A1}y $NONE. $$ $\" }}"))
        .isEqualTo("/root/xy .  $");
    assertThat(render(functions, "{{ getHostByName \"h\" }}")).isEqualTo("h is 10.0.0.1");
  }

  @Test
  void takesTheTimeFromTheGivenClock() {
    assertThat(render(UTC, "{{ now | date \"2006-01-02T15:04:05.000\" }} {{ now | unixEpoch }}"))
        .isEqualTo("2026-03-04T05:06:07.891 1772600767");
    assertThat(render(UTC, "{{ now | dateModify \"-90s\" | ago }} {{ ago (now) }}"))
        .isEqualTo("1m30s 0s");
    assertThat(render(UTC, "{{ date \"2006-01-02\" \"no date\" }}")).isEqualTo("2026-03-04");
  }

  @Test
  void showsLocalTimesInTheGivenZone() {
    FunctionMap berlin =
        SprigFunctions.functions(
            new Surroundings(
                () -> TestSurroundings.NOW, ZoneId.of("Europe/Berlin"), new Random(1)));

    assertThat(render(berlin, "{{ toDate \"2006-01-02\" \"2020-07-01\" }}"))
        .isEqualTo("2020-07-01 00:00:00 +0200 CEST");
    assertThat(render(berlin, "{{ (now).Location }} {{ htmlDate 1577833199 }}"))
        .isEqualTo("Local 2019-12-31");
    assertThat(render(berlin, "{{ date \"15:04 MST\" 1577836800 }}")).isEqualTo("01:00 CET");
  }

  @Test
  void drawsFromTheGivenRandomness() {
    String template =
        "{{ randAlphaNum 12 }} {{ uuidv4 }} {{ randInt 1 100 }} {{ shuffle \"abc\" }}";

    String first = render(SprigFunctions.functions(TestSurroundings.utc()), template);
    String second = render(SprigFunctions.functions(TestSurroundings.utc()), template);

    assertThat(first).isEqualTo(second).isNotEqualTo(render(SprigFunctions.functions(), template));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ repeat 9223372036854775807 \"xx\" }}",
        "{{ repeat 1000000000 \"x\" | len }}",
        "{{ $s := \"x\" }}{{ range until 60 }}{{ $s = cat $s $s }}{{ end }}",
        "{{ $s := \"xy\" }}{{ range until 60 }}{{ $s = replace \"\" $s $s }}{{ end }}",
        "{{ $s := repeat 1000 \"a\" }}{{ range until 9 }}{{ $s = regexReplaceAll \"a\" $s $s }}{{ end }}",
        "{{ until 1000000000 }}",
        "{{ untilStep 0 9223372036854775807 1 }}",
        "{{ seq 0 9223372036854775806 }}",
        "{{ indent 1000000000 \"x\" }}",
        "{{ nindent 30000 (repeat 30000 \"\\n\") }}",
        "{{ randAlpha 2147483647 }}",
        "{{ randBytes 2147483647 }}",
        "{{ wrapWith 1 (repeat 10000 \"y\") (repeat 100000 \"x\") }}",
        "{{ $l := list 1 }}{{ range until 60 }}{{ $l = concat $l $l }}{{ end }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ deepCopy $d }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ mustToJson $d }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $e := dict }}{{ $_ := set $e \"d\" $e }}"
            + "{{ deepEqual $d $e }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $e := dict }}{{ $_ := set $e \"d\" $e }}"
            + "{{ merge $d $e }}",
        "{{ mustRegexMatch (repeat 2000 \"(\") \"a\" }}",
        "{{ mustRegexMatch (repeat 20000 \"a{1000}\") \"a\" }}",
        "{{ mustRegexMatch (repeat 500 \"(x+x+)+y\") (repeat 10000000 \"x\") }}",
        "{{ mustFromJson (repeat 100000 \"[\") }}",
        "{{ join (repeat 1000000 \"x\") (until 1000) }}",
        "{{ quote (repeat 20000000 \"\\n\") }}",
        "{{ $l := list }}{{ range until 90 }}{{ $l = list $l $l }}{{ end }}{{ toJson $l | len }}"
            + "{{ mustToJson $l }}",
        "{{ $l := list }}{{ range until 90 }}{{ $l = list $l $l }}{{ end }}{{ toString $l }}",
        "{{ $l := list }}{{ range until 90 }}{{ $l = list $l $l }}{{ end }}{{ deepCopy $l }}",
        "{{ $l := list }}{{ $m := list }}{{ range until 90 }}{{ $l = list $l $l }}"
            + "{{ $m = list $m $m }}{{ end }}{{ deepEqual $l $m }}",
        "{{ $s := repeat 1000000 \"x\" }}{{ $l := list $s $s $s $s $s $s $s $s $s $s }}"
            + "{{ quote $l $l $l $l }}",
        "{{ chunk 1 (until 4000000) | len }}{{ range until 100 }}{{ chunk 1 (until 4000000) | len }}{{ end }}",
      })
  void endsHostileTemplatesWithAnError(String template) {
    Templates templates = Templates.named("test", UTC).with("t", template);
    ExecOptions options = ExecOptions.defaults().withLimits(Limits.DEFAULT.withSteps(20_000_000));

    assertThatThrownBy(() -> templates.execute("t", Map.of(), new StringBuilder(), options))
        .isInstanceOfAny(GoError.class, BudgetExceededError.class);
  }
}

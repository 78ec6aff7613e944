package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.TemplatePosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
  private static final Templates TEMPLATES =
      Templates.seeing("name: topsecret\ncount: 3\nlist: [a]\nmap: {k: v}\nflag: true\n")
          .withPartial("_labels.mvel", "a: 1\n@{upper(values.list)}");

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "@{valeus.name} => 1:2: unknown name \"valeus\"; did you mean \"values\"?",
        "@{Values.name} => 1:2: unknown name \"Values\"; did you mean \"values\"?",
        "@{.Values.name} => 1:2: expected a value, found \".Values.name}\"",
        "@{other} => 1:2: unknown name \"other\"; known here: capabilities, chart, files, release, template, values",
        "@{arg} => 1:2: \"arg\" exists in partials only: files named _*",
        "@{new Foo()} => 1:2: unknown name \"new\"; templates cannot reach Java",
        "@{qoute(1)} => 1:2: unknown function \"qoute\"; did you mean \"quote\"?",
        "@{hasPrefix('a', 'b')} => 1:2: unknown function \"hasPrefix\"; here it is \"startsWith\"",
        "@{eq(1, 2)} => 1:2: unknown function \"eq\"; here it is the operator ==",
        "@{zzzzzz(1)} => 1:2: unknown function \"zzzzzz\"",
        "@{quote()} => 1:2: quote takes 1 argument, found 0",
        "@{trunc('a')} => 1:2: trunc takes 2 arguments, found 1",
        "@{include()} => 1:2: include takes 1 to 2 arguments, found 0",
        "@{coalesce()} => 1:2: coalesce takes at least 1 argument, found 0",
        "@{upper('a'} => 1:11: expected \")\" to close the arguments of upper, found \"}\"",
        "@{values.list[0} => 1:15: expected \"]\" to close the index, found \"}\"",
        "@{(1} => 1:4: expected \")\" to close \"(\", found \"}\"",
        "@{true ? 1} => 1:10: expected \":\" between the two results of \"? :\", found \"}\"",
        "@{values.} => 1:9: expected a member's name after \".\", found \"}\"",
        "@{values.name = 'x'} => 1:14: expected \"}\" to close @{, found \"= 'x'}\"",
        "@{values.my-key} => 1:11: expected \"}\" to close @{, found \"-key}\"; a name with \"-\" is written [\"like-this\"]",
        "@{values.name.trim()} => 1:18: methods cannot be called; functions stand before what they work on, as in upper(name)",
        "@{'abc => 1:2: the text that starts here is not closed with '",
        "@{'a\\q'} => 1:4: unknown escape in a text; known are \\n \\t \\r \\\\ \\\" \\'",
        "@{1x} => 1:3: expected the end of the number, found \"x}\"",
        "@{1234567890123456789} => 1:2: numbers have at most 18 digits",
        "@{ => 1:2: expected a value, found the end of the file",
        "@{} => 1:2: expected a value, found \"}\"",
        "@if{true}x => 1:0: this @if{} is not closed: expected @end{}, found the end of the file",
        "x@foreach{x : values.list} => 1:1: this @foreach{} is not closed: expected @end{}, found the end of the file",
        "@end{} => 1:0: @end{} closes nothing: no @if{} or @foreach{} is open",
        "@else{} => 1:0: @else{} stands outside of an @if{}",
        "@foreach{x : values.list}@else{}@end{} => 1:25: @else{} stands outside of an @if{}",
        "@if{1}@else{}@elseif{2}@end{} => 1:13: @elseif{} stands behind the @else{} of its @if{}",
        "@comment{ no end => 1:0: this @comment{ is not closed with }",
        "@foreach{values : values.list}@end{} => 1:9: \"values\" already means something here; choose another name",
        "@foreach{x values.list}@end{} => 1:11: expected \":\" between @foreach's variable and its list, found \"values.list}@end\"",
        "@foreach{ : values.list}@end{} => 1:10: expected the name of @foreach's variable, as in @foreach{item : values.list}, found \": values.list}@e\"",
        "@forech{x : y} => 1:0: unknown directive @forech{}; did you mean \"foreach\"? (a literal @ is written @@)",
        "@elsif{x} => 1:0: unknown directive @elsif{}; did you mean \"elseif\"? (a literal @ is written @@)",
        "@code{x} => 1:0: unknown directive @code{}; it would run Java, which templates cannot (a literal @ is written @@)",
      })
  void malformedTemplatesNamePlaceAndRemedy(String template, String expected) {
    RenderException refusal = TEMPLATES.refusal(template);

    assertThat(refusal.code()).isEqualTo(RenderErrorCode.TEMPLATE_MALFORMED);
    assertThat(refusal).hasMessage("parse error at (app/templates/t.yaml:" + message(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "@{values.map} => 1:2: a map cannot be written as it is; use toYaml or toJson",
        "@{values.list} => 1:2: a list cannot be written as it is; use toYaml or toJson",
        "@{values.name.first} => 1:14: only maps and lists have members, found a member of a text",
        "@{values.count['x']} => 1:15: only maps and lists have members, found a member of a number",
        "@{values.list[1]} => 1:14: index 1 is outside of the list, which has 1",
        "@{values.list[-1]} => 1:14: index -1 is outside of the list, which has 1",
        "@{values.list.first} => 1:14: a list's index must be a whole number, found a text",
        "@{values.map[null]} => 1:13: a map's key must be a text, found null",
        "@{values.name < 3} => 1:2: order is defined for two numbers or two texts, found a text and a number",
        "@{values.list == values.map} => 1:2: == and != compare texts, numbers and booleans, found a list and a map",
        "@{'a' + null} => 1:8: + adds two numbers or joins texts, found a text and null",
        "@{1 + values.flag} => 1:6: + adds two numbers or joins texts, found a number and a boolean",
        "@{upper(values.missing)} => 1:2: upper: argument 1 must be a text, found null",
        "@{indent(2, 'a')} => 1:2: indent: argument 2 must be a whole number, found a text",
        "@{indent('a', -1)} => 1:2: indent: argument 2 must be a whole number from 0 to 1000",
        "@{join('a', ',')} => 1:2: join: argument 1 must be a list, found a text",
        "@{join(list(values.map), ',')} => 1:2: join: the list holds a map; expected texts",
        "@{split('a', '')} => 1:2: split: argument 2 must not be empty",
        "@{hasKey(values.list, 'a')} => 1:2: hasKey: argument 1 must be a map, found a list",
        "@{size(3)} => 1:2: size: argument 1 must be a text, list or map, found a number",
        "@{int('3x')} => 1:2: int: argument 1 must be a whole number of at most 64 bits",
        "@{int(values.flag)} => 1:2: int: argument 1 must be a number or a text of digits, found a boolean",
        "@{b64dec('%')} => 1:2: b64dec: argument 1 is not base64",
        "@{dict('a')} => 1:2: dict: takes keys and values in turn, found 1 arguments",
        "@{semverCompare('x', 'y')} => 1:2: semverCompare: expected a version constraint and a version",
        "@foreach{x : values.name}@end{} => 1:13: @foreach goes over lists and maps, found a text",
        "@include{'_lables.mvel'} => 1:0: there is no partial of that name in app/templates; did you mean \"_labels.mvel\"?",
      })
  void failingExpressionsNamePlaceAndTypes(String template, String expected) {
    RenderException refusal = TEMPLATES.refusal(template);

    assertThat(refusal.code()).isEqualTo(RenderErrorCode.TEMPLATE_FAILED);
    assertThat(refusal).hasMessage("execution error at (app/templates/t.yaml:" + message(expected));
    assertThat(refusal.getMessage()).doesNotContain("topsecret");
  }

  @Test
  void namesTheLineInATemplateOfManyLines() {
    RenderException refusal =
        TEMPLATES.refusal(
            "a: 1\n@if{values.flag}\nb: @{values.name}\n  c: @{trunc(1, 'x')}\n@end{}\n");

    assertThat(refusal.position()).contains(new TemplatePosition("app/templates/t.yaml", 4, 7));
  }

  @Test
  void namesThePartialThatFailed() {
    assertThat(TEMPLATES.refusal("x\n@{nindent(include('_labels.mvel'), 2)}").position())
        .contains(new TemplatePosition("app/templates/_labels.mvel", 2, 2));
  }

  @Test
  void nothingIsEvaluatedAfterAFailure() {
    assertThat(
            TEMPLATES.refusal(
                "@{fail('first')}@{fail('second')}@foreach{x : values.list}@{fail('third')}@end{}"))
        .hasMessageEndingWith("first");
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThat(TEMPLATES.refusal("@if{1}".repeat(33)))
        .hasMessageContaining("blocks nest at most 32 deep");
    assertThat(TEMPLATES.refusal("@{" + "(".repeat(33)))
        .hasMessageContaining("expressions nest at most 32 deep");
    assertThat(TEMPLATES.refusal("@if{1}" + "@elseif{1}".repeat(64) + "@end{}"))
        .hasMessageContaining("an @if{} has at most 64 branches");
    assertThat(TEMPLATES.refusal("x".repeat((1 << 20) + 1)))
        .hasMessageContaining("a template has at most 1048576 characters");
  }

  /** Behind the place the message follows; in these tests they are written as one. */
  private static String message(String expected) {
    int end = expected.indexOf(": ");
    return expected.substring(0, end) + ")" + expected.substring(end);
  }
}

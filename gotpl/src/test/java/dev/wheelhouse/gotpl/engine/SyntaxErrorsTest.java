package dev.wheelhouse.gotpl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cases of {@code TestErrors} in Go's text/template/parse/parse_test.go, with the whole
 * message; the snippets of {@link GoSnippetsTest} show only what Helm leaves of it.
 */
class SyntaxErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "line\\n{{ ~ 2: unclosed action",
        "line\\n{{define `x`}}line\\n{{ ~ 3: unclosed action",
        "line\\n{{\"x\"\\n\"y\"\\n ~ 4: unclosed action started at t:2",
        "{{\\n\\n\\n\\n\\n ~ 6: unclosed action started at t:1",
        "line\\n{{\\nx\\n}} ~ 3: function \"x\" not defined",
        "{{a ~ 1: function \"a\" not defined",
        "{{.X 1 2 3 ) }} ~ 1: unexpected right paren",
        "{{(.X 1 2 3 ~ 1: unclosed action",
        "{{(.X\\n1 }} ~ 2: unclosed left paren in action started at t:1",
        "{{`x`3}} ~ 1: unexpected \"3\" in operand",
        "{{.a#}} ~ 1: bad character U+0023 '#'",
        "{{'a}} ~ 1: unterminated character constant",
        "{{\"a}} ~ 1: unterminated quoted string",
        "{{`a}} ~ 1: unterminated raw quoted string",
        "{{0xi}} ~ 1: illegal number syntax: \"0xi\"",
        "{{1a}} ~ 1: bad number syntax: \"1a\"",
        "{{99999999999999999999}} ~ 1: integer overflow: \"99999999999999999999\"",
        "{{define \"a\"}}a{{end}}\\n{{define \"a\"}}b{{end}} ~ 2: template: multiple definition of template \"a\"",
        "{{range .X}} ~ 1: unexpected EOF",
        "{{$x := 23}}{{with $x.y := 3}}{{$x 23}}{{end}} ~ 1: unexpected \":=\" in operand",
        "{{$a,$b,$c := 23}} ~ 1: too many declarations in command",
        "{{$a}} ~ 1: undefined variable \"$a\"",
        "{{true.any}} ~ 1: unexpected . after term \"true\"",
        "{{print 3 | false}} ~ 1: non executable command in pipeline stage 2",
        "{{ ( ) }} ~ 1: missing value for parenthesized pipeline",
        "{{ $v := `\\n` }} {{ ~ 2: unclosed action",
        "{{range $k}}{{end}} ~ 1: undefined variable \"$k\"",
        "{{range $k, $v}}{{end}} ~ 1: undefined variable \"$v\"",
        "{{range $k,}}{{end}} ~ 1: missing value for range",
        "{{range $k, $v := }}{{end}} ~ 1: missing value for range",
        "{{range $k, .}}{{end}} ~ 1: range can only initialize variables",
        "{{range $k, 123 := .}}{{end}} ~ 1: range can only initialize variables",
        "{{break}} ~ 1: {{break}} outside {{range}}",
        "{{range .}}{{else}}{{continue}}{{end}} ~ 1: {{continue}} outside {{range}}",
        "{{template 23}} ~ 1: unexpected \"23\" in template clause",
        "{{printf 1\"abcdefghijklmnop\"}} ~ 1: unexpected \"\\\"abcdefghi\"... in operand",
        "{{block \"x\" .}}\\n{{else}}{{end}} ~ 1: unexpected {{else}} in block clause",
        "a\\r\\n{{- /* c\\r\\n */ -}}\\r\\n\\r\\n{{ x }} ~ 5: function \"x\" not defined",
        "{{- 1\\n-}}\\n\\n{{ x }} ~ 4: function \"x\" not defined",
      })
  void tellWhatGoTells(String text, String message) {
    String source = text.replace("\\n", "\n").replace("\\r", "\r");

    TemplateSyntaxError error =
        catchThrowableOfType(
            TemplateSyntaxError.class, () -> Templates.named("t").with("t", source));

    assertThat(error).as(source).isNotNull().hasMessage("template: t:" + message);
  }
}

package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.render.RenderErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
  private static final Templates TEMPLATES =
      Templates.seeing(
          """
          name: shop
          count: 3
          lines: "one\\ntwo"
          blank: ""
          list: [a, 1, true]
          map: {b: 1, a: {c: [x, "2"]}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "quote('a\"b') => \"a\\\"b\"",
        "quote(3) => \"3\"",
        "quote(null) => \"\"",
        "quote(values.lines) => \"one\\ntwo\"",
        "squote(\"it's\") => 'it''s'",
        "upper(values.name) => SHOP",
        "lower('AbC') => abc",
        "trim('  x ') => x",
        "trimPrefix('v1.2', 'v') => 1.2",
        "trimPrefix('1.2', 'v') => 1.2",
        "trimSuffix('app-', '-') => app",
        "trunc('abcdef', 3) => abc",
        "trunc('abcdef', -2) => ef",
        "trunc('ab', 63) => ab",
        "replace('a.b.c', '.', '-') => a-b-c",
        "startsWith('abc', 'ab') => true",
        "endsWith('abc', 'ab') => false",
        "join(values.list, ',') => a,1,true",
        "join(split('a/b/c', '/'), '+') => a+b+c",
        "split('a/b', '/')[1] => b",
        "size(split('', '/')) => 1",
        "string(1.50) + string(true) + string(null) => 1.5true",
        "int('42') + 1 => 43",
        "int(3.9) => 3",
        "int(-3.9) => -3",
      })
  void worksOnTexts(String expression, String expected) {
    assertThat(TEMPLATES.render("@{" + expression + "}")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "default(values.missing, 'x') => x",
        "default(values.blank, 'x') => x",
        "default(0, 5) => 5",
        "default(values.name, 'x') => shop",
        "coalesce(null, '', values.name, 'z') => shop",
        "empty(values.blank) => true",
        "empty(values.list) => false",
        "size(values.name) => 4",
        "size(values.list) => 3",
        "size(values.map) => 2",
        "size(values.missing) => 0",
        "join(keys(values.map), ' ') => a b",
        "hasKey(values.map, 'a') => true",
        "hasKey(values.map, 'z') => false",
        "contains('abc', 'bc') => true",
        "contains(values.list, 1) => true",
        "contains(values.list, '1') => false",
        "contains(values.list, null) => false",
        "toJson(values.map) => {\"a\":{\"c\":[\"x\",\"2\"]},\"b\":1}",
        "toJson(list(1, 'x', null)) => [1,\"x\",null]",
        "toJson(dict('k', list(), 'j', 2)) => {\"j\":2,\"k\":[]}",
        "b64enc('hello') => aGVsbG8=",
        "b64dec('aGVsbG8=') => hello",
        "b64enc(files['conf/raw.bin']) => /wAB",
        "sha256('abc') => ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "semverCompare('>=1.21-0', capabilities.kubeVersion.version) => true",
        "semverCompare('<1.20', 'v1.35.0') => false",
      })
  void worksOnData(String expression, String expected) {
    assertThat(TEMPLATES.render("@{" + expression + "}")).isEqualTo(expected);
  }

  @Test
  void indentsEveryLine() {
    assertThat(TEMPLATES.render("@{indent(values.lines, 2)}")).isEqualTo("  one\n  two");
    assertThat(TEMPLATES.render("x:@{nindent(values.lines, 1)}")).isEqualTo("x:\n one\n two");
  }

  @Test
  void writesYaml() {
    assertThat(TEMPLATES.render("@{toYaml(values.map)}"))
        .isEqualTo("a:\n  c:\n  - x\n  - \"2\"\nb: 1");
    assertThat(TEMPLATES.render("@{toYaml(null)}")).isEqualTo("null");
  }

  @Test
  void writesFilesAsTexts() {
    assertThat(TEMPLATES.render("@{toJson(files['conf/app.ini'])}"))
        .isEqualTo("\"[app]\\nmode=fast\\n\"");
    assertThat(TEMPLATES.render("@{toYaml(dict('f', list(files['conf/app.ini'], 1)))}"))
        .isEqualTo("f:\n- |\n  [app]\n  mode=fast\n- 1");
    assertThat(TEMPLATES.render("@{toJson(keys(files))}"))
        .isEqualTo("[\"conf/app.ini\",\"conf/raw.bin\"]");
  }

  @Test
  void requiredGivesItsValueOrRefuses() {
    assertThat(TEMPLATES.render("@{required(values.name, 'no name')}")).isEqualTo("shop");
    assertThat(TEMPLATES.refusal("a\n@{required(values.missing, 'set values.missing')}"))
        .hasMessage("execution error at (app/templates/t.yaml:2:2): set values.missing")
        .extracting("code")
        .isEqualTo(RenderErrorCode.TEMPLATE_REFUSED);
    assertThat(TEMPLATES.withLint().render("<@{required(values.missing, 'x')}>")).isEqualTo("<>");
  }

  @Test
  void failRefuses() {
    assertThat(TEMPLATES.refusal("@if{values.count > 2}@{fail('too many')}@end{}"))
        .hasMessage("execution error at (app/templates/t.yaml:1:23): too many")
        .extracting("code")
        .isEqualTo(RenderErrorCode.TEMPLATE_REFUSED);
    assertThat(TEMPLATES.withLint().render("<@{fail('x')}>")).isEqualTo("<>");
  }
}

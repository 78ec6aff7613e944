package dev.wheelhouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoYamlTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsEveryNumberAsDoubleUnlessAskedForExactOnes() {
    String yaml = "{a: 1, b: 0755, c: 1.5, d: 18446744073709551615}";

    assertThat(GoYaml.parse(yaml))
        .isEqualTo(Map.of("a", 1.0, "b", 493.0, "c", 1.5, "d", 1.8446744073709552E19));
    assertThat(GoYaml.parseExact(yaml))
        .isEqualTo(
            Map.of("a", 1L, "b", 493L, "c", 1.5, "d", new BigInteger("18446744073709551615")));
  }

  @Test
  void readsOnlyTheFirstDocument() {
    assertThat(GoYaml.parse("a: 1\n---\nb: [\n")).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void emptyInputIsNullAndAnEmptyMap() {
    assertThat(GoYaml.parse("")).isNull();
    assertThat(GoYaml.parse("# only a comment\n")).isNull();
    assertThat(GoYaml.parseMap("null")).isEmpty();
    assertThat(GoYaml.parseList("")).isEmpty();
  }

  @Test
  void lastOfDuplicateKeysWinsUnlessStrict() {
    byte[] yaml = utf8("a: 1\nb: 2\na: 3\n");

    assertThat(GoYaml.parseMap(yaml)).containsEntry("a", 3.0);
    assertThatThrownBy(() -> GoYaml.parseStrict(yaml))
        .hasMessage(
            "error converting YAML to JSON: yaml: unmarshal errors:\n"
                + "  line 3: key \"a\" already set in map");
  }

  @Test
  void mergesMapsWhereTheMergeKeyStands() {
    String yaml = "x: &x {a: 1, b: 2}\nw: {b: 3, <<: *x, a: 4}\nz: {<<: [{a: 5}, *x]}\n";

    assertThat(GoYaml.parseMap(yaml))
        .containsEntry("w", Map.of("a", 4.0, "b", 2.0))
        .containsEntry("z", Map.of("a", 5.0, "b", 2.0));
  }

  @Test
  void aliasesAreCopies() {
    Map<String, Object> map = GoYaml.parseMap("a: &x [1]\nb: *x\n");

    assertThat(map.get("b")).isEqualTo(map.get("a")).isNotSameAs(map.get("a"));
  }

  @Test
  void refusesExponentialAliases() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [");
      bomb.append(String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias)));
      bomb.append("]\n");
    }

    assertThatThrownBy(() -> GoYaml.parse(bomb.toString()))
        .isInstanceOf(YamlException.class)
        .hasMessage("error converting YAML to JSON: yaml: document contains excessive aliasing");
  }

  @Test
  void refusesAnchorThatContainsItself() {
    assertThatThrownBy(() -> GoYaml.parse("a: &a [*a]"))
        .hasMessage("error converting YAML to JSON: yaml: anchor 'a' value contains itself");
  }

  @Test
  void refusesDeepNestingOfEveryKind() {
    int depth = 100_000;

    for (String deep :
        List.of("[".repeat(depth), "{a: ".repeat(depth), "- ".repeat(depth), "? ".repeat(depth))) {
      assertThatThrownBy(() -> GoYaml.parse(deep)).hasMessageContaining("exceeded max depth");
    }
    Object nested = List.of();
    for (int i = 0; i < 2000; i++) {
      nested = List.of(nested);
    }
    Object tooDeep = nested;
    assertThatThrownBy(() -> GoYaml.marshal(tooDeep)).hasMessageContaining("exceeded max depth");
    assertThatThrownBy(() -> GoYaml.marshalPretty(tooDeep))
        .hasMessageContaining("exceeded max depth");
  }

  @Test
  void refusesDepthThatAliasesPileUp() {
    StringBuilder yaml = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i < 100; i++) {
      yaml.append("a" + i + ": &a" + i + " ");
      yaml.append("[".repeat(200)).append("*a" + (i - 1)).append("]".repeat(200)).append('\n');
    }

    assertThatThrownBy(() -> GoYaml.parse(yaml.toString()))
        .hasMessageContaining("exceeded max depth");
  }

  @Test
  void namesWhatCannotBeDecodedAsGoDoes() {
    assertThatThrownBy(() -> GoYaml.parse(new byte[] {'a', ':', ' ', (byte) 0xC3, '\n'}))
        .hasMessage("error converting YAML to JSON: yaml: invalid trailing UTF-8 octet");
    assertThatThrownBy(() -> GoYaml.parse(new byte[] {'a', ':', ' ', (byte) 0xFF}))
        .hasMessage("error converting YAML to JSON: yaml: invalid leading UTF-8 octet");
    assertThatThrownBy(() -> GoYaml.parse("a: b\u0001"))
        .hasMessage("error converting YAML to JSON: yaml: control characters are not allowed");
  }

  @Test
  void readsUtf16AndSkipsByteOrderMarks() {
    byte[] utf16 = "\uFEFFa: é".getBytes(StandardCharsets.UTF_16LE);

    assertThat(GoYaml.parse(utf16)).isEqualTo(Map.of("a", "é"));
    assertThat(GoYaml.parse(utf8("\uFEFFa: é"))).isEqualTo(Map.of("a", "é"));
  }

  @Test
  void saysInGoWordsThatTheShapeIsWrong() {
    assertThatThrownBy(() -> GoYaml.parseMap("[1]"))
        .hasMessage(
            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go"
                + " value of type map[string]interface {}");
    assertThatThrownBy(() -> GoYaml.parseList("a: 1"))
        .hasMessage(
            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go"
                + " value of type []interface {}");
  }

  @Test
  void writesIntegersOfAnyTypeAsIntegers() {
    assertThat(GoYaml.marshal(Arrays.asList(1, 2L, (short) 3, BigInteger.TWO, 1e6, null)))
        .isEqualTo("- 1\n- 2\n- 3\n- 2\n- 1000000\n- null\n");
    assertThat(GoYaml.marshalPretty(List.of(1, 1e6, 0.5))).isEqualTo("- 1\n- 1e+06\n- 0.5\n");
  }

  @Test
  void refusesNumbersThatJsonLacks() {
    assertThatThrownBy(() -> GoYaml.parse("a: .nan"))
        .hasMessage("error converting YAML to JSON: json: unsupported value: NaN");
    assertThatThrownBy(() -> GoYaml.marshal(Double.NEGATIVE_INFINITY))
        .hasMessage("json: unsupported value: -Inf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a:~  {}: x|yaml: line 1: did not find expected key",
        "a: b~{}|yaml: line 1: did not find expected key",
        "a:~  b: c~  []|yaml: line 2: did not find expected key",
        "- {}~- []: 1|yaml: line 1: did not find expected '-' indicator",
        "x: y~{a: b}|yaml: line 3: could not find expected ':'",
        "x: y~[]: z|yaml: line 1: did not find expected key",
        "a: [{}: 1]|yaml: did not find expected ',' or ']'",
      })
  void takesNoEmptyBracketsForAKey(String yaml, String cause) {
    assertThatThrownBy(() -> GoYaml.parse(yaml.replace('~', '\n')))
        .hasMessage("error converting YAML to JSON: " + cause);
  }

  @Test
  void readsEmptyBracketsAsValues() {
    assertThat(GoYaml.parse("{}: x")).isEqualTo(Map.of());
    assertThat(GoYaml.parse("a: {}\nc: [{}, []]"))
        .isEqualTo(Map.of("a", Map.of(), "c", List.of(Map.of(), List.of())));
  }
}

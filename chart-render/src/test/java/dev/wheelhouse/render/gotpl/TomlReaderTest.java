package dev.wheelhouse.render.gotpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.json.GoJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected values and texts are those of real Helm's {@code fromToml}; {@code ~} is a line break.
 */
class TomlReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = 1~[b]~c = [true]|{\"a\":1,\"b\":{\"c\":[true]}}",
        "a.b = 1~a.c = 'x\\y'~[d.e]~f = {g = 1, h.i = 2}|{\"a\":{\"b\":1,\"c\":\"x\\\\y\"},\"d\":{\"e\":{\"f\":{\"g\":1,\"h\":{\"i\":2}}}}}",
        "[[h]]~i=1~[[h]]~i=2~[h.j]~k=0xff|{\"h\":[{\"i\":1},{\"i\":2,\"j\":{\"k\":255}}]}",
        "a = [~  1, # one~  2.5,~  \"x\",~]|{\"a\":[1,2.5,\"x\"]}",
        "a = \"\\u00e9\\t\\\"\"~\"b c\" = 1_000~'' = -1e3|{\"\":-1000,\"a\":\"é\\t\\\"\",\"b c\":1000}",
        "a = \"\"\"~x~  y \\~   z\"\"\"|{\"a\":\"x\\n  y z\"}",
      })
  void readsWhatHelmReads(String toml, String json) {
    assertThat(GoJson.encode(TomlReader.read(toml.replace('~', '\n')))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bad|line 1: unexpected EOF; expected key separator '='",
        "a: 1~b|line 1: expected '.' or '=', but got ':' instead",
        "x = \"y~z = 1|line 1 (last key \"x\"): strings cannot contain newlines",
        "a = 1~a = 2|line 2 (last key \"a\"): Key 'a' has already been defined.",
        "[x]~[x]|line 2: Key 'x' has already been defined.",
        "a=1~[a.b]|line 2: Key 'a' was already created as a hash.",
        "a = {b = 1}~[a]~c = 2|line 2: Key 'a' has already been defined.",
        "[a]~[b]~[a.c]~[a]|line 4: Key 'a' has already been defined.",
        "a = |line 1 (last key \"a\"): unexpected EOF; expected value",
        "= 1|line 1: unexpected '=': key name appears blank",
        "a = 012|line 1 (last key \"a\"): Invalid integer \"012\": cannot have leading zeroes",
        "a = 1__0|line 1 (last key \"a\"): Invalid integer \"1__0\": underscores must be surrounded by digits",
        "a = 99999999999999999999|line 1 (last key \"a\"): 99999999999999999999 is out of range for int64",
        "a = \"\\q\"|line 1 (last key \"a\"): invalid escape in string '\\q'",
        "x = tru|line 1 (last key \"x\"): expected value but found \"tru\" instead",
        "a = [1,2|line 1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got end of file",
        "a = \"x\" b|line 1: expected a top-level item to end with a newline, comment, or EOF, but got 'b' instead",
        "[a|line 1: expected '.' or ']' to end table name, but got '\\x00' instead",
      })
  void refusesWithTheGoLibrarysText(String toml, String message) {
    assertThatThrownBy(() -> TomlReader.read(toml.replace('~', '\n')))
        .hasMessage("toml: " + message);
  }

  @Test
  void printsTimesAsGoDoes() {
    Object time = TomlReader.read("a = 2020-01-01\nb = 1979-05-27T07:32:00.999\nc = 07:32:00\n");

    assertThat(GoFormat.sprintf("%v", time))
        .isEqualTo(
            "map[a:2020-01-01 00:00:00 +0000 date-local"
                + " b:1979-05-27 07:32:00.999 +0000 datetime-local"
                + " c:0000-01-01 07:32:00 +0000 time-local]");
  }
}

package dev.wheelhouse.render.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.yaml.GoJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values and texts are those of Helm's own {@code pkg/strvals/parser_test.go}. */
class SetParserTest {
  private static Map<String, Object> typed(String line) {
    Map<String, Object> values = new LinkedHashMap<>();
    SetParser.parseTyped(line, values);
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name1=null|{\"name1\":null}",
        "name1=value1,name2=|{\"name1\":\"value1\",\"name2\":\"\"}",
        "leading_zeros=00009|{\"leading_zeros\":\"00009\"}",
        "zero_int=0,long_int=1234567890|{\"long_int\":1234567890,\"zero_int\":0}",
        "boolean=TRUE|{\"boolean\":true}",
        "is_null=null,text=nullish|{\"is_null\":null,\"text\":\"nullish\"}",
        "name1=one\\,two,name2=three|{\"name1\":\"one,two\",\"name2\":\"three\"}",
        "name1=,name2=value2|{\"name1\":\"\",\"name2\":\"value2\"}",
        "outer.middle.inner=value|{\"outer\":{\"middle\":{\"inner\":\"value\"}}}",
        "outer.inner1=value,outer.inner2=2|{\"outer\":{\"inner1\":\"value\",\"inner2\":2}}",
        "name1={value1,value2}|{\"name1\":[\"value1\",\"value2\"]}",
        "name1={1021,902},name2=x|{\"name1\":[1021,902],\"name2\":\"x\"}",
        "name1.name2={a,b}|{\"name1\":{\"name2\":[\"a\",\"b\"]}}",
        "list[0].foo=bar,list[0].hello=world|{\"list\":[{\"foo\":\"bar\",\"hello\":\"world\"}]}",
        "illegal[0]=x,illegal[3]=y|{\"illegal\":[\"x\",null,null,\"y\"]}",
        "nested[0][0]=1|{\"nested\":[[1]]}",
        "nested[1][1]=1|{\"nested\":[null,[null,1]]}",
        "noval[0]|{\"noval\":[]}",
        "noval[0]=|{\"noval\":[\"\"]}",
        "a.b=|{\"a\":{\"b\":\"\"}}",
      })
  void readsTypedValues(String line, String expected) {
    assertThat(GoJson.encode(typed(line))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name1,name2=|key \"name1\" has no value (cannot end with ,)",
        "name1=one,name2|key \"name2\" has no value",
        "name1.name2|key \"name2\" has no value",
        "name1.=name2|key map \"name1\" has no value",
        "name1={value1,value2|list must terminate with '}'",
        "illegal[0|error parsing index: EOF",
        "list[-1]=x|negative -1 index not allowed",
        "list[65537]=x|index of 65537 is greater than maximum supported index of 65536",
        "list[x]=y|error parsing index: strconv.Atoi: parsing \"x\": invalid syntax",
        "list[0]name=x|unexpected data at end of array index: \"name\"",
        "a=1,a[0]=2|unable to parse key: interface conversion: interface {} is int64, not []interface {}",
        "a=x,a.b=2|unable to parse key: interface conversion: interface {} is string, not map[string]interface {}",
      })
  void refusesWithHelmsText(String line, String expected) {
    assertThatThrownBy(() -> typed(line))
        .isInstanceOf(SetSyntaxException.class)
        .hasMessage(expected);
  }

  @Test
  void boundsTheNestingOfNames() {
    String line = "a.".repeat(31) + "a=1";

    assertThatThrownBy(() -> typed(line))
        .hasMessage("value name nested level is greater than maximum supported nested level of 30");
  }

  @Test
  void changesOnlyWhatTheLineNames() {
    Map<String, Object> values = new LinkedHashMap<>(Map.of("keep", "x"));
    values.put("list", new java.util.ArrayList<>(java.util.List.of("a", "b")));

    SetParser.parseTyped("list[1]=c", values);

    assertThat(GoJson.encode(values)).isEqualTo("{\"keep\":\"x\",\"list\":[\"a\",\"c\"]}");
  }

  @Test
  void keepsEverythingTextUnderSetString() {
    Map<String, Object> values = new LinkedHashMap<>();

    SetParser.parseStrings("a=1,b=true,c=null", values);

    assertThat(GoJson.encode(values)).isEqualTo("{\"a\":\"1\",\"b\":\"true\",\"c\":\"null\"}");
  }

  @Test
  void readsJsonUpToTheNextKey() {
    Map<String, Object> values = new LinkedHashMap<>();

    SetParser.parseJson("a={\"x\":[1,2]} ,b=1.5,c[0]=null,d=\"s\",e=", values);

    assertThat(GoJson.encode(values))
        .isEqualTo("{\"a\":{\"x\":[1,2]},\"b\":1.5,\"c\":[null],\"d\":\"s\",\"e\":null}");
  }

  @Test
  void takesLiteralsToTheEndOfTheLine() {
    Map<String, Object> values = new LinkedHashMap<>();

    LiteralSetParser.parse("a.b[0]=x=1,{\\n}", values);

    assertThat(GoJson.encode(values)).isEqualTo("{\"a\":{\"b\":[\"x=1,{\\\\n}\"]}}");
  }
}

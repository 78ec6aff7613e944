package dev.wheelhouse.render.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.yaml.GoJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order is that of Helm's {@code pkg/cli/values/options.go}. */
class ValuesOptionsTest {
  private static final Map<String, String> FILES =
      Map.of(
          "a.yaml", "x: {a: 1, b: 1}\nl: [1]\nf: 1\n",
          "b.yaml", "x: {b: 2}\nl: [2, 3]\n",
          "bad.yaml", "a: b: c\n",
          "text", "line\n");

  private static byte[] read(String name) throws IOException {
    String content = FILES.get(name);
    if (content == null) {
      throw new IOException("open " + name + ": no such file or directory");
    }
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static final ValuesOptions.FileReader READER = ValuesOptionsTest::read;

  @Test
  void laterFilesWinAndOnlyTablesAreMerged() {
    Map<String, Object> values = ValuesOptions.ofFiles(List.of("a.yaml", "b.yaml")).merge(READER);

    assertThat(GoJson.encode(values)).isEqualTo("{\"f\":1,\"l\":[2,3],\"x\":{\"a\":1,\"b\":2}}");
  }

  @Test
  void kindsOfFlagsFollowHelmsOrderWhateverTheirOrderOnTheCommandLine() {
    Map<String, Object> values =
        new ValuesOptions(
                List.of("a.yaml"),
                List.of("j={\"k\":1}"),
                List.of("x.a=set,f=9"),
                List.of("x.b=7,f=9"),
                List.of("t=text"),
                List.of("x.a=a,b"))
            .merge(READER);

    assertThat(values)
        .containsEntry("x", Map.of("a", "a,b", "b", "7"))
        .containsEntry("f", "9")
        .containsEntry("t", "line\n")
        .containsEntry("j", Map.of("k", 1.0));
  }

  @Test
  void numbersOfFilesAreFloatsAndThoseOfFlagsIntegers() {
    Map<String, Object> values =
        new ValuesOptions(
                List.of("a.yaml"), List.of(), List.of("n=1"), List.of(), List.of(), List.of())
            .merge(READER);

    assertThat(values).containsEntry("f", 1.0).containsEntry("n", 1L);
  }

  @Test
  void failuresHaveHelmsTexts() {
    assertThatThrownBy(() -> ValuesOptions.ofFiles(List.of("bad.yaml")).merge(READER))
        .isInstanceOf(RenderException.class)
        .hasMessage(
            "failed to parse bad.yaml: error converting YAML to JSON: yaml: mapping values are not"
                + " allowed in this context")
        .extracting(failure -> ((RenderException) failure).code())
        .isEqualTo(RenderErrorCode.VALUES_INVALID);
    assertThatThrownBy(() -> ValuesOptions.ofFiles(List.of("none.yaml")).merge(READER))
        .hasMessage("open none.yaml: no such file or directory");
    assertThatThrownBy(
            () ->
                new ValuesOptions(
                        List.of(), List.of(), List.of("a"), List.of(), List.of(), List.of())
                    .merge(READER))
        .hasMessage("failed parsing --set data: key \"a\" has no value");
    assertThatThrownBy(
            () ->
                new ValuesOptions(
                        List.of(), List.of("a={"), List.of(), List.of(), List.of(), List.of())
                    .merge(READER))
        .hasMessage("failed parsing --set-json data a={");
  }
}

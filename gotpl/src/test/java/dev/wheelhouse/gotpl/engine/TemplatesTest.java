package dev.wheelhouse.gotpl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import dev.wheelhouse.gotpl.parse.Delimiters;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  @Test
  void executesTheExampleOfTheReadme() {
    Templates templates = Templates.named("site").with("page", "Hello {{ .name }}!");

    assertThat(templates.execute("page", Map.of("name", "World"))).isEqualTo("Hello World!");
  }

  @Test
  void theLastOfSeveralFilesWins() {
    Templates templates =
        Templates.named("t")
            .with("a", "{{ define \"x\" }}first{{ end }}")
            .with("b", "{{ define \"x\" }}second{{ end }}{{ template \"x\" }}");

    assertThat(templates.execute("b", null)).isEqualTo("second");
  }

  @Test
  void anEmptyDefinitionReplacesNoOther() {
    Templates templates =
        Templates.named("t")
            .with("a", "{{ define \"x\" }}first{{ end }}")
            .with("b", "{{ define \"x\" }} \n{{ end }}{{ template \"x\" }}");

    assertThat(templates.execute("b", null)).isEqualTo("first");
  }

  @Test
  void anEmptyFileIsATemplate() {
    Templates templates = Templates.named("t").with("empty", "");

    assertThat(templates.contains("empty")).isTrue();
    assertThat(templates.execute("empty", null)).isEmpty();
  }

  @Test
  void aDerivedSetLeavesItsBaseAsItWas() {
    Templates base = Templates.named("t").with("a", "{{ define \"x\" }}old{{ end }}");

    Templates derived = base.with("b", "{{ define \"x\" }}new{{ end }}");

    assertThat(base.execute("x", null)).isEqualTo("old");
    assertThat(derived.execute("x", null)).isEqualTo("new");
    assertThat(base.names()).containsExactly("a", "x");
    assertThat(derived.names()).containsExactly("a", "b", "x");
  }

  @Test
  void aBuilderAddsNothingOfAFileThatDoesNotParse() {
    Templates.Builder builder = Templates.named("t").builder();

    assertThatThrownBy(() -> builder.add("a", "{{ define \"x\" }}1{{ end }}\n{{ nope }}"))
        .isInstanceOf(TemplateSyntaxError.class)
        .hasMessage("template: a:2: function \"nope\" not defined");

    assertThat(builder.build().names()).isEmpty();
  }

  @Test
  void anUnknownTemplateIsAnErrorThatNamesTheSet() {
    assertThatThrownBy(() -> Templates.named("gotpl").execute("nope", null))
        .isInstanceOf(GoError.class)
        .hasMessage("template: no template \"nope\" associated with template \"gotpl\"");
  }

  @Test
  void anErrorTellsTemplateAndLine() {
    Templates templates = Templates.named("t").with("a/b.yaml", "x\ny: {{ .a.b }}");

    assertThatThrownBy(
            () ->
                templates.execute(
                    "a/b.yaml",
                    Map.of(),
                    new StringBuilder(),
                    ExecOptions.defaults().withMissingKey(MissingKey.ZERO)))
        .isInstanceOfSatisfying(
            TemplateExecutionError.class,
            error -> {
              assertThat(error.templateName()).isEqualTo("a/b.yaml");
              assertThat(error.line()).isEqualTo(2);
            })
        .hasMessage(
            "template: a/b.yaml:2:8: executing \"a/b.yaml\" at <.a.b>: nil pointer evaluating"
                + " interface {}.b");
  }

  @Test
  void whatWasWrittenBeforeAnErrorStays() {
    StringBuilder out = new StringBuilder();

    assertThatThrownBy(
            () ->
                Templates.named("t")
                    .with("a", "before {{ index .x 1 }}")
                    .execute("a", Map.of(), out, ExecOptions.defaults()))
        .isInstanceOf(TemplateExecutionError.class);

    assertThat(out).hasToString("before ");
  }

  @Test
  void missingKeysFollowTheOption() {
    Templates templates = Templates.named("t").with("a", "{{ .x }}").with("b", "{{ .x.y }}");

    assertThat(render(templates, "a", MissingKey.DEFAULT)).isEqualTo("<no value>");
    assertThat(render(templates, "b", MissingKey.DEFAULT)).isEqualTo("<no value>");
    assertThat(render(templates, "a", MissingKey.ZERO)).isEqualTo("<no value>");
    assertThat(render(templates, "b", MissingKey.ZERO))
        .endsWith("at <.x.y>: nil pointer evaluating interface {}.y");
    assertThat(render(templates, "a", MissingKey.ERROR))
        .endsWith("at <.x>: map has no entry for key \"x\"");
  }

  @Test
  void aUsersFunctionOverridesABuiltInOne() {
    FunctionMap functions =
        FunctionMap.of(
            GoFunction.named("or").params(GoType.ANY).call((Object value) -> "own " + value));

    assertThat(Templates.named("t", functions).with("a", "{{ or 1 }}").execute("a", null))
        .isEqualTo("own 1");
  }

  @Test
  void breakIsAFunctionIfThereIsOneOfThatName() {
    FunctionMap functions = FunctionMap.of(GoFunction.named("break").call(() -> "snap"));

    assertThat(Templates.named("t", functions).with("a", "{{ break }}").execute("a", null))
        .isEqualTo("snap");
  }

  @Test
  void delimitersCanBeChosen() {
    Templates templates =
        Templates.named("t", FunctionMap.empty(), new Delimiters("<<", ">>"))
            .with("a", "{{ x }} << .v ->> \n.");

    assertThat(templates.execute("a", Map.of("v", "w"))).isEqualTo("{{ x }} w.");
  }

  @Test
  void functionValuesAreCalledByCallOnly() {
    GoFunction twice =
        GoFunction.named("twice")
            .params(GoType.INT64)
            .returns(GoType.INT64)
            .call((Long n) -> 2 * n);
    Map<String, Object> data = Map.of("f", twice);
    Templates templates = Templates.named("t").with("a", "{{ call .f 21 }}").with("b", "{{ .f }}");

    assertThat(templates.execute("a", data)).isEqualTo("42");
    assertThatThrownBy(() -> templates.execute("b", data))
        .hasMessage(
            "template: b:1:3: executing \"b\" at <{{.f}}>: can't print {{.f}} of type func(int64)"
                + " int64");
  }

  @Test
  void attributesReachTheFunctions() {
    FunctionMap functions =
        FunctionMap.of(
            GoFunction.named("user").context((context, args) -> context.attribute(String.class)));
    StringBuilder out = new StringBuilder();

    Templates.named("t", functions)
        .with("a", "{{ user }}")
        .execute("a", null, out, ExecOptions.defaults().withAttribute(String.class, "ada"));

    assertThat(out).hasToString("ada");
  }

  @Test
  void aMapChangedByTheBodyOfARangeIsRangedOverAsItWas() {
    FunctionMap functions =
        FunctionMap.of(
            GoFunction.named("set")
                .params(GoType.MAP, GoType.STRING, GoType.ANY)
                .returns(GoType.STRING)
                .call(
                    (Map<String, Object> map, String key, Object value) -> {
                      map.put(key, value);
                      return "";
                    }));
    Map<String, Object> map = new HashMap<>(Map.of("a", "1", "b", "2"));

    String text =
        Templates.named("t", functions)
            .with(
                "t",
                "{{ range $k, $v := . }}{{ set $ \"b\" \"3\" }}{{ set $ \"c\" 4 }}{{ $v }}{{ end }}")
            .execute("t", map);

    assertThat(text).isEqualTo("12");
    assertThat(map).containsKey("c");
  }

  @Test
  void manyThreadsShareOneSet() throws Exception {
    Templates templates =
        Templates.named("t", SampleFunctions.ALL)
            .with("h", "{{ define \"h\" }}{{ $x := . }}{{ range 5 }}{{ $x }}{{ end }}{{ end }}")
            .with("a", "{{ include \"h\" . }}{{ tpl \"{{ . }}\" . }}");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> results =
          IntStream.range(0, 400)
              .mapToObj(i -> threads.submit(() -> templates.execute("a", i)))
              .collect(Collectors.toList());

      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(String.valueOf(i).repeat(6));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String render(Templates templates, String name, MissingKey option) {
    StringBuilder out = new StringBuilder();
    try {
      templates.execute(name, new HashMap<>(), out, ExecOptions.defaults().withMissingKey(option));
      return out.toString();
    } catch (GoError e) {
      return e.getMessage();
    }
  }
}

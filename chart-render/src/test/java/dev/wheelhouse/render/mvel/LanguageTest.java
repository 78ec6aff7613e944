package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language's rules, with what docs/mvel-templates.md says each template comes to. */
class LanguageTest {
  private static final Templates TEMPLATES =
      Templates.seeing(
          """
          name: shop
          count: 3
          ratio: 0.25
          big: 12345678901
          yea: true
          nay: false
          nothing: null
          blank: ""
          none: []
          empty: {}
          my-key: dashed
          list: [a, b, c]
          labels: {tier: front, app: shop}
          nested: {deep: {deeper: [{name: one}, {name: two}]}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "plain text => plain text",
        "$ {x} ${values.name} #{y} => $ {x} ${values.name} #{y}",
        "mail me@example.com => mail me@example.com",
        "ends with @ => ends with @",
        "ends with $ => ends with $",
        "@ => @",
        "@@ => @",
        "@@{values.name} => @{values.name}",
        "@@@{values.name} => @shop",
        "image@sha256:ab => image@sha256:ab",
        "@{values.name} => shop",
        "@{ values . name } => shop",
        "@{values['name']} => shop",
        "@{values[\"my-key\"]} => dashed",
        "@{values.list[1]} => b",
        "@{values.nested.deep.deeper[1].name} => two",
        "@{values.nested['deep']['deeper'][0]['name']} => one",
        "<@{values.missing}> => <>",
        "<@{values.missing.more['x']}> => <>",
        "<@{values.nothing}> => <>",
        "@{'}'} => }",
        "@{\"a\\\"b\"} => a\"b",
        "@{'it\\'s'} => it's",
        "@{'@{1}'} => @{1}",
      })
  void writesTextAndPaths(String template, String expected) {
    assertThat(TEMPLATES.render(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "@{1} => 1",
        "@{-7} => -7",
        "@{0.50} => 0.5",
        "@{values.count} => 3",
        "@{values.ratio} => 0.25",
        "@{values.big} => 12345678901",
        "@{1 + 2 + 3} => 6",
        "@{0.1 + 0.2} => 0.3",
        "@{1.5 + 1.5} => 3",
        "@{values.count + 1} => 4",
        "@{9223372036854775 + 1} => 9223372036854776",
        "@{'a' + 'b' + 1} => ab1",
        "@{1 + 2 + 'a'} => 3a",
        "@{values.name + '-' + values.count} => shop-3",
      })
  void addsAndWritesNumbers(String template, String expected) {
    assertThat(TEMPLATES.render(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '`',
      value = {
        "1 == 1 ==> true",
        "1 == 1.0 ==> true",
        "values.count == 3 ==> true",
        "'1' == 1 ==> false",
        "'a' == 'a' ==> true",
        "'a' != 'b' ==> true",
        "values.missing == null ==> true",
        "values.list == null ==> false",
        "null == null ==> true",
        "true == values.yea ==> true",
        "'true' == true ==> false",
        "2 < 10 ==> true",
        "'2' < '10' ==> false",
        "2 <= 2 ==> true",
        "3 >= 4 ==> false",
        "3 > 2.5 ==> true",
        "!true ==> false",
        "!!'x' ==> true",
        "!values.nay && values.yea ==> true",
        "true || values.list < 1 ==> true",
        "false && values.list < 1 ==> false",
        "true || false && false ==> true",
        "(true || false) && false ==> false",
        "1 + 1 == 2 ==> true",
        "values.count > 2 ? 'many' : 'few' ==> many",
        "values.nay ? 1 : values.yea ? 2 : 3 ==> 2",
        "false ? values.list : 'lazy' ==> lazy",
      })
  void comparesAndDecides(String expression, String expected) {
    assertThat(TEMPLATES.render("@{" + expression + "}")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "values.name, true",
        "values.count, true",
        "values.yea, true",
        "values.list, true",
        "values.labels, true",
        "'0', true",
        "0, false",
        "0.0, false",
        "values.nay, false",
        "values.nothing, false",
        "values.missing, false",
        "values.blank, false",
        "values.none, false",
        "values.empty, false",
      })
  void knowsTruth(String expression, String expected) {
    assertThat(TEMPLATES.render("@if{" + expression + "}true@else{}false@end{}"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, one", "2, two", "3, more", "4, more"})
  void takesTheFirstBranchThatHolds(int count, String expected) {
    Templates templates = Templates.seeing("count: " + count);

    assertThat(
            templates.render(
                "@if{values.count == 1}one@elseif{values.count == 2}two@else{}more@end{}"))
        .isEqualTo(expected);
  }

  @Test
  void writesNothingWhenNoBranchHolds() {
    assertThat(TEMPLATES.render("<@if{false}a@elseif{null}b@end{}>")).isEqualTo("<>");
    assertThat(TEMPLATES.render("<@if{true}@end{}>")).isEqualTo("<>");
  }

  @Test
  void goesOverLists() {
    assertThat(TEMPLATES.render("@foreach{x : values.list}[@{x}]@end{}")).isEqualTo("[a][b][c]");
    assertThat(TEMPLATES.render("<@foreach{x : values.none}[@{x}]@end{}>")).isEqualTo("<>");
    assertThat(TEMPLATES.render("<@foreach{x : values.missing}[@{x}]@end{}>")).isEqualTo("<>");
  }

  @Test
  void goesOverMapsInTheOrderOfTheirKeys() {
    assertThat(TEMPLATES.render("@foreach{l : values.labels}@{l.key}=@{l.value};@end{}"))
        .isEqualTo("app=shop;tier=front;");
  }

  @Test
  void nestsLoopsAndConditions() {
    String template =
        "@foreach{a : values.list}@foreach{b : values.list}"
            + "@if{a == b}=@elseif{a < b}<@else{}>@end{}@end{}/@end{}";

    assertThat(TEMPLATES.render(template)).isEqualTo("=<</>=</>>=/");
  }

  @Test
  void loopVariablesEndWithTheirLoop() {
    assertThat(
            TEMPLATES.render(
                "@foreach{x : values.list}@{x}@end{}-@foreach{x : values.labels}@{x.key}@end{}"))
        .isEqualTo("abc-apptier");
    assertThat(TEMPLATES.refusal("@foreach{x : values.list}@end{}@{x}"))
        .hasMessageContaining("unknown name \"x\"");
  }

  @Test
  void linesOfOneDirectiveGiveNoLine() {
    String template =
        """
        a:
          @comment{ explains
                    the list }
          @foreach{x : values.list}
          @if{x != "b"}
          - @{x}
          @end{}
          @end{}
        b: @if{true}yes@end{}
        """;

    assertThat(TEMPLATES.render(template)).isEqualTo("a:\n  - a\n  - c\nb: yes\n");
  }

  @Test
  void windowsLineEndsGoWithTheirLine() {
    assertThat(TEMPLATES.render("a\r\n@if{true}\r\nb\r\n@end{}\r\nc")).isEqualTo("a\r\nb\r\nc");
  }

  @Test
  void givesWhatHelmGives() {
    String template =
        """
        @{release.name} @{release.namespace} @{release.revision} @{release.service}
        @{release.isInstall} @{release.isUpgrade}
        @{chart.name} @{chart.version} @{chart.appVersion} @{chart.apiVersion} @{chart.isRoot}
        @{join(chart.keywords, "+")} @{chart.annotations.team}
        @{capabilities.kubeVersion.version} @{capabilities.kubeVersion.major} @{capabilities.kubeVersion.minor}
        @{contains(capabilities.apiVersions, "apps/v1")} @{contains(capabilities.apiVersions, "x/v1")}
        @{template.name} @{template.basePath}
        @{files["conf/app.ini"]}<@{files["absent"]}>
        """;

    assertThat(TEMPLATES.render(template))
        .isEqualTo(
            """
            rel ns 3 Helm
            false true
            app 1.2.3 4.5 v2 true
            web+demo blue
            v1.35.0 1 35
            true false
            app/templates/t.yaml app/templates
            [app]
            mode=fast
            <>
            """);
  }

  @Test
  void includesPartialsWithTheScopeOfTheCaller() {
    Templates templates =
        TEMPLATES
            .withPartial("_name.mvel", "@{release.name}-@{values.name}\n")
            .withPartial("_labels.tpl", "name: @{include(\"_name.mvel\")}\nof: @{template.name}\n");

    assertThat(templates.render("@include{\"_name.mvel\"}!")).isEqualTo("rel-shop!");
    assertThat(templates.render("labels:@{nindent(include(\"_labels.tpl\"), 2)}"))
        .isEqualTo("labels:\n  name: rel-shop\n  of: app/templates/t.yaml");
    assertThat(templates.render("@include{\"app/templates/_name.mvel\"}")).isEqualTo("rel-shop");
  }

  @Test
  void partialsSeeTheirArgumentAndNoLoopOfTheCaller() {
    Templates templates =
        TEMPLATES.withPartial("_item.mvel", "<@{arg.name}>").withPartial("_bare.mvel", "<@{arg}>");

    assertThat(
            templates.render(
                "@foreach{i : values.nested.deep.deeper}@include{\"_item.mvel\", i}@end{}"))
        .isEqualTo("<one><two>");
    assertThat(templates.render("@include{\"_bare.mvel\"}")).isEqualTo("<>");
  }

  @Test
  void partialsKeepLoopsOfTheirOwn() {
    Templates templates = TEMPLATES.withPartial("_all.mvel", "@foreach{x : values.list}@{x}@end{}");

    assertThat(
            templates.render("@foreach{x : values.list}@{x}:@include{\"_all.mvel\"}:@{x} @end{}"))
        .isEqualTo("a:abc:a b:abc:b c:abc:c ");
  }
}

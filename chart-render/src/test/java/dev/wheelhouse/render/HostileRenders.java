package dev.wheelhouse.render;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.values.ValuesOptions;
import dev.wheelhouse.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders charts that mean harm, with the default budget, and prints how each ends. */
final class HostileRenders {
  private static final String METADATA = "apiVersion: v2\nname: bad\nversion: 0.1.0\n";

  private HostileRenders() {}

  public static void main(String[] arguments) {
    templates().forEach((name, template) -> show(name, template, "{}\n", List.of()));
    values().forEach((name, values) -> show(name, "a: {{ .Values }}", values, List.of()));
    show("values in a file", "a: {{ .Values }}", "{}\n", List.of(aliases("\n")));
    show("harmless", "a: {{ .Values.b }}", "b: 1\n", List.of());
  }

  /** Each makes more than a machine has, or runs for ever. */
  static Map<String, String> templates() {
    Map<String, String> templates = new LinkedHashMap<>();
    templates.put("endless range", "{{ range 9000000000000000 }}{{ end }}");
    templates.put(
        "nested ranges", "{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}");
    templates.put(
        "recursion of template",
        "{{ define \"t\" }}{{ template \"t\" }}{{ end }}{{ template \"t\" }}");
    templates.put(
        "recursion of include",
        "{{ define \"i\" }}{{ include \"i\" . }}{{ end }}{{ include \"i\" . }}");
    templates.put(
        "recursion of tpl",
        "{{ $s := \"{{ tpl .s . }}\" }}{{ tpl $s (dict \"s\" $s \"Template\" .Template) }}");
    templates.put("repeat", "{{ repeat 2000000000 \"abcdefgh\" }}");
    templates.put("until", "{{ until 2000000000 | len }}");
    templates.put("seq", "{{ seq 0 2000000000 | len }}");
    templates.put(
        "doubling text",
        "{{ $s := \"x\" }}{{ range until 60 }}{{ $s = print $s $s }}{{ end }}{{ len $s }}");
    templates.put(
        "doubling lists",
        "{{ $l := list 1 }}{{ range until 60 }}{{ $l = concat $l $l }}{{ end }}{{ len $l }}");
    templates.put(
        "shared lists printed",
        "{{ $l := list 1 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ print $l }}");
    templates.put(
        "shared lists as YAML",
        "{{ $l := list 1 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ toYaml $l }}");
    templates.put(
        "shared lists as JSON",
        "{{ $l := list 1 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ toJson $l }}");
    templates.put("a map in itself", "{{ $m := dict }}{{ $_ := set $m \"m\" $m }}{{ print $m }}");
    templates.put(
        "a map in itself copied",
        "{{ $m := dict }}{{ $_ := set $m \"m\" $m }}{{ deepCopy $m | len }}");
    templates.put("wide printf", "{{ range until 100000 }}{{ printf \"%999999d\" 1 }}{{ end }}");
    templates.put("indent", "{{ indent 2000000000 \"a\\nb\" }}");
    templates.put(
        "repetitions in a pattern", "{{ regexFind \"((a{1,100}){1,100}){1,100}\" \"a\" }}");
    templates.put(
        "a pattern on a long text",
        "{{ regexFind \"(a*)*(b*)*c{1,900}$\" (repeat 10000000 \"ab\") }}");
    templates.put("aliases in fromYaml", "{{ fail (fromYaml \"" + aliases("\\n") + "\").Error }}");
    templates.put(
        "deep parentheses", "{{ " + "(".repeat(200_000) + "1" + ")".repeat(200_000) + " }}");
    templates.put("deep blocks", "{{ if 1 }}".repeat(50_000) + "{{ end }}".repeat(50_000));
    templates.put(
        "deep lists in fromYaml",
        "{{ fail (fromYaml (print \"a: \" (repeat 100000 \"[\"))).Error }}");
    templates.put(
        "deep JSON in fromJson", "{{ fail (fromJson (repeat 100000 \"{\\\"a\\\":\")).Error }}");
    return templates;
  }

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("aliases in values.yaml", aliases("\n"));
    values.put(
        "deep lists in values.yaml", "a: " + "[".repeat(100_000) + "]".repeat(100_000) + "\n");
    return values;
  }

  /** Ten levels of nine references each: 3.5 thousand million items. */
  private static String aliases(String newline) {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]").append(newline);
    for (char c = 'b'; c < 'k'; c++) {
      char before = (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(("*" + before + ", ").repeat(8))
          .append("*")
          .append(before)
          .append("]")
          .append(newline);
    }
    return bomb.toString();
  }

  private static void show(String name, String template, String values, List<String> files) {
    long start = System.nanoTime();
    String end = end(template, values, files).replace('\n', ' ');
    long millis = (System.nanoTime() - start) / 1_000_000;
    String shown =
        end.length() < 400
            ? end
            : end.substring(0, 200) + " ... " + end.substring(end.length() - 150);
    System.out.println(name + "\t" + millis + " ms\t" + shown);
  }

  private static String end(String template, String values, List<String> files) {
    try {
      RenderRequest request =
          RenderRequest.of(
              ChartLoader.loadFiles(
                  List.of(
                      ChartFile.of("Chart.yaml", METADATA),
                      ChartFile.of("values.yaml", values),
                      ChartFile.of("templates/a.yaml", template))),
              ValuesOptions.ofFiles(files.isEmpty() ? List.of() : List.of("v.yaml"))
                  .merge(file -> files.get(0).getBytes(StandardCharsets.UTF_8)),
              ReleaseInfo.installing("r", "n"));
      return "rendered: " + TemplatePrinter.DEFAULT.print(new Renderer().render(request));
    } catch (RenderException refused) {
      return refused.code() + ": " + refused.getMessage();
    } catch (ChartException | YamlException refused) {
      return "CHART: " + refused.getMessage();
    } catch (OutOfMemoryError | StackOverflowError defect) {
      return "DEFECT: " + defect;
    }
  }
}

package dev.wheelhouse.ops.jsonpath;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.yaml.GoJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A template of text and {@code {expressions}} over maps, lists, texts, numbers and booleans.
 *
 * <p>Maps are walked in the order of their keys, where Go has none. Numbers are compared by value;
 * Go refuses to compare a whole number with another. Immutable. Source: {@code
 * k8s.io/client-go/util/jsonpath}.
 */
public final class JsonPath {
  private final List<Part> parts;

  private JsonPath(List<Part> parts) {
    this.parts = parts;
  }

  /** A piece of a template. */
  sealed interface Part {
    /** Text outside of braces. */
    record Text(String text) implements Part {}

    /** What is in one pair of braces. */
    record Expression(List<Step> steps) implements Part {}

    /** What is between {@code {range ...}} and {@code {end}}. */
    record Range(List<Step> steps, List<Part> body) implements Part {}
  }

  /**
   * Reads a template.
   *
   * @throws JsonPathException if it is malformed
   */
  public static JsonPath parse(String template) {
    return new JsonPath(new JsonPathParser(template).template());
  }

  /**
   * What the template makes of data.
   *
   * @throws JsonPathException if a field is missing, or something does not fit
   */
  public String apply(Object data) {
    StringBuilder out = new StringBuilder();
    apply(parts, data, out);
    return out.toString();
  }

  private static void apply(List<Part> parts, Object data, StringBuilder out) {
    for (Part part : parts) {
      if (part instanceof Part.Text text) {
        out.append(text.text());
      } else if (part instanceof Part.Expression expression) {
        out.append(printed(Step.walk(expression.steps(), data)));
      } else if (part instanceof Part.Range range) {
        for (Object each : Step.walk(range.steps(), data)) {
          apply(range.body(), each, out);
        }
      }
    }
  }

  private static String printed(List<Object> results) {
    return results.stream().map(JsonPath::printed).collect(Collectors.joining(" "));
  }

  private static String printed(Object value) {
    if (value == null) {
      return "null";
    }
    boolean json = value instanceof Map || value instanceof List;
    return json ? GoJson.encode(value) : GoFormat.toText(value);
  }
}

package dev.wheelhouse.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decodes one entry of {@code dependencies:}. */
final class DependencyDecoder {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "version",
          "repository",
          "condition",
          "tags",
          "enabled",
          "import-values",
          "alias");
  private static final GoFields DEPENDENCY = new GoFields("Dependency", "dependencies.");

  private DependencyDecoder() {}

  static ChartDependency decode(Map<String, Object> object) {
    Map<String, Object> values = new TreeMap<>();
    GoFields.each(object, FIELDS, (field, value) -> values.put(field, decodeField(field, value)));
    @SuppressWarnings("unchecked")
    List<String> tags = (List<String>) values.getOrDefault("tags", List.of());
    @SuppressWarnings("unchecked")
    List<Object> imports = (List<Object>) values.getOrDefault("import-values", List.of());
    return new ChartDependency(
        (String) values.getOrDefault("name", ""),
        (String) values.getOrDefault("version", ""),
        (String) values.getOrDefault("repository", ""),
        (String) values.getOrDefault("condition", ""),
        tags,
        (boolean) values.getOrDefault("enabled", false),
        imports,
        (String) values.getOrDefault("alias", ""));
  }

  private static Object decodeField(String field, Object value) {
    return switch (field) {
      case "tags" -> DEPENDENCY.texts(field, value);
      case "enabled" -> DEPENDENCY.bool(field, value);
      case "import-values" -> untyped(DEPENDENCY.list(field, value, "[]interface {}"));
      default -> DEPENDENCY.text(field, value);
    };
  }

  /** A tree with every number as a double, as Go decodes JSON into {@code interface{}}. */
  private static Object untyped(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(key, untyped(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(untyped(item)));
      return copy;
    }
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }

  /** The dependency with the texts cleaned that Helm's {@code Dependency.Validate} cleans. */
  static ChartDependency cleaned(ChartDependency dependency) {
    return new ChartDependency(
        MetadataDraft.clean(dependency.name()),
        MetadataDraft.clean(dependency.version()),
        MetadataDraft.clean(dependency.repository()),
        MetadataDraft.clean(dependency.condition()),
        dependency.tags().stream().map(MetadataDraft::clean).toList(),
        dependency.enabled(),
        dependency.importValues(),
        dependency.alias());
  }
}

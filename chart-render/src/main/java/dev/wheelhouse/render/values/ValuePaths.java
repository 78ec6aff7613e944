package dev.wheelhouse.render.values;

import java.util.LinkedHashMap;
import java.util.Map;

/** Dotted paths into values, as Helm's {@code chartutil.Values} reads them. */
final class ValuePaths {
  /** Stands for: there is no scalar at the path. */
  static final Object ABSENT = new Object();

  private ValuePaths() {}

  /** What is at the path unless it is a table; {@link #ABSENT} when nothing is there. */
  static Object scalar(Map<String, Object> values, String path) {
    int dot = path.lastIndexOf('.');
    String key = path.substring(dot + 1);
    Map<String, Object> table = values;
    if (dot >= 0) {
      Object found = table(values, path.substring(0, dot));
      if (found instanceof String) {
        return ABSENT;
      }
      table = ValueTrees.table(found);
    }
    Object value = table.get(key);
    return !table.containsKey(key) || value instanceof Map<?, ?> ? ABSENT : value;
  }

  /** The table at the path, or the name of the first segment that is no table. */
  static Object table(Map<String, Object> values, String path) {
    Map<String, Object> table = values;
    for (String segment : path.split("\\.", -1)) {
      if (!(table.get(segment) instanceof Map<?, ?> next)) {
        return segment;
      }
      table = ValueTrees.table(next);
    }
    return table;
  }

  /** Maps nested along the path, the innermost holding {@code table}. */
  static Map<String, Object> nest(String path, Map<String, Object> table) {
    String[] segments = path.split("\\.", -1);
    Map<String, Object> nested = table;
    for (int i = segments.length - 1; i >= 0; i--) {
      Map<String, Object> outer = new LinkedHashMap<>();
      outer.put(segments[i], nested);
      nested = outer;
    }
    return nested;
  }
}

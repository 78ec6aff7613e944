package dev.wheelhouse.render.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees of maps, lists and scalars. */
final class ValueTrees {
  private ValueTrees() {}

  /** A changeable copy at every depth. */
  static Map<String, Object> copy(Map<String, Object> source) {
    Map<String, Object> copy = new LinkedHashMap<>(source.size() * 4 / 3 + 1);
    source.forEach((key, value) -> copy.put(key, copyOf(value)));
    return copy;
  }

  static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(table(map));
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(copyOf(item)));
      return copy;
    }
    return value;
  }

  /** A map of values; all maps among values have text keys. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> table(Object map) {
    return (Map<String, Object>) map;
  }
}

package dev.wheelhouse.worker.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON-like trees: copies, and writing below a path. */
final class Trees {
  private Trees() {}

  /**
   * A deep copy whose maps and lists may be changed, and whose numbers are Long or Double.
   *
   * @throws IllegalArgumentException for a value that JSON has no form for
   */
  static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), copyValue(value)));
    return copy;
  }

  static Object copyValue(Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(copyValue(item)));
      return copy;
    }
    if (value instanceof Long || value instanceof Double) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("no JSON form for a " + value.getClass().getName());
  }

  /** The map at this path, made when it is missing. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> mapAt(Map<String, Object> tree, String... path) {
    Map<String, Object> map = tree;
    for (String key : path) {
      Object next = map.get(key);
      if (!(next instanceof Map)) {
        next = new LinkedHashMap<String, Object>();
        map.put(key, next);
      }
      map = (Map<String, Object>) next;
    }
    return map;
  }

  /** The maps in the list under this key; empty when there is no list. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> mapsIn(Map<String, Object> map, String key) {
    if (!(map.get(key) instanceof List<?> list)) {
      return List.of();
    }
    return list.stream()
        .filter(Map.class::isInstance)
        .map(item -> (Map<String, Object>) item)
        .toList();
  }

  /** A map of pairs, in their order. */
  static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}

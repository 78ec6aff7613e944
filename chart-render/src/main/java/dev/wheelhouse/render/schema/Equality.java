package dev.wheelhouse.render.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Equality of JSON values: numbers by value, objects without order. */
final class Equality {
  private Equality() {}

  static boolean equal(Object a, Object b) {
    return Objects.equals(key(a), key(b));
  }

  /** A value whose {@code equals} is the equality of JSON. */
  static Object key(Object value) {
    if (value instanceof Number number) {
      return Numbers.exact(number).stripTrailingZeros();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Equality::key).collect(Collectors.toList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> keys = new LinkedHashMap<>();
      map.forEach((name, item) -> keys.put(name, key(item)));
      return keys;
    }
    return value;
  }
}

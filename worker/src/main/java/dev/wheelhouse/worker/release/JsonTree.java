package dev.wheelhouse.worker.release;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trees between JSON and Go's ideas of them. */
final class JsonTree {
  private static final double EXACT = 9.007199254740992E15;

  private JsonTree() {}

  /** As Go's {@code json.Marshal} writes: keys sorted, float64 without a fraction as integers. */
  static Object forGo(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(String.valueOf(key), forGo(item)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonTree::forGo).collect(ArrayList::new, List::add, List::addAll);
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      if (Math.abs(number) < EXACT) {
        return number.longValue();
      }
      return Math.abs(number) < 1e21 ? new BigDecimal(number).toBigInteger() : number;
    }
    return value;
  }

  /** As Go's {@code json.Unmarshal} reads into {@code interface{}}: every number a float64. */
  static Object fromGo(Object value) {
    if (value instanceof Map<?, ?> map) {
      return mapFromGo(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonTree::fromGo).collect(ArrayList::new, List::add, List::addAll);
    }
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      return ((Number) value).doubleValue();
    }
    return value;
  }

  static Map<String, Object> mapFromGo(Object value) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> result.put(String.valueOf(key), fromGo(item)));
    }
    return result;
  }

  static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  static Map<?, ?> map(Map<?, ?> map, String key) {
    return map.get(key) instanceof Map<?, ?> child ? child : Map.of();
  }

  static List<Map<?, ?>> maps(Map<?, ?> map, String key) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (map.get(key) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> child) {
          maps.add(child);
        }
      }
    }
    return maps;
  }

  static List<String> texts(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}

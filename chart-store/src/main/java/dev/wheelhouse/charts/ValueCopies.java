package dev.wheelhouse.charts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deep copies of values trees: maps, lists and scalars, where scalars are shared. */
final class ValueCopies {
  private ValueCopies() {}

  static Map<String, Object> mutable(Map<String, Object> source) {
    Map<String, Object> copy = new LinkedHashMap<>(source.size() * 4 / 3 + 1);
    source.forEach((key, value) -> copy.put(key, mutableValue(value)));
    return copy;
  }

  private static Object mutableValue(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
      map.forEach((key, item) -> copy.put(key, mutableValue(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(mutableValue(item)));
      return copy;
    }
    return value;
  }

  static Map<String, Object> frozen(Map<String, Object> source) {
    Map<String, Object> copy = new LinkedHashMap<>(source.size() * 4 / 3 + 1);
    source.forEach((key, value) -> copy.put(key, frozenValue(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object frozenValue(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
      map.forEach((key, item) -> copy.put(key, frozenValue(item)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(frozenValue(item)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }
}

package dev.wheelhouse.render.mvel;

import dev.wheelhouse.gotpl.value.GoStrings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code @foreach} goes over. */
final class Elements {
  private Elements() {}

  /**
   * The items of a list; the entries of a map as maps of {@code key} and {@code value}, in the
   * order of their keys; nothing for null.
   */
  static List<?> of(Object container, Work work, int offset) {
    if (container == null) {
      return List.of();
    }
    if (container instanceof List<?> list) {
      return list;
    }
    if (container instanceof Map<?, ?> map) {
      work.step(map.size());
      List<Object> entries = new ArrayList<>(map.size());
      for (String key : keys(map)) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", key);
        entry.put("value", map.get(key));
        entries.add(entry);
      }
      return entries;
    }
    throw Failure.at(
        offset, "@foreach goes over lists and maps, found " + Values.typeName(container));
  }

  /** The keys of a map in the order of their bytes, as Go's {@code range} takes them. */
  static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).sorted(GoStrings::compare).toList();
  }
}

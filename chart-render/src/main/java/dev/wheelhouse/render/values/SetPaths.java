package dev.wheelhouse.render.values;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps on the way of a {@code --set} key. */
final class SetPaths {
  /** Helm's {@code strvals.MaxNestedNameLevel}. */
  private static final int MAX_LEVEL = 30;

  private SetPaths() {}

  /** Helm ignores an empty key. */
  static void put(Map<String, Object> data, String key, Object value) {
    if (!key.isEmpty()) {
      data.put(key, value);
    }
  }

  static void checkLevel(int level) {
    if (level > MAX_LEVEL) {
      throw new SetSyntaxException(
          "value name nested level is greater than maximum supported nested level of " + MAX_LEVEL);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> child(Map<String, Object> data, String key) {
    if (!data.containsKey(key)) {
      return new LinkedHashMap<>();
    }
    Object existing = data.get(key);
    if (existing instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw SetIndexes.notConvertible(existing, "map[string]interface {}");
  }
}

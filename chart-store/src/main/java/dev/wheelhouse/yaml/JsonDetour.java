package dev.wheelhouse.yaml;

import java.util.List;
import java.util.Map;

/**
 * The way by JSON that {@code sigs.k8s.io/yaml} takes before it writes YAML, for the few values
 * that it changes or that fail on it: control characters, next-line characters, very long keys.
 */
final class JsonDetour {
  /** A key of this length may, escaped, be longer than a YAML key can be. */
  private static final int LONG_KEY = 160;

  private JsonDetour() {}

  /** Whether a value must really go through JSON to come out as in Go. */
  static boolean isNeeded(Object value) {
    return isNeeded(value, 0);
  }

  private static boolean isNeeded(Object value, int depth) {
    if (value instanceof CharSequence text) {
      return isAltered(text);
    }
    if (depth > YamlScanner.MAX_DEPTH) {
      return true;
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        boolean needed =
            (entry.getKey() instanceof CharSequence key
                    && (key.length() > LONG_KEY || isAltered(key)))
                || isNeeded(entry.getValue(), depth + 1);
        if (needed) {
          return true;
        }
      }
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        if (isNeeded(item, depth + 1)) {
          return true;
        }
      }
    }
    return value instanceof byte[];
  }

  private static boolean isAltered(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 0x7F && c < 0xA0) || c >= '\uFFFE') {
        return true;
      }
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  static Object roundTrip(Object value) {
    return new YamlParser(new YamlCursor(GoJson.encode(value)), true, false).parse();
  }
}

package dev.wheelhouse.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts decoded values into maps and lists, and remembers mistakes of meaning until the document
 * ends: go-yaml parses all of a document before it decodes any of it, then converts to JSON, so a
 * mistake of an earlier stage is reported first wherever it stands.
 */
final class ValueAssembler {
  private final boolean exactNumbers;
  private final boolean strict;
  private final List<String> duplicates = new ArrayList<>();
  private String decodeFailure = "";
  private String keyFailure = "";
  private String numberFailure = "";

  /**
   * An assembler for one document.
   *
   * @param exactNumbers whether whole numbers stay whole, or become doubles as in Go's JSON
   * @param strict whether a key given twice is an error
   */
  ValueAssembler(boolean exactNumbers, boolean strict) {
    this.exactNumbers = exactNumbers;
    this.strict = strict;
  }

  /** Remembers the first mistake of decoding; the text is without {@code yaml:}. */
  void decodeFails(String problem) {
    if (decodeFailure.isEmpty()) {
      decodeFailure = "yaml: " + problem;
    }
  }

  /** Throws what go-yaml would have reported, if anything. */
  void reportFailures() {
    if (!decodeFailure.isEmpty()) {
      throw new YamlException(decodeFailure);
    }
    if (!duplicates.isEmpty()) {
      throw new YamlException("yaml: unmarshal errors:\n  " + String.join("\n  ", duplicates));
    }
    if (!keyFailure.isEmpty()) {
      throw new YamlException(keyFailure);
    }
    if (!numberFailure.isEmpty()) {
      throw new YamlException(numberFailure);
    }
  }

  /** A value as it stands in a collection: with Go's JSON numbers, unless they stay exact. */
  Object placed(Object value) {
    if (!(value instanceof Number)) {
      return value;
    }
    if (value instanceof Double number && !Double.isFinite(number) && numberFailure.isEmpty()) {
      String name = number.isNaN() ? "NaN" : number > 0 ? "+Inf" : "-Inf";
      numberFailure = "json: unsupported value: " + name;
    }
    return exactNumbers || value instanceof Double
        ? value
        : (Object) ((Number) value).doubleValue();
  }

  /**
   * Puts an entry into a map.
   *
   * @param line zero-based line of the value
   */
  void put(Map<String, Object> map, Object key, Object value, int line) {
    if (key instanceof Map<?, ?> || key instanceof List<?>) {
      decodeFails("invalid map key: " + GoSyntax.format(key));
      return;
    }
    String name = ScalarDecoder.key(key);
    if (name == null) {
      keyFailure = ScalarDecoder.unsupportedKey(key, value);
      return;
    }
    putNamed(map, name, placed(value), line);
  }

  private void putNamed(Map<String, Object> map, String name, Object value, int line) {
    if (strict && map.containsKey(name)) {
      duplicates.add(
          "line " + (line + 1) + ": key " + GoSyntax.quote(name) + " already set in map");
      return;
    }
    map.put(name, value);
  }

  /**
   * Merges what stands under {@code <<} into a map: entries that are there are overwritten, and of
   * several maps the first wins.
   *
   * @param written whether the value is written here, which a list of maps must be
   */
  void merge(Map<String, Object> map, Object value, boolean written, int line) {
    List<?> sources = value instanceof List<?> list && written ? list : List.of();
    boolean valid =
        value instanceof Map<?, ?>
            || (written
                && value instanceof List<?>
                && sources.stream().allMatch(item -> item instanceof Map<?, ?>));
    if (!valid) {
      decodeFails("map merge requires map or sequence of maps as the value");
      return;
    }
    if (value instanceof Map<?, ?> source) {
      source.forEach((name, item) -> putNamed(map, (String) name, item, line));
    }
    for (int i = sources.size() - 1; i >= 0; i--) {
      ((Map<?, ?>) sources.get(i))
          .forEach((name, item) -> putNamed(map, (String) name, item, line));
    }
  }
}

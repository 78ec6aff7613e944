package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.fmt.GoFloat;
import dev.wheelhouse.gotpl.json.JsonView;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes TOML in the form of the Go library BurntSushi/toml 1.6, which Helm's {@code toToml} uses:
 * plain keys before tables, both in byte order, tables indented by two spaces a level.
 */
final class TomlWriter {
  private final StringBuilder out = new StringBuilder();

  private TomlWriter() {}

  /**
   * The text of a value.
   *
   * @throws GoError with the library's text where it refuses the value
   */
  static String write(Object value) {
    TomlWriter writer = new TomlWriter();
    writer.encode(List.of(), value);
    return writer.out.toString();
  }

  private void encode(List<String> key, Object value) {
    if (GoValues.isNil(value)) {
      return;
    }
    if (value instanceof Map<?, ?> || value instanceof TaggedStruct) {
      table(key, value);
    } else if (value instanceof List<?> list && isTableArray(list)) {
      tables(key, list);
    } else {
      keyValue(key, value, false);
    }
  }

  private void tables(List<String> key, List<?> tables) {
    if (key.isEmpty()) {
      throw new GoError("toml: top-level values must be Go maps or structs");
    }
    for (Object table : tables) {
      newline();
      out.append(indent(key)).append("[[").append(path(key)).append("]]");
      newline();
      entries(key, table, false);
    }
  }

  private void table(List<String> key, Object table) {
    if (key.size() == 1) {
      newline();
    }
    if (!key.isEmpty()) {
      out.append(indent(key)).append('[').append(path(key)).append(']');
      newline();
    }
    entries(key, table, false);
  }

  /** The entries of a map in byte order, or the fields of a struct in theirs. */
  private static List<Map.Entry<?, ?>> entriesOf(Object table) {
    if (table instanceof Map<?, ?> map) {
      return GoValues.sortedEntries(map);
    }
    List<Map.Entry<?, ?>> fields = new ArrayList<>();
    ((TaggedStruct) table)
        .goFields()
        .forEach((name, value) -> fields.add(new SimpleEntry<>(name, value)));
    return fields;
  }

  private void entries(List<String> key, Object table, boolean inline) {
    List<Map.Entry<?, ?>> direct = new ArrayList<>();
    List<Map.Entry<?, ?>> nested = new ArrayList<>();
    for (Map.Entry<?, ?> entry : entriesOf(table)) {
      if (!(entry.getKey() instanceof String)) {
        throw new GoError("toml: cannot encode a map with non-string key type");
      }
      (isTable(entry.getValue()) ? nested : direct).add(entry);
    }
    if (inline) {
      out.append('{');
    }
    write(key, direct, inline, !nested.isEmpty());
    write(key, nested, inline, false);
    if (inline) {
      out.append('}');
    }
  }

  private void write(
      List<String> key, List<Map.Entry<?, ?>> entries, boolean inline, boolean more) {
    for (int i = 0; i < entries.size(); i++) {
      Object value = entries.get(i).getValue();
      if (GoValues.isNil(value)) {
        continue;
      }
      String name = (String) entries.get(i).getKey();
      if (inline) {
        keyValue(List.of(name), value, true);
        if (more || i != entries.size() - 1) {
          out.append(", ");
        }
      } else {
        List<String> full = new ArrayList<>(key);
        full.add(name);
        encode(full, value);
      }
    }
  }

  private void keyValue(List<String> key, Object value, boolean inline) {
    if (key.isEmpty()) {
      element(value);
      return;
    }
    out.append(indent(key)).append(quoteIfNeeded(key.get(key.size() - 1))).append(" = ");
    element(value);
    if (!inline) {
      newline();
    }
  }

  private void element(Object value) {
    Kind kind = GoValues.kindOf(value);
    if (value instanceof String text) {
      out.append(quoted(text));
    } else if (value instanceof Boolean bool) {
      out.append(bool.booleanValue());
    } else if (kind != null && kind.isFloat()) {
      out.append(decimal(((Number) value).doubleValue()));
    } else if (kind != null && (kind.isInt() || kind.isUint())) {
      out.append(value);
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        out.append(i == 0 ? "" : ", ");
        element(list.get(i));
      }
      out.append(']');
    } else if (value instanceof Map<?, ?> || value instanceof TaggedStruct) {
      entries(List.of(), value, true);
    } else if (value instanceof TomlTime time) {
      out.append(time.toml());
    } else if (value instanceof JsonView view && view.jsonView() instanceof String text) {
      out.append(text);
    } else {
      throw new GoError("unexpected type: " + GoValues.typeName(value));
    }
  }

  private static String decimal(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    String text = GoFloat.format(value, 'g', -1, 64);
    return text.contains("e") || text.contains(".") ? text : text + ".0";
  }

  private static boolean isTable(Object value) {
    return value instanceof Map<?, ?>
        || value instanceof TaggedStruct
        || value instanceof List<?> list && isTableArray(list);
  }

  private static boolean isTableArray(List<?> list) {
    boolean tables = !list.isEmpty();
    for (Object item : list) {
      if (GoValues.isNil(item)) {
        throw new GoError("toml: cannot encode array with nil element");
      }
      // Nested arrays are looked into as well: a nil there is refused too.
      boolean nested = item instanceof List<?> inner && isTableArray(inner);
      tables &= (item instanceof Map<?, ?> || item instanceof TaggedStruct) && !nested;
    }
    return tables;
  }

  private static String path(List<String> key) {
    return String.join(".", key.stream().map(TomlWriter::quoteIfNeeded).toList());
  }

  private static String indent(List<String> key) {
    return "  ".repeat(key.size() - 1);
  }

  private void newline() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  static String quoteIfNeeded(String key) {
    boolean bare =
        !key.isEmpty()
            && key.chars()
                .allMatch(
                    c ->
                        c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '_'
                            || c == '-');
    return bare ? key : quoted(key);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\b' -> quoted.append("\\b");
        case '\t' -> quoted.append("\\t");
        case '\n' -> quoted.append("\\n");
        case '\f' -> quoted.append("\\f");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c < ' ' || c == 0x7F) {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}

package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads TOML into the Go values that {@code fromToml} gives. */
final class TomlReader {
  private static final GoType TABLES = GoType.slice(GoType.MAP);

  /** Malformed TOML. */
  static final class TomlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TomlException(String message) {
      super(message, null, false, false);
    }
  }

  private TomlReader() {}

  static Map<String, Object> read(String text) {
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      TomlParseError first = result.errors().get(0);
      throw new TomlException("toml: line " + first.position().line() + ": " + first.getMessage());
    }
    return table(result);
  }

  private static Map<String, Object> table(TomlTable table) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      map.put(key, value(table.get(List.of(key))));
    }
    return map;
  }

  private static Object value(Object value) {
    if (value instanceof TomlTable table) {
      return table(table);
    }
    if (value instanceof TomlArray array) {
      return array(array);
    }
    if (value instanceof OffsetDateTime time) {
      return TomlTime.of(time);
    }
    if (value instanceof LocalDateTime time) {
      return TomlTime.of(time);
    }
    if (value instanceof LocalDate date) {
      return TomlTime.of(date);
    }
    return value instanceof LocalTime time ? TomlTime.of(time) : value;
  }

  private static List<Object> array(TomlArray array) {
    List<Object> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      items.add(value(array.get(i)));
    }
    boolean tables = !items.isEmpty() && items.stream().allMatch(Map.class::isInstance);
    return tables ? new GoSlice(TABLES, items) : items;
  }
}

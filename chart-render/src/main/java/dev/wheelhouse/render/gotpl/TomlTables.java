package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of a TOML document, or of one inline table, as they are built. Not thread-safe. */
final class TomlTables {
  private static final GoType TABLES = GoType.slice(GoType.MAP);

  private final Map<String, Object> root = new LinkedHashMap<>();

  /** Tables that longer names made and that may still be named themselves. */
  private final Set<List<String>> implicit = new HashSet<>();

  private List<String> context = List.of();

  Map<String, Object> root() {
    return root;
  }

  List<String> context() {
    return context;
  }

  /** Starts a table, or the next one of an array of tables; what follows goes into it. */
  void open(List<String> name, boolean array) {
    Map<String, Object> table = root;
    List<String> path = List.of();
    for (String part : name.subList(0, name.size() - 1)) {
      path = plus(path, part);
      if (!table.containsKey(part)) {
        implicit.add(path);
        table.put(part, new LinkedHashMap<>());
      }
      table = lastTable(table.get(part));
      if (table == null) {
        throw new TomlException("Key '" + text(path) + "' was already created as a hash.");
      }
    }
    context = path;
    if (array) {
      Object existing =
          table.computeIfAbsent(
              name.get(name.size() - 1), key -> new GoSlice(TABLES, new ArrayList<>()));
      if (!(existing instanceof GoSlice tables)) {
        throw new TomlException(
            "Key '" + text(name) + "' was already created and cannot be used as an array.");
      }
      tables.add(new LinkedHashMap<>());
    } else {
      set(name, new LinkedHashMap<>());
    }
    context = List.copyOf(name);
  }

  /** Puts a value under a dotted key of the current table. */
  void assign(List<String> key, Object value) {
    List<String> outer = context;
    for (String part : key.subList(0, key.size() - 1)) {
      List<String> parent = plus(context, part);
      implicit.add(parent);
      open(parent, false);
    }
    set(plus(context, key.get(key.size() - 1)), value);
    context = outer;
  }

  private void set(List<String> name, Object value) {
    Map<String, Object> table = root;
    List<String> path = List.of();
    for (String part : name.subList(0, name.size() - 1)) {
      path = plus(path, part);
      table = lastTable(table.get(part));
      if (table == null) {
        throw defined(path);
      }
    }
    String last = name.get(name.size() - 1);
    if (!table.containsKey(last)) {
      table.put(last, value);
    } else if (!implicit.remove(name)) {
      throw defined(name);
    }
  }

  private static TomlException defined(List<String> name) {
    return new TomlException("Key '" + text(name) + "' has already been defined.");
  }

  /** A table, or the last of several; null for anything else. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> lastTable(Object value) {
    if (value instanceof GoSlice tables && !tables.isEmpty()) {
      return (Map<String, Object>) tables.get(tables.size() - 1);
    }
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
  }

  static List<String> plus(List<String> path, String part) {
    List<String> longer = new ArrayList<>(path);
    longer.add(part);
    return List.copyOf(longer);
  }

  static String text(List<String> path) {
    return String.join(".", path.stream().map(TomlWriter::quoteIfNeeded).toList());
  }
}

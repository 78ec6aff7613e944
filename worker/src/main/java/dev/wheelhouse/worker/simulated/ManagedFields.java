package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who owns which fields of an object, kept in {@code metadata.managedFields} as the server does.
 */
final class ManagedFields {
  /** A manager and how it wrote. */
  record Manager(String name, String operation) {}

  private final Map<Manager, Set<List<String>>> owned = new LinkedHashMap<>();

  static ManagedFields of(KubeObject object) {
    ManagedFields fields = new ManagedFields();
    for (Map<String, Object> entry : Trees.mapsIn(object.map("metadata"), "managedFields")) {
      Set<List<String>> paths = new LinkedHashSet<>();
      collect((Map<?, ?>) entry.get("fieldsV1"), List.of(), paths);
      Manager manager = new Manager((String) entry.get("manager"), (String) entry.get("operation"));
      fields.owned.put(manager, paths);
    }
    return fields;
  }

  private static void collect(Map<?, ?> map, List<String> path, Set<List<String>> paths) {
    if (map.isEmpty()) {
      if (!path.isEmpty()) {
        paths.add(path);
      }
      return;
    }
    map.forEach(
        (key, value) -> collect((Map<?, ?>) value, FieldSets.plus(path, (String) key), paths));
  }

  Set<List<String>> of(Manager manager) {
    return owned.getOrDefault(manager, Set.of());
  }

  void set(Manager manager, Set<List<String>> paths) {
    if (paths.isEmpty()) {
      owned.remove(manager);
    } else {
      owned.put(manager, new LinkedHashSet<>(paths));
    }
  }

  /** Makes the fields of one manager those of another; whether there were any. */
  boolean absorb(Manager into, Manager from) {
    Set<List<String>> paths = owned.remove(from);
    if (paths == null) {
      return false;
    }
    owned.computeIfAbsent(into, manager -> new LinkedHashSet<>()).addAll(paths);
    return true;
  }

  /** Who but {@code manager} owns this field. */
  List<Manager> others(Manager manager, List<String> path) {
    List<Manager> others = new ArrayList<>();
    owned.forEach(
        (other, paths) -> {
          if (!other.equals(manager) && paths.contains(path)) {
            others.add(other);
          }
        });
    return others;
  }

  /** Whether anybody but {@code manager} owns this field or one inside it. */
  boolean othersBelow(Manager manager, List<String> path) {
    return owned.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(manager))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(other -> FieldSets.overlap(other, path));
  }

  /** Takes a field from all but {@code manager}. */
  void takeFromOthers(Manager manager, List<String> path) {
    owned.forEach(
        (other, paths) -> {
          if (!other.equals(manager)) {
            paths.remove(path);
          }
        });
    owned.values().removeIf(Set::isEmpty);
  }

  void writeTo(Map<String, Object> tree, String now) {
    List<Object> entries = new ArrayList<>();
    owned.forEach(
        (manager, paths) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          paths.forEach(path -> Trees.mapAt(fields, path.toArray(String[]::new)));
          entries.add(
              Trees.map(
                  "manager",
                  manager.name(),
                  "operation",
                  manager.operation(),
                  "apiVersion",
                  tree.get("apiVersion"),
                  "time",
                  now,
                  "fieldsType",
                  "FieldsV1",
                  "fieldsV1",
                  fields));
        });
    Trees.mapAt(tree, "metadata").put("managedFields", entries);
  }
}

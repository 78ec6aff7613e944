package dev.wheelhouse.worker.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets of fields as server-side apply sees them: paths of {@code f:name} for a map's key and {@code
 * k:name=value} for an item of a list that is a map by keys (containers by name, ports by number
 * and protocol). All other lists are one field.
 */
final class FieldSets {
  private static final Map<String, List<String>> LIST_KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("ownerReferences", List.of("uid")),
          Map.entry("conditions", List.of("type")),
          Map.entry("ports", List.of("containerPort|port", "protocol")));

  private FieldSets() {}

  /** The fields that a manifest sets; identity and server-owned metadata are nobody's. */
  static Set<List<String>> of(Map<String, Object> manifest) {
    Set<List<String>> fields = new TreeSet<>(FieldSets::compare);
    manifest.forEach(
        (key, value) -> {
          if (key.equals("metadata") && value instanceof Map<?, ?> metadata) {
            for (String part : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
              if (metadata.get(part) != null) {
                add(fields, List.of("f:metadata", "f:" + part), part, metadata.get(part));
              }
            }
          } else if (!Set.of("apiVersion", "kind", "metadata", "status").contains(key)) {
            add(fields, List.of("f:" + key), key, value);
          }
        });
    return fields;
  }

  private static void add(Set<List<String>> fields, List<String> path, String name, Object value) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, item) -> add(fields, plus(path, "f:" + key), (String) key, item));
    } else if (value instanceof List<?> list && keyed(name, list)) {
      for (Object item : list) {
        Map<?, ?> map = (Map<?, ?>) item;
        List<String> itemPath = plus(path, itemKey(name, map));
        map.forEach((key, part) -> add(fields, plus(itemPath, "f:" + key), (String) key, part));
      }
    } else {
      fields.add(path);
    }
  }

  /** Whether the list is a map by keys, and its items can be told apart. */
  static boolean keyed(String name, List<?> list) {
    if (list.isEmpty() || !LIST_KEYS.containsKey(name)) {
      return false;
    }
    Set<String> seen = new TreeSet<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map) || !seen.add(itemKey(name, map))) {
        return false;
      }
    }
    return true;
  }

  static String itemKey(String name, Map<?, ?> item) {
    StringBuilder text = new StringBuilder("k:");
    for (String alternatives : LIST_KEYS.get(name)) {
      for (String key : alternatives.split("\\|", -1)) {
        Object value = item.get(key);
        if (value == null && key.equals("protocol")) {
          value = "TCP";
        }
        if (value != null) {
          text.append(key).append('=').append(value).append(',');
        }
      }
    }
    return text.toString();
  }

  static List<String> plus(List<String> path, String last) {
    List<String> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  /** The value at a path of fields; null when there is none. */
  static Object value(Object tree, List<String> path) {
    Object value = tree;
    String name = "";
    for (String part : path) {
      if (part.startsWith("f:")) {
        name = part.substring(2);
        value = value instanceof Map<?, ?> map ? map.get(name) : null;
      } else {
        value = item(value, name, part);
      }
    }
    return value;
  }

  private static Object item(Object value, String name, String key) {
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map && itemKey(name, map).equals(key)) {
          return item;
        }
      }
    }
    return null;
  }

  /** Removes the field, and the maps and items around it that it leaves empty. */
  static void remove(Map<String, Object> tree, List<String> path) {
    List<String> parent = path.subList(0, path.size() - 1);
    Object container = parent.isEmpty() ? tree : value(tree, parent);
    String last = path.get(path.size() - 1);
    if (container instanceof Map<?, ?> map && last.startsWith("f:")) {
      map.remove(last.substring(2));
    } else if (container instanceof List<?> list && !parent.isEmpty()) {
      String name = parent.get(parent.size() - 1).substring(2);
      list.removeIf(item -> item instanceof Map<?, ?> map && itemKey(name, map).equals(last));
    }
    if (!parent.isEmpty() && isEmptied(container, parent)) {
      remove(tree, parent);
    }
  }

  private static boolean isEmptied(Object container, List<String> path) {
    if (container instanceof Map<?, ?> map) {
      String last = path.get(path.size() - 1);
      return map.isEmpty() || (last.startsWith("k:") && onlyKeys(map, path));
    }
    return container instanceof List<?> list && list.isEmpty();
  }

  private static boolean onlyKeys(Map<?, ?> item, List<String> path) {
    String last = path.get(path.size() - 1);
    return item.keySet().stream()
        .allMatch(key -> last.contains(key + "=") || "protocol".equals(key));
  }

  /** Writes what {@code desired} sets into {@code live}. */
  @SuppressWarnings("unchecked")
  static void merge(Map<String, Object> live, Map<String, Object> desired) {
    desired.forEach(
        (key, value) -> {
          Object old = live.get(key);
          if (value instanceof Map<?, ?> map && old instanceof Map<?, ?>) {
            merge((Map<String, Object>) old, (Map<String, Object>) map);
          } else if (value instanceof List<?> list
              && old instanceof List<?> oldList
              && keyed(key, list)
              && keyed(key, oldList)) {
            live.put(key, mergeLists(key, oldList, list));
          } else {
            live.put(key, Trees.copyValue(value));
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static List<Object> mergeLists(String name, List<?> live, List<?> desired) {
    Map<String, Object> merged = new LinkedHashMap<>();
    live.forEach(item -> merged.put(itemKey(name, (Map<?, ?>) item), item));
    for (Object item : desired) {
      String key = itemKey(name, (Map<?, ?>) item);
      if (merged.get(key) instanceof Map<?, ?> old) {
        merge((Map<String, Object>) old, (Map<String, Object>) item);
      } else {
        merged.put(key, Trees.copyValue(item));
      }
    }
    return new ArrayList<>(merged.values());
  }

  /** Whether one path is the other, or leads to it or into it. */
  static boolean overlap(List<String> one, List<String> other) {
    int common = Math.min(one.size(), other.size());
    return Objects.equals(one.subList(0, common), other.subList(0, common));
  }

  /** The path as the API server writes it in a conflict: {@code .spec.replicas}. */
  static String display(List<String> path) {
    StringBuilder text = new StringBuilder();
    for (String part : path) {
      if (part.startsWith("f:")) {
        text.append('.').append(part, 2, part.length());
      } else {
        text.append('[').append(part, 2, part.length() - 1).append(']');
      }
    }
    return text.toString();
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}

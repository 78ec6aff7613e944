package dev.wheelhouse.worker.action;

import dev.wheelhouse.worker.port.KubeObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where two trees differ, as paths without values: {@code .spec.replicas}, {@code
 * .spec.template.spec.containers[name=web].image}. Items of a list that have names are compared by
 * name, others by place.
 */
final class Differences {
  private final Set<String> paths = new LinkedHashSet<>();

  private Differences() {}

  /** The paths of what people set; not of status and the server's bookkeeping. */
  static List<String> between(KubeObject before, KubeObject after) {
    Differences found = new Differences();
    found.compare("", before.content(), after.content());
    return List.copyOf(found.paths);
  }

  /** The paths that {@code older} sets and {@code newer} does not, of those that are there. */
  static List<String> dropped(KubeObject older, KubeObject newer, KubeObject live) {
    Differences found = new Differences();
    found.compare("", older.content(), newer.content());
    Set<String> kept = paths(newer);
    Set<String> there = paths(live);
    return found.paths.stream()
        .filter(path -> !kept.contains(path) && there.contains(path))
        .toList();
  }

  private void compare(String path, Object before, Object after) {
    if (before instanceof Map<?, ?> left && after instanceof Map<?, ?> right) {
      Set<Object> keys = new LinkedHashSet<>(left.keySet());
      keys.addAll(right.keySet());
      keys.forEach(key -> compare(path + "." + key, left.get(key), right.get(key)));
    } else if (before instanceof List<?> left && after instanceof List<?> right) {
      compareLists(path, left, right);
    } else if (!Objects.equals(before, after)) {
      paths.add(path);
    }
  }

  private void compareLists(String path, List<?> before, List<?> after) {
    Map<String, Object> left = byName(before);
    Map<String, Object> right = byName(after);
    if (left.size() == before.size() && right.size() == after.size()) {
      Set<String> names = new LinkedHashSet<>(left.keySet());
      names.addAll(right.keySet());
      names.forEach(name -> compare(path + "[name=" + name + "]", left.get(name), right.get(name)));
    } else if (before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(path + "[" + i + "]", before.get(i), after.get(i));
      }
    } else {
      paths.add(path);
    }
  }

  private static Map<String, Object> byName(List<?> items) {
    Map<String, Object> byName = new LinkedHashMap<>();
    for (Object item : items) {
      if (item instanceof Map<?, ?> map && map.get("name") instanceof String name) {
        byName.put(name, item);
      }
    }
    return byName;
  }

  /** All paths of an object, in the form of those that differ. */
  private static Set<String> paths(KubeObject object) {
    Set<String> found = new HashSet<>();
    collect("", object.tree(), found);
    return found;
  }

  private static void collect(String path, Object value, Set<String> found) {
    if (!path.isEmpty()) {
      found.add(path);
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, child) -> collect(path + "." + key, child, found));
    } else if (value instanceof List<?> list) {
      Map<String, Object> named = byName(list);
      if (named.size() == list.size()) {
        named.forEach((name, child) -> collect(path + "[name=" + name + "]", child, found));
      } else {
        for (int i = 0; i < list.size(); i++) {
          collect(path + "[" + i + "]", list.get(i), found);
        }
      }
    }
  }
}

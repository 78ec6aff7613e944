package dev.wheelhouse.worker.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes out the default {@code protocol: TCP} of ports. Ports are a map by number and protocol to
 * server-side apply, and API servers before 1.21 refuse one whose protocol is left to the default.
 */
final class Protocols {
  private Protocols() {}

  /** A copy of the tree in which each port of a Service or a container has a protocol. */
  static Map<String, Object> fill(Map<String, Object> tree) {
    return map(tree, "");
  }

  private static Map<String, Object> map(Map<?, ?> map, String parent) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          boolean ports =
              name.equals("ports") && (parent.equals("spec") || parent.endsWith("ontainers"));
          copy.put(name, ports && value instanceof List<?> list ? ports(list) : value(value, name));
        });
    return copy;
  }

  private static Object value(Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return map(map, name);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(value(item, name)));
      return copy;
    }
    return value;
  }

  private static List<Object> ports(List<?> ports) {
    List<Object> copy = new ArrayList<>();
    for (Object port : ports) {
      if (port instanceof Map<?, ?> map
          && (map.containsKey("port") || map.containsKey("containerPort"))) {
        Map<String, Object> filled = map(map, "");
        filled.putIfAbsent("protocol", "TCP");
        copy.add(filled);
      } else {
        copy.add(port);
      }
    }
    return copy;
  }
}

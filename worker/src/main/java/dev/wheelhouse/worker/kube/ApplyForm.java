package dev.wheelhouse.worker.kube;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A manifest as server-side apply takes it, where it is stricter than the create and patch that
 * Helm uses. Ports are a map by number and protocol to it, and API servers before 1.21 refuse one
 * whose protocol is left to the default: {@code protocol: TCP} is written out. Environment
 * variables are a map by name: of those given twice the last one stays, which is the one that
 * counts in the container. Quantities of Kubernetes' own kinds are texts: a number becomes one.
 */
final class ApplyForm {
  /** Maps of quantities: of containers and claims, of ResourceQuotas, of LimitRanges. */
  private static final Set<String> QUANTITIES =
      Set.of(
          "limits",
          "requests",
          "capacity",
          "hard",
          "default",
          "defaultRequest",
          "max",
          "min",
          "podFixed");

  private final boolean custom;

  private ApplyForm(boolean custom) {
    this.custom = custom;
  }

  /** A copy of the tree in that form. */
  static Map<String, Object> of(Map<String, Object> tree) {
    String apiVersion = String.valueOf(tree.get("apiVersion"));
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return new ApplyForm(group.contains(".") && !group.endsWith(".k8s.io")).map(tree, "");
  }

  private Map<String, Object> map(Map<?, ?> map, String parent) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          boolean ports =
              name.equals("ports") && (parent.equals("spec") || parent.endsWith("ontainers"));
          boolean variables = name.equals("env") && parent.endsWith("ontainers");
          if (ports && value instanceof List<?> list) {
            copy.put(name, ports(list));
          } else if (!custom && QUANTITIES.contains(parent) && value instanceof Number number) {
            copy.put(name, new BigDecimal(number.toString()).toPlainString());
          } else if (variables && value instanceof List<?> list) {
            copy.put(name, lastOfEachName(list));
          } else {
            copy.put(name, value(value, name));
          }
        });
    return copy;
  }

  private Object value(Object value, String name) {
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

  private List<Object> ports(List<?> ports) {
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

  private List<Object> lastOfEachName(List<?> variables) {
    Map<Object, Object> byName = new LinkedHashMap<>();
    for (Object variable : variables) {
      Object name = variable instanceof Map<?, ?> map ? map.get("name") : variable;
      byName.remove(name);
      byName.put(name, value(variable, ""));
    }
    return new ArrayList<>(byName.values());
  }
}

package dev.wheelhouse.render.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The properties and items of a value that no schema has looked at so far. */
final class Unevaluated {
  final Set<String> properties = new LinkedHashSet<>();
  final Set<Integer> items = new TreeSet<>();

  static Unevaluated of(Object value, CompiledSchema schema, boolean needed) {
    Unevaluated unevaluated = new Unevaluated();
    if (value instanceof Map<?, ?> map) {
      if (!schema.evaluatesAllProperties() && (needed || schema.unevaluatedProperties != null)) {
        map.keySet().forEach(key -> unevaluated.properties.add((String) key));
      }
    } else if (value instanceof List<?> list
        && !schema.evaluatesAllItems()
        && (needed || schema.unevaluatedItems != null)) {
      for (int i = schema.evaluatedItems(); i < list.size(); i++) {
        unevaluated.items.add(i);
      }
    }
    return unevaluated;
  }

  void retain(Unevaluated other) {
    properties.retainAll(other.properties);
    items.retainAll(other.items);
  }

  boolean isEmpty() {
    return properties.isEmpty() && items.isEmpty();
  }
}

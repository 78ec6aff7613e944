package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoMap;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies of maps and lists with everything in them, as mitchellh/copystructure makes them. */
final class DeepCopy {
  private static final int MAX_DEPTH = 1000;

  private final CallContext context;

  private DeepCopy(CallContext context) {
    this.context = context;
  }

  static Object copy(CallContext context, Object value) {
    if (value == null) {
      throw new GoError("reflect: call of reflect.Value.Type on zero Value");
    }
    return new DeepCopy(context).copy(value, 0);
  }

  private Object copy(Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new GoError("deepCopy: values nest more than " + MAX_DEPTH + " levels");
    }
    if (GoValues.isNil(value)) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      context.charge(1 + map.size());
      Map<Object, Object> copy = new HashMap<>(map.size() * 2);
      map.forEach((key, element) -> copy.put(key, copy(element, depth + 1)));
      return value instanceof GoMap typed ? new GoMap(typed.goType(), copy) : copy;
    }
    if (value instanceof List<?> list) {
      context.charge(1 + list.size());
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(copy(element, depth + 1)));
      return value instanceof GoSlice typed ? new GoSlice(typed.goType(), copy) : copy;
    }
    // The library copies exported fields only, so that a version comes out as the zero version.
    return value instanceof SemverValue version ? version.zero() : value;
  }
}

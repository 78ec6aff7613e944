package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Go's {@code reflect.DeepEqual}: values of different types differ, so {@code 1} (int) is not
 * {@code 1.0} (float64) and {@code []string} is not {@code []interface {}}; a nil map or slice is
 * not an empty one.
 */
final class DeepEqual {
  private static final int MAX_DEPTH = 1000;

  private final CallContext context;

  private DeepEqual(CallContext context) {
    this.context = context;
  }

  static boolean equal(CallContext context, Object a, Object b) {
    if (a instanceof String || b instanceof String || a == null || b == null) {
      return Objects.equals(a, b);
    }
    return new DeepEqual(context).equal(a, b, 0);
  }

  private boolean equal(Object a, Object b, int depth) {
    if (a instanceof String || b instanceof String || a == null || b == null) {
      return Objects.equals(a, b);
    }
    if (depth > MAX_DEPTH) {
      throw new GoError("deepEqual: values nest more than " + MAX_DEPTH + " levels");
    }
    if (!GoValues.typeOf(a).equals(GoValues.typeOf(b))) {
      return false;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return a == b || (GoValues.isNil(a) == GoValues.isNil(b) && equalMaps(x, y, depth));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return a == b || (GoValues.isNil(a) == GoValues.isNil(b) && equalLists(x, y, depth));
    }
    if (a instanceof GoStruct x && b instanceof GoStruct y) {
      return a == b || equalStructs(x, y, depth);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    // Go never finds two functions equal, not even a function and itself.
    return GoValues.kindOf(a) != Kind.FUNC && a.equals(b);
  }

  private boolean equalMaps(Map<?, ?> a, Map<?, ?> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    context.charge(1 + a.size());
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object other = b.get(entry.getKey());
      if ((other == null && !b.containsKey(entry.getKey()))
          || !equal(entry.getValue(), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean equalLists(List<?> a, List<?> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    context.charge(1 + a.size());
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean equalStructs(GoStruct a, GoStruct b, int depth) {
    for (String name : a.goFieldNames()) {
      if (!equal(a.goField(name), b.goField(name), depth + 1)) {
        return false;
      }
    }
    return a.equals(b) || !a.goFieldNames().isEmpty();
  }
}

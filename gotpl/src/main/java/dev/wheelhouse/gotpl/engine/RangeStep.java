package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.parse.Statement;
import dev.wheelhouse.gotpl.value.GoDefinedInt;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoNil;
import dev.wheelhouse.gotpl.value.GoUint;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.List;
import java.util.Map;

/** {@code range} over a list, a map in the order of its keys, or an integer. */
record RangeStep(Statement.Branch node, Pipeline pipe, Step body, Step otherwise) implements Step {
  @Override
  public Outcome run(Frame frame) {
    frame.node = node;
    frame.step();
    Object value = pipe.evaluate(frame);
    Object dot = frame.dot;
    boolean dotBoxed = frame.dotBoxed;
    boolean any = iterate(frame, value);
    frame.dot = dot;
    frame.dotBoxed = dotBoxed;
    return any || otherwise == null ? Outcome.DONE : otherwise.run(frame);
  }

  /** Runs the body for each element; false if there is none. */
  private boolean iterate(Frame frame, Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof List<?> list) {
      return overList(frame, list);
    }
    if (value instanceof Map<?, ?> map) {
      return overMap(frame, map);
    }
    Kind kind = GoValues.kindOf(value);
    if (kind.isInt() || kind.isUint()) {
      return overInteger(frame, (Number) value, kind);
    }
    Object shown = value instanceof GoNil ? "<nil>" : value;
    throw frame.error("range can't iterate over " + GoFormat.toText(shown));
  }

  private boolean overList(Frame frame, List<?> list) {
    boolean boxed = GoValues.typeOf(list).elem().kind() == Kind.INTERFACE;
    for (int i = 0; i < list.size(); i++) {
      if (round(frame, GoInt.of(i), list.get(i), boxed) == Outcome.BREAK) {
        return true;
      }
    }
    return !list.isEmpty();
  }

  private boolean overMap(Frame frame, Map<?, ?> map) {
    boolean boxed = GoValues.typeOf(map).elem().kind() == Kind.INTERFACE;
    Map.Entry<?, ?>[] entries = GoValues.sortedEntries(map).toArray(new Map.Entry<?, ?>[0]);
    Object[] values = new Object[entries.length];
    Object[] keys = new Object[entries.length];
    // The body may change the map: what is ranged over is the map as it was before.
    for (int i = 0; i < entries.length; i++) {
      keys[i] = entries[i].getKey();
      values[i] = entries[i].getValue();
    }
    for (int i = 0; i < keys.length; i++) {
      if (round(frame, keys[i], values[i], boxed) == Outcome.BREAK) {
        break;
      }
    }
    return keys.length > 0;
  }

  private boolean overInteger(Frame frame, Number bound, Kind kind) {
    if (pipe.slots.length > 1) {
      throw frame.error(
          "can't use " + GoFormat.toText(bound) + " to iterate over more than one variable");
    }
    long end = bound.longValue();
    boolean unsigned = kind.isUint();
    for (long i = 0; unsigned ? Long.compareUnsigned(i, end) < 0 : i < end; i++) {
      if (round(frame, null, element(bound, kind, i), false) == Outcome.BREAK) {
        break;
      }
    }
    return unsigned ? end != 0 : end > 0;
  }

  private static Object element(Number bound, Kind kind, long value) {
    if (bound instanceof GoDefinedInt defined) {
      return defined.withValue(value);
    }
    return switch (kind) {
      case INT -> GoInt.of(value);
      case INT8 -> (byte) value;
      case INT16 -> (short) value;
      case INT32 -> (int) value;
      case INT64 -> value;
      default -> GoUint.of(kind, value);
    };
  }

  private Outcome round(Frame frame, Object index, Object element, boolean boxed) {
    frame.step();
    Object value = element == null && boxed ? Absent.NIL_INTERFACE : element;
    int variables = pipe.slots.length;
    if (variables > 1) {
      pipe.store(frame, 0, index, false);
    }
    if (variables > 0) {
      pipe.store(frame, variables - 1, value, boxed);
    }
    frame.dot = value;
    frame.dotBoxed = boxed;
    return body.run(frame);
  }
}

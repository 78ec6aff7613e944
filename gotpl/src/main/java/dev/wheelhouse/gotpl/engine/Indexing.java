package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoNil;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoUint;
import dev.wheelhouse.gotpl.value.GoValue;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The built-in {@code index}, {@code slice} and {@code len}. */
final class Indexing {
  private Indexing() {}

  static Object index(Object[] args) {
    Object item = Absent.unwrap(args[0]);
    if (item == null) {
      throw new GoError("index of untyped nil");
    }
    for (int i = 1; i < args.length; i++) {
      Object index = Absent.unwrap(args[i]);
      if (item == null || item == Absent.NIL_INTERFACE || item instanceof GoNil) {
        throw new GoError("index of nil pointer");
      }
      if (item instanceof Map<?, ?> map) {
        item = entry(map, index);
      } else if (item instanceof List<?> list) {
        item = element(list, index);
      } else if (item instanceof String text) {
        int at = position(index, GoStrings.byteLength(text));
        if (at == GoStrings.byteLength(text)) {
          throw new GoError("reflect: string index out of range");
        }
        item = GoUint.ofByte((byte) GoStrings.byteAt(text, at));
      } else {
        throw new GoError("can't index item of type " + GoValues.typeName(item));
      }
    }
    return item;
  }

  private static Object entry(Map<?, ?> map, Object index) {
    GoType type = GoValues.typeOf(map);
    Object key = prepared(index, type.key());
    Object value = map.get(key);
    if (value != null) {
      return value;
    }
    return type.elem().kind() == Kind.INTERFACE ? Absent.NIL_INTERFACE : type.elem().zero();
  }

  private static Object element(List<?> list, Object index) {
    int at = position(index, list.size());
    if (at == list.size()) {
      boolean array = GoValues.kindOf(list) == Kind.ARRAY;
      throw new GoError("reflect: " + (array ? "array" : "slice") + " index out of range");
    }
    Object value = list.get(at);
    return value == null ? Absent.NIL_INTERFACE : value;
  }

  /** Go's {@code indexArg}: an integer from 0 to the capacity. */
  private static int position(Object index, int capacity) {
    if (index == null) {
      throw new GoError("cannot index slice/array with nil");
    }
    Kind kind = GoValues.kindOf(index);
    if (!kind.isInt() && !kind.isUint()) {
      throw new GoError("cannot index slice/array with type " + GoValues.typeName(index));
    }
    long value = ((Number) index).longValue();
    if (value < 0 || value > capacity) {
      throw new GoError("index out of range: " + value);
    }
    return (int) value;
  }

  /**
   * Go's {@code prepareArg}: a value for a parameter or map key; integers convert to each other.
   */
  static Object prepared(Object value, GoType type) {
    if (value == null) {
      if (!Types.canBeNil(type)) {
        throw new GoError("value is nil; should be of type " + type);
      }
      return type.zero();
    }
    GoType actual = GoValues.typeOf(value);
    if (actual.assignableTo(type) || type.equals(GoType.REFLECT_VALUE)) {
      return value;
    }
    boolean integers =
        (actual.kind().isInt() || actual.kind().isUint())
            && (type.kind().isInt() || type.kind().isUint());
    if (!integers) {
      throw new GoError("value has type " + actual + "; should be " + type);
    }
    long number = ((Number) value).longValue();
    return switch (type.kind()) {
      case INT -> GoInt.of(number);
      case INT8 -> (byte) number;
      case INT16 -> (short) number;
      case INT32 -> (int) number;
      case INT64 -> number;
      default -> GoUint.of(type.kind(), number);
    };
  }

  static Object slice(Object[] args) {
    Object item = Absent.unwrap(args[0]);
    int indexes = args.length - 1;
    if (item == null) {
      throw new GoError("slice of untyped nil");
    }
    if (indexes > 3) {
      throw new GoError("too many slice indexes: " + indexes);
    }
    boolean string = item instanceof String;
    if (!string && !(item instanceof List)) {
      throw new GoError("can't slice item of type " + GoValues.typeName(item));
    }
    if (string && indexes == 3) {
      throw new GoError("cannot 3-index slice a string");
    }
    int size = string ? GoStrings.byteLength((String) item) : ((List<?>) item).size();
    int[] bounds = {0, size, size};
    for (int i = 0; i < indexes; i++) {
      bounds[i] = position(Absent.unwrap(args[i + 1]), size);
    }
    for (int i = 0; i < (indexes == 3 ? 2 : 1); i++) {
      if (bounds[i] > bounds[i + 1]) {
        throw new GoError("invalid slice index: " + bounds[i] + " > " + bounds[i + 1]);
      }
    }
    return string
        ? GoStrings.slice((String) item, bounds[0], bounds[1])
        : sliced((List<?>) item, bounds[0], bounds[1]);
  }

  private static Object sliced(List<?> list, int from, int to) {
    if (list instanceof GoBytes bytes) {
      return new GoBytes(Arrays.copyOfRange(bytes.array(), from, to));
    }
    List<?> part = list.subList(from, to);
    return list instanceof GoValue typed ? new GoSlice(typed.goType(), part) : part;
  }

  static Object length(Object arg) {
    if (arg instanceof String text) {
      return GoInt.of(GoStrings.byteLength(text));
    }
    if (arg instanceof List<?> list) {
      return GoInt.of(list.size());
    }
    if (arg instanceof Map<?, ?> map) {
      return GoInt.of(map.size());
    }
    if (arg == null) {
      throw new GoError("reflect: call of reflect.Value.Type on zero Value");
    }
    if (arg == Absent.NIL_INTERFACE || arg instanceof GoNil) {
      throw new GoError("len of nil pointer");
    }
    throw new GoError("len of type " + GoValues.typeName(arg));
  }
}

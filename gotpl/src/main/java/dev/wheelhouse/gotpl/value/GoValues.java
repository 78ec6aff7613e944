package dev.wheelhouse.gotpl.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions about any value: its type, its length, its truth, its entries in order. */
public final class GoValues {
  private static final Comparator<Map.Entry<?, ?>> BY_KEY =
      (a, b) -> compareKeys(a.getKey(), b.getKey());

  private static final Comparator<Map.Entry<?, ?>> BY_TEXT =
      (a, b) -> ((String) a.getKey()).compareTo((String) b.getKey());

  private GoValues() {}

  /**
   * The Go type of a value, or null for the untyped nil. A Java object that the mapping does not
   * know is a struct without fields, named by its class.
   */
  public static GoType typeOf(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof String) {
      return GoType.STRING;
    }
    if (value instanceof Double) {
      return GoType.FLOAT64;
    }
    if (isPlainMap(value)) {
      return GoType.MAP;
    }
    if (value.getClass() == ArrayList.class) {
      return GoType.LIST;
    }
    if (value instanceof GoValue typed) {
      return typed.goType();
    }
    if (value instanceof Map) {
      return GoType.MAP;
    }
    if (value instanceof List) {
      return GoType.LIST;
    }
    if (value instanceof Boolean) {
      return GoType.BOOL;
    }
    if (value instanceof Number number) {
      return numberType(number);
    }
    return GoType.struct(value.getClass().getSimpleName());
  }

  /**
   * Is this a map of one of Java's usual classes, and so a {@code map[string]interface {}}? False
   * tells nothing. Classes are compared faster than interfaces are searched.
   */
  public static boolean isPlainMap(Object value) {
    Class<?> type = value == null ? null : value.getClass();
    return type == HashMap.class || type == LinkedHashMap.class;
  }

  private static GoType numberType(Number number) {
    if (number instanceof Double) {
      return GoType.FLOAT64;
    }
    if (number instanceof Long) {
      return GoType.INT64;
    }
    if (number instanceof Integer) {
      return GoType.INT32;
    }
    if (number instanceof Float) {
      return GoType.FLOAT32;
    }
    if (number instanceof Short) {
      return GoType.INT16;
    }
    if (number instanceof Byte) {
      return GoType.INT8;
    }
    return GoType.struct(number.getClass().getSimpleName());
  }

  /** The kind of a value, or null for the untyped nil. */
  public static Kind kindOf(Object value) {
    GoType type = typeOf(value);
    return type == null ? null : type.kind();
  }

  /** The type's name as {@code %T} prints it; {@code <nil>} for the untyped nil. */
  public static String typeName(Object value) {
    return value == null ? "<nil>" : typeOf(value).toString();
  }

  /** Is this the untyped nil, or a nil of a type? */
  public static boolean isNil(Object value) {
    return value == null
        || value instanceof GoNil
        || (value instanceof GoMap map && map.isNil())
        || (value instanceof GoSlice slice && slice.isNil());
  }

  /**
   * The truth of {@code if}, {@code and}, {@code or} and {@code not}: false for nil, false, zero
   * and whatever is empty; a struct and a pointer that is not nil are true.
   */
  public static boolean isTrue(Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value == null) {
      return false;
    }
    if (value instanceof String string) {
      return !string.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue() != 0;
    }
    if (value instanceof Number number) {
      return number.longValue() != 0;
    }
    if (value instanceof GoComplex complex) {
      return complex.real() != 0 || complex.imaginary() != 0;
    }
    return !(value instanceof GoNil);
  }

  /** A map's entries in Go's printing and ranging order: by key, strings by bytes. */
  public static List<Map.Entry<?, ?>> sortedEntries(Map<?, ?> map) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    if (entries.size() > 1) {
      boolean plain = true;
      for (Map.Entry<?, ?> entry : entries) {
        plain &= entry.getKey() instanceof String key && GoStrings.sortsByChars(key);
      }
      entries.sort(plain ? BY_TEXT : BY_KEY);
    }
    return entries;
  }

  /** Go's order of map keys ({@code internal/fmtsort}): nil first, then by value within a kind. */
  public static int compareKeys(Object a, Object b) {
    if (a instanceof String x && b instanceof String y) {
      return GoStrings.compare(x, y);
    }
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? -1 : 1;
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return x.compareTo(y);
    }
    if (a instanceof Number x && b instanceof Number y) {
      return compareNumbers(x, y);
    }
    return kindOf(a).compareTo(kindOf(b));
  }

  private static int compareNumbers(Number a, Number b) {
    if (isFloat(a) || isFloat(b)) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      // Go sorts NaN before every other float.
      return Double.isNaN(x) || Double.isNaN(y)
          ? Boolean.compare(Double.isNaN(y), Double.isNaN(x))
          : x < y ? -1 : x > y ? 1 : 0;
    }
    return a instanceof GoUint && b instanceof GoUint
        ? Long.compareUnsigned(a.longValue(), b.longValue())
        : Long.compare(a.longValue(), b.longValue());
  }

  private static boolean isFloat(Number number) {
    return number instanceof Double || number instanceof Float;
  }
}

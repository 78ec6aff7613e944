package dev.wheelhouse.render.mvel;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What templates can do with values without a function: the one place that looks inside them. */
final class Values {
  private Values() {}

  /** What a message calls the type of a value. */
  static String typeName(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Boolean) {
      return "a boolean";
    }
    if (value instanceof Number) {
      return "a number";
    }
    if (value instanceof Map) {
      return "a map";
    }
    return value instanceof List ? "a list" : "a text";
  }

  /** Null, false, 0 and what is empty are false, as in Go's templates; all else is true. */
  static boolean isTrue(Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    return value instanceof List<?> list ? !list.isEmpty() : !text(value).isEmpty();
  }

  /** Whether {@link #text} can write it: a text, number or boolean. */
  static boolean isScalar(Object value) {
    return value != null && !(value instanceof Map) && !(value instanceof List);
  }

  /**
   * A scalar as text. Whole numbers have neither point nor exponent; other numbers have as many
   * digits as they need.
   */
  static String text(Object scalar) {
    if (scalar instanceof ChartFile file) {
      return file.text();
    }
    if (!(scalar instanceof Double number)) {
      return String.valueOf(scalar);
    }
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
    }
    return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /**
   * What {@code container[key]} and {@code container.key} give; null for what is not in a map, and
   * for any member of null.
   */
  static Object member(Object container, Object key, int offset) {
    if (container == null) {
      return null;
    }
    if (container instanceof Map<?, ?> map) {
      if (key == null || !isScalar(key)) {
        throw Failure.at(offset, "a map's key must be a text, found " + typeName(key));
      }
      return map.get(text(key));
    }
    if (container instanceof List<?> list) {
      return element(list, key, offset);
    }
    throw Failure.at(
        offset, "only maps and lists have members, found a member of " + typeName(container));
  }

  private static Object element(List<?> list, Object key, int offset) {
    if (!(key instanceof Number number) || number.doubleValue() != number.intValue()) {
      throw Failure.at(offset, "a list's index must be a whole number, found " + typeName(key));
    }
    int index = number.intValue();
    if (index < 0 || index >= list.size()) {
      throw Failure.at(
          offset, "index " + index + " is outside of the list, which has " + list.size());
    }
    return list.get(index);
  }

  /** Whether two scalars are the same; numbers by their value. Anything may be compared to null. */
  static boolean isEqual(Object left, Object right, int offset) {
    if (left == null || right == null) {
      return left == right;
    }
    if (!isScalar(left) || !isScalar(right)) {
      throw Failure.at(
          offset,
          "== and != compare texts, numbers and booleans, found "
              + typeName(left)
              + " and "
              + typeName(right));
    }
    if (left instanceof Number a && right instanceof Number b) {
      return compareNumbers(a, b) == 0;
    }
    if (left instanceof Boolean || right instanceof Boolean) {
      return left.equals(right);
    }
    return !(left instanceof Number)
        && !(right instanceof Number)
        && text(left).equals(text(right));
  }

  /** The order of two numbers, or of two texts by their bytes. */
  static int compare(Object left, Object right, int offset) {
    if (left instanceof Number a && right instanceof Number b) {
      return compareNumbers(a, b);
    }
    if (isText(left) && isText(right)) {
      return GoStrings.compare(text(left), text(right));
    }
    throw Failure.at(
        offset,
        "order is defined for two numbers or two texts, found "
            + typeName(left)
            + " and "
            + typeName(right));
  }

  static boolean isText(Object value) {
    return value instanceof String || value instanceof ChartFile;
  }

  private static int compareNumbers(Number left, Number right) {
    if (!Double.isFinite(left.doubleValue()) || !Double.isFinite(right.doubleValue())) {
      return Double.compare(left.doubleValue(), right.doubleValue());
    }
    return decimal(left).compareTo(decimal(right));
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof Double value
        ? BigDecimal.valueOf(value)
        : new BigDecimal(number.toString());
  }

  /** The sum of two numbers, or two scalars of which one is a text written one after the other. */
  static Object sum(Object left, Object right, Work work, int offset) {
    if (left instanceof Number a && right instanceof Number b) {
      return sum(a, b);
    }
    if (!isScalar(left) || !isScalar(right) || !(isText(left) || isText(right))) {
      throw Failure.at(
          offset,
          "+ adds two numbers or joins texts, found " + typeName(left) + " and " + typeName(right));
    }
    String start = text(left);
    String end = text(right);
    work.chars((long) start.length() + end.length());
    return start + end;
  }

  private static Number sum(Number left, Number right) {
    double approximate = left.doubleValue() + right.doubleValue();
    if (!Double.isFinite(approximate)) {
      return approximate;
    }
    BigDecimal exact = decimal(left).add(decimal(right));
    try {
      return exact.longValueExact();
    } catch (ArithmeticException fractionOrTooLarge) {
      return exact.doubleValue();
    }
  }
}

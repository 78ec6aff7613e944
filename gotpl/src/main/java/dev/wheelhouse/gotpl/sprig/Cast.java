package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.fmt.GoNumbers;
import dev.wheelhouse.gotpl.value.GoUint;

/**
 * Lenient conversions of any value to a number, with the rules of spf13/cast 1.7: what does not
 * convert is 0.
 */
final class Cast {
  private static final double TWO_TO_63 = 0x1p63;

  private Cast() {}

  /**
   * An int64 (or int) of any value. Strings are read with their Go prefix: {@code 0x1F}, {@code
   * 017}.
   */
  static long toInt64(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return truncate(((Number) value).doubleValue());
    }
    if (value instanceof Number number && !isUnknown(value)) {
      return number.longValue();
    }
    if (value instanceof String text) {
      return orZero(GoNumbers.parseInt(trimZeroDecimal(text), 0));
    }
    return value instanceof Boolean bool && bool ? 1 : 0;
  }

  /** A float64 of any value. */
  static double toFloat64(Object value) {
    if (value instanceof GoUint unsigned) {
      return unsigned.doubleValue();
    }
    if (value instanceof Number number && !isUnknown(value)) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      Double parsed = GoNumbers.parseFloat(text);
      return parsed == null ? 0 : parsed;
    }
    return value instanceof Boolean bool && bool ? 1 : 0;
  }

  static long orZero(Long number) {
    return number == null ? 0 : number;
  }

  /**
   * Go's {@code strconv.Atoi} when its error is ignored: 0 for what is malformed, the nearest bound
   * for what is out of range.
   */
  static long atoi(String text) {
    Long number = GoNumbers.parseInt(text, 10);
    if (number != null) {
      return number;
    }
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  // cast knows time.Month and time.Weekday, but not time.Duration.
  private static boolean isUnknown(Object value) {
    return value instanceof GoDuration;
  }

  /** Go's conversion of a float64 to an int64 on amd64: what does not fit is the smallest int64. */
  static long truncate(double value) {
    return value >= -TWO_TO_63 && value < TWO_TO_63 ? (long) value : Long.MIN_VALUE;
  }

  private static String trimZeroDecimal(String text) {
    boolean zero = false;
    for (int i = text.length(); i > 0; i--) {
      char c = text.charAt(i - 1);
      if (c == '.') {
        return zero ? text.substring(0, i - 1) : text;
      }
      if (c != '0') {
        return text;
      }
      zero = true;
    }
    return text;
  }
}

package dev.wheelhouse.gotpl.fmt;

import java.math.BigInteger;

/** Go's {@code strconv.ParseInt}, {@code ParseUint} and {@code ParseFloat}. */
public final class GoNumbers {
  private GoNumbers() {}

  /**
   * {@code strconv.ParseInt(text, base, 64)}.
   *
   * @param base 2 to 36, or 0 to read the base from a prefix ({@code 0x 0o 0b 0}) and to allow
   *     underscores between digits
   * @return the number, or null on a syntax or range error
   */
  public static Long parseInt(String text, int base) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    BigInteger value = parse(digits, base);
    if (value == null) {
      return null;
    }
    BigInteger signed = negative ? value.negate() : value;
    return signed.bitLength() > 63 ? null : signed.longValue();
  }

  /**
   * {@code strconv.ParseUint(text, base, 64)}: the 64 bits of the number, or null on a syntax or
   * range error. A sign is a syntax error.
   */
  public static Long parseUint(String text, int base) {
    BigInteger value = parse(text, base);
    return value == null || value.bitLength() > 64 ? null : value.longValue();
  }

  private static BigInteger parse(String text, int base) {
    String digits = text;
    int radix = base;
    if (base == 0) {
      if (!underscoresFit(text)) {
        return null;
      }
      digits = text.replace("_", "");
      radix = prefixRadix(digits);
      digits = digits.substring(radix == 10 ? 0 : radix == 8 && !hasLetter(digits, 'o') ? 1 : 2);
      if (radix == 8 && digits.isEmpty() && text.length() == 1) {
        return BigInteger.ZERO;
      }
    }
    if (digits.isEmpty()) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= 0x80 || Character.digit(c, radix) < 0) {
        return null;
      }
    }
    return digits.length() <= 9
        ? BigInteger.valueOf(Long.parseLong(digits, radix))
        : new BigInteger(digits, radix);
  }

  private static int prefixRadix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return hasLetter(digits, 'x') ? 16 : hasLetter(digits, 'b') ? 2 : 8;
  }

  private static boolean hasLetter(String digits, char letter) {
    return digits.length() > 1 && (digits.charAt(1) | 0x20) == letter;
  }

  /** Underscores may stand between digits, or between a base prefix and a digit, only. */
  private static boolean underscoresFit(String text) {
    if (text.indexOf('_') < 0) {
      return true;
    }
    String body = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    char previous = '^';
    int i = 0;
    boolean hex = false;
    if (body.length() >= 2 && body.charAt(0) == '0') {
      char letter = (char) (body.charAt(1) | 0x20);
      if (letter == 'b' || letter == 'o' || letter == 'x') {
        previous = '0';
        hex = letter == 'x';
        i = 2;
      }
    }
    for (; i < body.length(); i++) {
      char c = body.charAt(i);
      if ((c >= '0' && c <= '9') || (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')) {
        previous = '0';
      } else if (c == '_') {
        if (previous != '0') {
          return false;
        }
        previous = '_';
      } else {
        if (previous == '_') {
          return false;
        }
        previous = '!';
      }
    }
    return previous != '_';
  }

  /**
   * {@code strconv.ParseFloat(text, 64)}: decimal or hexadecimal, with single underscores between
   * digits; {@code inf}, {@code infinity} and {@code nan} in any case.
   *
   * @return the number, or null on a syntax error, or if it is too large
   */
  public static Double parseFloat(String text) {
    String body = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    boolean negative = text.startsWith("-");
    String lower = body.toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("inf") || lower.equals("infinity")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.equals("nan")) {
      return Double.NaN;
    }
    boolean hex = lower.startsWith("0x");
    if (body.indexOf('_') >= 0) {
      if (!underscoresFit(body)) {
        return null;
      }
      lower = lower.replace("_", "");
    }
    if (!isFloatSyntax(lower, hex)) {
      return null;
    }
    double value = Double.parseDouble(lower);
    return Double.isInfinite(value) ? null : Double.valueOf(negative ? -value : value);
  }

  private static boolean isFloatSyntax(String text, boolean hex) {
    int i = hex ? 2 : 0;
    int radix = hex ? 16 : 10;
    int digits = 0;
    boolean point = false;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && !point) {
        point = true;
      } else if (c < 0x80 && Character.digit(c, radix) >= 0) {
        digits++;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    if (i == text.length()) {
      return !hex;
    }
    if (text.charAt(i) != (hex ? 'p' : 'e')) {
      return false;
    }
    i++;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    int start = i;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i > start && i == text.length();
  }
}

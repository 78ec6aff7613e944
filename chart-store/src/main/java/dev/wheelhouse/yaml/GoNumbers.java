package dev.wheelhouse.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Go's {@code strconv} reads and writes them. */
final class GoNumbers {
  private static final BigInteger MAX_UINT64 =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** Up to here every whole double is exact and its digits are its shortest form. */
  private static final double EXACT_LIMIT = 9007199254740992.0;

  /** Decimals of this many digits and doubles are in one-to-one relation. */
  private static final int UNIQUE_DIGITS = 15;

  /** No double needs more digits than these. */
  private static final int MAX_DIGITS = 17;

  /** The decimal exponent from which Go's shortest 'g' is scientific. */
  private static final int SCIENTIFIC_FROM = 6;

  private GoNumbers() {}

  /**
   * A whole number with an optional sign and base prefix ({@code 0x}, {@code 0o}, {@code 0b}, or a
   * leading zero for octal), as {@code ParseInt(s, 0, 64)} and then {@code ParseUint(s, 0, 64)}.
   *
   * @return a Long, a BigInteger of 64 unsigned bits, or null if it is neither
   */
  static Object parseInteger(String text) {
    int start = 0;
    boolean signed = false;
    boolean negative = false;
    if (!text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      signed = true;
      negative = text.charAt(0) == '-';
      start = 1;
    }
    int base = 10;
    if (text.length() > start + 1 && text.charAt(start) == '0') {
      switch (text.charAt(start + 1)) {
        case 'x', 'X' -> base = 16;
        case 'o', 'O' -> base = 8;
        case 'b', 'B' -> base = 2;
        default -> base = 0;
      }
      start += base == 0 ? 1 : 2;
      base = base == 0 ? 8 : base;
    }
    if (start >= text.length() || !allDigits(text, start, base)) {
      return null;
    }
    if (text.length() - start <= 18 && base <= 10) {
      long value = Long.parseLong(text, start, text.length(), base);
      return negative ? -value : value;
    }
    BigInteger value = new BigInteger(text.substring(start), base);
    BigInteger withSign = negative ? value.negate() : value;
    if (withSign.bitLength() <= 63) {
      return withSign.longValue();
    }
    return !signed && withSign.compareTo(MAX_UINT64) <= 0 ? withSign : null;
  }

  private static boolean allDigits(String text, int start, int base) {
    for (int i = start; i < text.length(); i++) {
      int digit = YamlCursor.hexDigit(text.charAt(i));
      if (digit < 0 || digit >= base) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text matches {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
  static boolean isDecimalFloat(String text) {
    int length = text.length();
    int i = 0;
    if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      i++;
    }
    int whole = digitsFrom(text, i) - i;
    i += whole;
    if (i < length && text.charAt(i) == '.') {
      int fraction = digitsFrom(text, i + 1) - i - 1;
      if (whole == 0 && fraction == 0) {
        return false;
      }
      i += 1 + fraction;
    } else if (whole == 0) {
      return false;
    }
    if (i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
        i++;
      }
      int exponent = digitsFrom(text, i);
      if (exponent == i) {
        return false;
      }
      i = exponent;
    }
    return i == length;
  }

  private static int digitsFrom(String text, int from) {
    int i = from;
    while (i < text.length() && YamlCursor.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether Go's {@code ParseFloat} takes a text that starts with a dot. */
  static boolean isDottedFloat(String text) {
    if (text.indexOf('_') < 0) {
      return isDecimalFloat(text);
    }
    for (int i = 0; i < text.length(); i++) {
      boolean lonely =
          text.charAt(i) == '_'
              && (i + 1 == text.length()
                  || !YamlCursor.isDigit(text.charAt(i - 1))
                  || !YamlCursor.isDigit(text.charAt(i + 1)));
      if (lonely) {
        return false;
      }
    }
    return isDecimalFloat(text.replace("_", ""));
  }

  /** {@code FormatFloat(value, 'g', -1, 64)}, with YAML's names for what is not finite. */
  static String formatG(double value) {
    return Double.isFinite(value) ? g(shortest(value), isNegative(value)) : notFinite(value);
  }

  /** {@code FormatFloat(value, 'g', -1, 32)}, with YAML's names for what is not finite. */
  static String formatG32(double value) {
    float narrow = (float) value;
    return Float.isFinite(narrow) ? g(shortest(narrow), isNegative(value)) : notFinite(narrow);
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    return value > 0 ? ".inf" : "-.inf";
  }

  private static boolean isNegative(double value) {
    return Double.doubleToRawLongBits(value) < 0;
  }

  private static String g(Decimal decimal, boolean negative) {
    int exponent = decimal.point - 1;
    boolean scientific = exponent < -4 || exponent >= SCIENTIFIC_FROM;
    return sign(negative) + (scientific ? scientific(decimal) : fixed(decimal));
  }

  /** A double as Go's {@code encoding/json} writes it; the value must be finite. */
  static String formatJson(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT_LIMIT) {
      String digits = Long.toString((long) value);
      return value == 0 && isNegative(value) ? "-0" : digits;
    }
    double magnitude = Math.abs(value);
    Decimal decimal = shortest(value);
    if (magnitude < 1e-6 || magnitude >= 1e21) {
      String text = scientific(decimal);
      int length = text.length();
      boolean padded = text.charAt(length - 2) == '0' && text.charAt(length - 3) == '-';
      return sign(value < 0)
          + (padded ? text.substring(0, length - 2) + text.charAt(length - 1) : text);
    }
    return sign(value < 0) + fixed(decimal);
  }

  private static String sign(boolean negative) {
    return negative ? "-" : "";
  }

  private static String fixed(Decimal decimal) {
    String digits = decimal.digits;
    int point = decimal.point;
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return digits + "0".repeat(point - digits.length());
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String scientific(Decimal decimal) {
    String digits = decimal.digits;
    int exponent = decimal.point - 1;
    StringBuilder text = new StringBuilder(digits.length() + 6).append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    return (magnitude < 10 ? text.append('0') : text).append(magnitude).toString();
  }

  /** The digits 0.d1d2d3... times ten to the power of {@code point}. */
  private record Decimal(String digits, int point) {
    static Decimal of(BigDecimal value) {
      BigDecimal plain = value.abs().stripTrailingZeros();
      String digits = plain.unscaledValue().toString();
      return new Decimal(digits, digits.length() - plain.scale());
    }
  }

  private static Decimal shortest(double value) {
    if (value == 0) {
      return new Decimal("0", 1);
    }
    BigDecimal printed = new BigDecimal(Double.toString(Math.abs(value)));
    int digits = printed.stripTrailingZeros().precision();
    if (digits <= UNIQUE_DIGITS && Math.abs(value) >= Double.MIN_NORMAL) {
      return Decimal.of(printed);
    }
    BigDecimal exact = new BigDecimal(Math.abs(value));
    BigDecimal best = printed;
    for (int precision = MAX_DIGITS; precision > 0; precision--) {
      BigDecimal shorter = roundTripping(exact, precision);
      if (shorter == null) {
        break;
      }
      best = shorter;
    }
    return Decimal.of(best);
  }

  /** The decimal of some digits nearest to a double that still reads as that double, or null. */
  private static BigDecimal roundTripping(BigDecimal exact, int precision) {
    double value = exact.doubleValue();
    BigDecimal down = exact.round(new MathContext(precision, RoundingMode.DOWN));
    BigDecimal up = exact.round(new MathContext(precision, RoundingMode.UP));
    boolean downReads = down.doubleValue() == value;
    boolean upReads = up.doubleValue() == value;
    if (downReads && upReads) {
      int nearer = exact.subtract(down).compareTo(up.subtract(exact));
      boolean downIsEven = !down.unscaledValue().testBit(0);
      return nearer < 0 || (nearer == 0 && downIsEven) ? down : up;
    }
    return downReads ? down : upReads ? up : null;
  }

  private static Decimal shortest(float value) {
    if (value == 0) {
      return new Decimal("0", 1);
    }
    float magnitude = Math.abs(value);
    BigDecimal exact = new BigDecimal(magnitude);
    for (int precision = 1; precision < 10; precision++) {
      BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (rounded.floatValue() == magnitude) {
        return Decimal.of(rounded);
      }
    }
    return Decimal.of(exact);
  }
}

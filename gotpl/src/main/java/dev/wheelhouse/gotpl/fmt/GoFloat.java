package dev.wheelhouse.gotpl.fmt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Go's {@code strconv.FormatFloat}. */
public final class GoFloat {
  private static final int MAX_UNIQUE_DIGITS_64 = 15;
  private static final int MAX_UNIQUE_DIGITS_32 = 6;

  /** Significant decimal digits and where the point stands: 0.DIGITS times ten to {@code point}. */
  private record Digits(String digits, int point) {}

  private GoFloat() {}

  /**
   * The text of a float.
   *
   * @param format one of {@code e E f g G b x X}
   * @param precision digits after the point ({@code e f x}) or significant digits ({@code g}); -1
   *     for the fewest that read back as the same value
   * @param bits 32 or 64
   */
  public static String format(double value, char format, int precision, int bits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    double magnitude = Math.abs(value);
    String text =
        switch (format) {
          case 'e', 'E' -> exponent(digitsFor(magnitude, precision, bits, 'e'), precision, format);
          case 'f' -> fixed(digitsFor(magnitude, precision, bits, 'f'), precision);
          case 'g', 'G' -> general(magnitude, precision, bits, format);
          case 'b' -> binary(magnitude, bits);
          case 'x', 'X' -> hexadecimal(magnitude, precision, format, bits);
          default -> "%" + format;
        };
    return negative ? "-" + text : text;
  }

  private static Digits digitsFor(double value, int precision, int bits, char style) {
    if (value == 0) {
      return new Digits("", 0);
    }
    if (precision < 0) {
      return shortest(value, bits);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded =
        switch (style) {
          case 'f' -> exact.setScale(precision, RoundingMode.HALF_EVEN);
          case 'e' -> exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
          default -> exact.round(new MathContext(Math.max(1, precision), RoundingMode.HALF_EVEN));
        };
    return digitsOf(rounded);
  }

  private static Digits digitsOf(BigDecimal value) {
    if (value.signum() == 0) {
      return new Digits("", 0);
    }
    String unscaled = value.unscaledValue().toString();
    int point = unscaled.length() - value.scale();
    int end = unscaled.length();
    while (end > 0 && unscaled.charAt(end - 1) == '0') {
      end--;
    }
    return new Digits(unscaled.substring(0, end), point);
  }

  /** The fewest digits that read back as the same value, and of those the nearest. */
  private static Digits shortest(double value, int bits) {
    boolean single = bits == 32;
    if (!single && value == (long) value && value < 1e15) {
      return digitsOf(BigDecimal.valueOf((long) value));
    }
    Digits quick =
        digitsOf(new BigDecimal(single ? Float.toString((float) value) : Double.toString(value)));
    // So few digits are unique among all numbers of as many digits, but for subnormal ones.
    boolean normal = value >= (single ? Float.MIN_NORMAL : Double.MIN_NORMAL);
    if (normal && quick.digits.length() <= (single ? MAX_UNIQUE_DIGITS_32 : MAX_UNIQUE_DIGITS_64)) {
      return quick;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int n = 1; n <= 17; n++) {
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
        BigDecimal candidate = exact.round(new MathContext(n, mode));
        boolean same =
            single ? candidate.floatValue() == (float) value : candidate.doubleValue() == value;
        if (same) {
          return digitsOf(candidate);
        }
      }
    }
    return digitsOf(exact);
  }

  private static char digitAt(Digits digits, int index) {
    return index >= 0 && index < digits.digits.length() ? digits.digits.charAt(index) : '0';
  }

  private static String exponent(Digits digits, int precision, char format) {
    StringBuilder out = new StringBuilder();
    out.append(digitAt(digits, 0));
    int after = precision < 0 ? Math.max(0, digits.digits.length() - 1) : precision;
    if (after > 0) {
      out.append('.');
      for (int i = 1; i <= after; i++) {
        out.append(digitAt(digits, i));
      }
    }
    int exponent = digits.digits.isEmpty() ? 0 : digits.point - 1;
    out.append(format).append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    if (magnitude < 10) {
      out.append('0');
    }
    return out.append(magnitude).toString();
  }

  private static String fixed(Digits digits, int precision) {
    StringBuilder out = new StringBuilder();
    if (digits.point > 0) {
      for (int i = 0; i < digits.point; i++) {
        out.append(digitAt(digits, i));
      }
    } else {
      out.append('0');
    }
    int after = precision < 0 ? Math.max(0, digits.digits.length() - digits.point) : precision;
    if (after > 0) {
      out.append('.');
      for (int i = 0; i < after; i++) {
        out.append(digitAt(digits, digits.point + i));
      }
    }
    return out.toString();
  }

  private static String general(double value, int precision, int bits, char format) {
    boolean fewest = precision < 0;
    int wanted = precision == 0 ? 1 : precision;
    Digits digits = digitsFor(value, wanted, bits, 'g');
    int count = digits.digits.length();
    int threshold = wanted;
    if (threshold > count && count >= digits.point) {
      threshold = count;
    }
    if (fewest) {
      threshold = 6;
    }
    int exponent = digits.point - 1;
    if (exponent < -4 || exponent >= threshold) {
      int after = fewest || wanted > count ? Math.max(0, count - 1) : wanted - 1;
      return exponent(digits, after, format == 'g' ? 'e' : 'E');
    }
    return fixed(digits, Math.max(0, count - digits.point));
  }

  private static String binary(double value, int bits) {
    if (bits == 32) {
      int raw = Float.floatToIntBits((float) value);
      int exponent = raw >> 23 & 0xFF;
      int mantissa = raw & 0x7FFFFF;
      return binary(exponent == 0 ? mantissa : mantissa | (1 << 23), Math.max(exponent, 1) - 150);
    }
    long raw = Double.doubleToLongBits(value);
    int exponent = (int) (raw >> 52 & 0x7FF);
    long mantissa = raw & ((1L << 52) - 1);
    return binary(exponent == 0 ? mantissa : mantissa | (1L << 52), Math.max(exponent, 1) - 1075);
  }

  private static String binary(long mantissa, int exponent) {
    return mantissa + "p" + (exponent >= 0 ? "+" : "") + exponent;
  }

  private static String hexadecimal(double value, int precision, char format, int bits) {
    boolean upper = format == 'X';
    if (value == 0) {
      String zeros = precision > 0 ? "." + "0".repeat(precision) : "";
      return upper ? "0X0" + zeros + "P+00" : "0x0" + zeros + "p+00";
    }
    long raw = Double.doubleToLongBits(bits == 32 ? (float) value : value);
    int exponent = (int) (raw >> 52 & 0x7FF) - 1023;
    long mantissa = (raw & ((1L << 52) - 1)) | (1L << 52);
    if (exponent == -1023) {
      mantissa &= (1L << 52) - 1;
      int shift = Long.numberOfLeadingZeros(mantissa) - 11;
      mantissa <<= shift;
      exponent = -1022 - shift;
    }
    String fraction;
    if (precision >= 0 && precision < 13) {
      BigInteger unit = BigInteger.ONE.shiftLeft(52 - 4 * precision);
      long rounded =
          new BigDecimal(BigInteger.valueOf(mantissa))
              .divide(new BigDecimal(unit), 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      long top = rounded >>> (4 * precision);
      if (top > 1) {
        exponent++;
        rounded >>= 1;
      }
      long low = rounded & (precision == 0 ? 0 : (1L << (4 * precision)) - 1);
      fraction = precision == 0 ? "" : leftPadded(Long.toHexString(low), precision);
    } else {
      fraction = leftPadded(Long.toHexString(mantissa & ((1L << 52) - 1)), 13);
      if (precision < 0) {
        fraction = fraction.replaceFirst("0+$", "");
      } else {
        fraction += "0".repeat(precision - 13);
      }
    }
    int size = Math.abs(exponent);
    String text =
        "0x1"
            + (fraction.isEmpty() ? "" : "." + fraction)
            + "p"
            + (exponent < 0 ? "-" : "+")
            + (size < 10 ? "0" : "")
            + size;
    return upper ? text.toUpperCase(java.util.Locale.ROOT) : text;
  }

  private static String leftPadded(String digits, int width) {
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}

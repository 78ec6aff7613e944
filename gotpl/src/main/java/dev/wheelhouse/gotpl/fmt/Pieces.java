package dev.wheelhouse.gotpl.fmt;

import dev.wheelhouse.gotpl.value.GoStrings;

/** Formats the basic values with flags, width and precision: Go's fmt/format.go. */
final class Pieces {
  private static final String LOWER = "0123456789abcdefx";
  private static final String UPPER = "0123456789ABCDEFX";

  private final StringBuilder out;
  private final Flags flags;

  Pieces(StringBuilder out, Flags flags) {
    this.out = out;
    this.flags = flags;
  }

  /** Appends text, padded to the width; the width counts characters, not bytes. */
  void pad(CharSequence text) {
    int padding = flags.hasWidth ? flags.width - GoStrings.runeCount(text) : 0;
    if (!flags.minus) {
      padding(padding);
    }
    out.append(text);
    if (flags.minus) {
      padding(padding);
    }
  }

  private void padding(int n) {
    char c = flags.zero && !flags.minus ? '0' : ' ';
    for (int i = 0; i < n; i++) {
      out.append(c);
    }
  }

  private void padWithSpaces(CharSequence text) {
    boolean zero = flags.zero;
    flags.zero = false;
    pad(text);
    flags.zero = zero;
  }

  void string(String value) {
    pad(truncated(value));
  }

  private String truncated(String value) {
    if (!flags.hasPrecision || GoStrings.runeCount(value) <= flags.precision) {
      return value;
    }
    return value.substring(0, value.offsetByCodePoints(0, flags.precision));
  }

  void quoted(String value) {
    String text = truncated(value);
    if (flags.sharp && GoQuote.canBackquote(text)) {
      pad("`" + text + "`");
    } else {
      pad(flags.plus ? GoQuote.quoteToAscii(text) : GoQuote.quote(text));
    }
  }

  void integer(long bits, int base, boolean signed, int verb, boolean upper) {
    boolean negative = signed && bits < 0;
    long magnitude = negative ? -bits : bits;
    int precision = 0;
    if (flags.hasPrecision) {
      precision = flags.precision;
      if (precision == 0 && magnitude == 0) {
        boolean zero = flags.zero;
        flags.zero = false;
        padding(flags.width);
        flags.zero = zero;
        return;
      }
    } else if (flags.zero && !flags.minus && flags.hasWidth) {
      precision = flags.width - (negative || flags.plus || flags.space ? 1 : 0);
    }
    String digits = Long.toUnsignedString(magnitude, base);
    if (upper) {
      digits = digits.toUpperCase(java.util.Locale.ROOT);
    }
    StringBuilder text = new StringBuilder();
    text.append(negative ? "-" : flags.plus ? "+" : flags.space ? " " : "");
    if (verb == 'O') {
      text.append("0o");
    }
    boolean zeros = precision > digits.length();
    if (flags.sharp) {
      switch (base) {
        case 2 -> text.append("0b");
        case 8 -> text.append(zeros || digits.charAt(0) == '0' ? "" : "0");
        case 16 -> text.append(upper ? "0X" : "0x");
        default -> {}
      }
    }
    text.append("0".repeat(Math.max(0, precision - digits.length()))).append(digits);
    padWithSpaces(text);
  }

  private static int rune(long bits) {
    return bits < 0 || bits > Character.MAX_CODE_POINT || (bits >= 0xD800 && bits <= 0xDFFF)
        ? 0xFFFD
        : (int) bits;
  }

  void character(long bits) {
    pad(Character.toString(rune(bits)));
  }

  void quotedCharacter(long bits) {
    pad(GoQuote.quoteRune(rune(bits), flags.plus));
  }

  void unicode(long bits) {
    String digits = Long.toUnsignedString(bits, 16).toUpperCase(java.util.Locale.ROOT);
    int precision = flags.hasPrecision ? Math.max(4, flags.precision) : 4;
    StringBuilder text = new StringBuilder("U+");
    text.append("0".repeat(Math.max(0, precision - digits.length()))).append(digits);
    if (flags.sharp
        && bits >= 0
        && bits <= Character.MAX_CODE_POINT
        && GoQuote.isPrint((int) bits)) {
      text.append(" '").appendCodePoint((int) bits).append('\'');
    }
    padWithSpaces(text);
  }

  void hexString(String value, boolean upper) {
    byte[] bytes = GoStrings.toBytes(value);
    int length = bytes.length;
    if (flags.hasPrecision && flags.precision < length) {
      length = flags.precision;
    }
    String digits = upper ? UPPER : LOWER;
    String prefix = "0" + digits.charAt(16);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (flags.space && i > 0) {
        text.append(' ');
      }
      if (flags.sharp && (flags.space || i == 0)) {
        text.append(prefix);
      }
      text.append(digits.charAt(bytes[i] >> 4 & 0xF)).append(digits.charAt(bytes[i] & 0xF));
    }
    pad(text);
  }

  void floating(double value, int size, char verb, int defaultPrecision) {
    int precision = flags.hasPrecision ? flags.precision : defaultPrecision;
    String text = GoFloat.format(value, verb, precision, size);
    boolean negative = text.charAt(0) == '-';
    String number = negative || text.charAt(0) == '+' ? text.substring(1) : text;
    char sign = negative ? '-' : flags.space && !flags.plus ? ' ' : '+';
    if (number.charAt(0) == 'I' || number.charAt(0) == 'N') {
      boolean bare = number.charAt(0) == 'N' && !flags.space && !flags.plus;
      padWithSpaces(bare ? number : sign + number);
      return;
    }
    if (flags.sharp && verb != 'b') {
      number = withDecimalPoint(number, verb, precision);
    }
    if (sign == '+' && !flags.plus) {
      pad(number);
    } else if (flags.zero && !flags.minus && flags.hasWidth && flags.width > number.length() + 1) {
      out.append(sign);
      padding(flags.width - number.length() - 1);
      out.append(number);
    } else {
      pad(sign + number);
    }
  }

  /** The sharp flag: always a decimal point, and trailing zeros up to the precision. */
  private static String withDecimalPoint(String number, char verb, int precision) {
    int digits = 0;
    if (verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x') {
      digits = precision == -1 ? 6 : precision;
    }
    boolean hex = verb == 'x' || verb == 'X';
    int tail = number.length();
    boolean point = false;
    boolean nonZero = false;
    for (int i = 0; i < tail; i++) {
      char c = number.charAt(i);
      if (c == '.') {
        point = true;
      } else if (c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) {
        tail = i;
      } else {
        nonZero |= c != '0';
        if (nonZero) {
          digits--;
        }
      }
    }
    StringBuilder text = new StringBuilder(number.substring(0, tail));
    if (!point) {
      if (tail == 1 && number.charAt(0) == '0') {
        digits--;
      }
      text.append('.');
    }
    return text.append("0".repeat(Math.max(0, digits))).append(number.substring(tail)).toString();
  }
}

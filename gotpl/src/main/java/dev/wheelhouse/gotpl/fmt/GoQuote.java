package dev.wheelhouse.gotpl.fmt;

import dev.wheelhouse.gotpl.value.GoStrings;
import java.io.ByteArrayOutputStream;

/** Go's quoted strings and characters: {@code strconv.Quote} and {@code strconv.Unquote}. */
public final class GoQuote {
  private static final String HEX = "0123456789abcdef";

  private GoQuote() {}

  /** {@code strconv.Quote}. */
  public static String quote(String text) {
    return quoted(text, '"', false);
  }

  /** {@code strconv.QuoteToASCII}. */
  public static String quoteToAscii(String text) {
    return quoted(text, '"', true);
  }

  /** {@code strconv.QuoteRune} or, when {@code ascii}, {@code strconv.QuoteRuneToASCII}. */
  public static String quoteRune(int rune, boolean ascii) {
    StringBuilder out = new StringBuilder(8).append('\'');
    appendEscaped(out, rune, '\'', ascii);
    return out.append('\'').toString();
  }

  private static String quoted(String text, char quote, boolean ascii) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    appendQuoted(out, text, quote, ascii);
    return out.toString();
  }

  static void appendQuoted(StringBuilder out, String text, char quote, boolean ascii) {
    out.append(quote);
    int i = 0;
    while (i < text.length()) {
      int plain = plainEnd(text, i, quote);
      if (plain > i) {
        out.append(text, i, plain);
        i = plain;
        continue;
      }
      int rune = text.codePointAt(i);
      i += Character.charCount(rune);
      if (rune <= 0xFFFF && GoStrings.isEscapedByte((char) rune)) {
        int value = rune - 0xDC00;
        out.append("\\x").append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xF));
      } else {
        boolean surrogate = rune >= 0xD800 && rune <= 0xDFFF;
        appendEscaped(out, surrogate ? 0xFFFD : rune, quote, ascii);
      }
    }
    out.append(quote);
  }

  /** The end of the run of characters from {@code start} that stand for themselves. */
  private static int plainEnd(String text, int start, char quote) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F || c == quote || c == '\\') {
        break;
      }
      i++;
    }
    return i;
  }

  private static void appendEscaped(StringBuilder out, int rune, char quote, boolean ascii) {
    if (rune == quote || rune == '\\') {
      out.append('\\').append((char) rune);
    } else if (ascii ? rune < 0x80 && isPrint(rune) : isPrint(rune)) {
      out.appendCodePoint(rune);
    } else {
      int index = "\007\b\f\n\r\t\013".indexOf(rune);
      if (index >= 0) {
        out.append('\\').append("abfnrtv".charAt(index));
      } else if (rune < ' ' || rune == 0x7F) {
        out.append("\\x").append(HEX.charAt(rune >> 4)).append(HEX.charAt(rune & 0xF));
      } else {
        boolean wide = rune >= 0x10000;
        out.append(wide ? "\\U" : "\\u");
        for (int shift = wide ? 28 : 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(rune >> shift & 0xF));
        }
      }
    }
  }

  /** {@code strconv.IsPrint}: letters, marks, numbers, punctuation, symbols and the ASCII space. */
  public static boolean isPrint(int rune) {
    if (rune < 0x7F) {
      return rune >= ' ';
    }
    return switch (Character.getType(rune)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** {@code strconv.CanBackquote}. */
  public static boolean canBackquote(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == '`' || c == 0x7F || c == '\uFEFF' || lone(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean lone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /**
   * {@code strconv.Unquote} of a string in double quotes or back quotes; null if it is malformed.
   */
  public static String unquote(String quoted) {
    int n = quoted.length();
    if (n < 2 || quoted.charAt(0) != quoted.charAt(n - 1)) {
      return null;
    }
    String inner = quoted.substring(1, n - 1);
    if (quoted.charAt(0) == '`') {
      return inner.indexOf('`') >= 0 ? null : inner.replace("\r", "");
    }
    if (quoted.charAt(0) != '"' || inner.indexOf('\n') >= 0) {
      return null;
    }
    if (inner.indexOf('\\') < 0 && inner.indexOf('"') < 0) {
      return inner;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(n);
    int i = 0;
    while (i < inner.length()) {
      if (inner.charAt(i) == '"') {
        return null;
      }
      long decoded = unquoteChar(inner, i, '"');
      if (decoded < 0) {
        return null;
      }
      int value = (int) decoded;
      i = (int) (decoded >>> 33);
      boolean singleByte = (decoded >>> 32 & 1) == 1;
      if (singleByte) {
        bytes.write(value);
      } else {
        byte[] encoded = GoStrings.toBytes(Character.toString(value));
        bytes.write(encoded, 0, encoded.length);
      }
    }
    return GoStrings.fromBytes(bytes.toByteArray());
  }

  /** What {@link #unquoteRune} returns if more than one character stands between the quotes. */
  public static final int SEVERAL_RUNES = -2;

  /**
   * The character of a Go character constant such as {@code 'a'}; -1 if it is malformed, {@link
   * #SEVERAL_RUNES} if there is more than one.
   */
  public static int unquoteRune(String quoted) {
    if (quoted.length() < 3 || quoted.charAt(0) != '\'') {
      return -1;
    }
    String inner = quoted.substring(1);
    if (inner.charAt(0) == '\'') {
      return -1;
    }
    long decoded = unquoteChar(inner, 0, '\'');
    if (decoded < 0) {
      return -1;
    }
    return (decoded >>> 33) == inner.length() - 1 ? (int) decoded : SEVERAL_RUNES;
  }

  /**
   * Decodes one character at {@code at}: the value in the low 32 bits, then a bit that tells
   * whether it is one byte, then the index behind it; -1 if it is malformed.
   */
  private static long unquoteChar(String text, int at, char quote) {
    int rune = text.codePointAt(at);
    int next = at + Character.charCount(rune);
    if (rune != '\\') {
      return pack(rune, false, next);
    }
    if (next >= text.length()) {
      return -1;
    }
    char c = text.charAt(next++);
    int simple = "abfnrtv\\".indexOf(c);
    if (simple >= 0) {
      return pack("\007\b\f\n\r\t\013\\".charAt(simple), false, next);
    }
    return switch (c) {
      case 'x' -> digits(text, next, 2, 16, true);
      case 'u' -> digits(text, next, 4, 16, false);
      case 'U' -> digits(text, next, 8, 16, false);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(text, next - 1, 3, 8, true);
      case '\'', '"' -> c == quote ? pack(c, false, next) : -1;
      default -> -1;
    };
  }

  private static long digits(String text, int at, int count, int radix, boolean singleByte) {
    if (at + count > text.length()) {
      return -1;
    }
    long value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    boolean valid =
        singleByte
            ? value <= 0xFF
            : value <= Character.MAX_CODE_POINT && !(value >= 0xD800 && value <= 0xDFFF);
    return valid ? pack((int) value, singleByte, at + count) : -1;
  }

  private static long pack(int value, boolean singleByte, int next) {
    return ((long) next << 33) | (singleByte ? 1L << 32 : 0) | (value & 0xFFFFFFFFL);
  }
}

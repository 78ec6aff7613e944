package dev.wheelhouse.gotpl.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Go's strings, which are bytes, as Java strings. Text is the same in both; a byte that is not part
 * of valid UTF-8 is carried as the lone surrogate {@code U+DC00 + byte} ({@code U+DC80..U+DCFF}),
 * so that cutting a string in the middle of a character loses nothing. Any other unpaired surrogate
 * stands for U+FFFD, as in Go.
 *
 * <p>All indices and lengths here count bytes. ASCII strings take fast paths without encoding.
 */
public final class GoStrings {
  private static final char ESCAPE_BASE = 0xDC00;

  private GoStrings() {}

  /** Does the string hold only characters below U+0080, so that bytes and chars are the same? */
  public static boolean isAscii(CharSequence text) {
    for (int i = 0, n = text.length(); i < n; i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Is this char the carrier of a byte that is not valid UTF-8? Only when unpaired. */
  public static boolean isEscapedByte(char c) {
    return c >= 0xDC80 && c <= 0xDCFF;
  }

  /** Go's {@code len(s)}. */
  public static int byteLength(CharSequence text) {
    int length = 0;
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length++;
      } else if (c < 0x800) {
        length += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < n
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        length += 4;
        i++;
      } else {
        length += isEscapedByte(c) ? 1 : 3;
      }
    }
    return length;
  }

  /** The bytes of the string. */
  public static byte[] toBytes(String text) {
    int first = firstSurrogate(text);
    if (first < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[byteLength(text)];
    int at = 0;
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < n
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        at = encode(bytes, at, Character.toCodePoint(c, text.charAt(++i)));
      } else if (isEscapedByte(c)) {
        bytes[at++] = (byte) (c - ESCAPE_BASE);
      } else {
        at = encode(bytes, at, Character.isSurrogate(c) ? 0xFFFD : c);
      }
    }
    return bytes;
  }

  private static int firstSurrogate(String text) {
    for (int i = 0, n = text.length(); i < n; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int encode(byte[] bytes, int start, int rune) {
    int at = start;
    if (rune < 0x80) {
      bytes[at++] = (byte) rune;
      return at;
    }
    if (rune < 0x800) {
      bytes[at++] = (byte) (0xC0 | (rune >> 6));
    } else {
      if (rune < 0x10000) {
        bytes[at++] = (byte) (0xE0 | (rune >> 12));
      } else {
        bytes[at++] = (byte) (0xF0 | (rune >> 18));
        bytes[at++] = (byte) (0x80 | (rune >> 12 & 0x3F));
      }
      bytes[at++] = (byte) (0x80 | (rune >> 6 & 0x3F));
    }
    bytes[at++] = (byte) (0x80 | (rune & 0x3F));
    return at;
  }

  /** The string of the given bytes. */
  public static String fromBytes(byte[] bytes) {
    return fromBytes(bytes, 0, bytes.length);
  }

  /** The string of {@code bytes[from:to]}. */
  public static String fromBytes(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return decode(bytes, from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String decode(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      int b = bytes[i] & 0xFF;
      int width = sequenceLength(bytes, i, to);
      if (width == 0) {
        out.append((char) (ESCAPE_BASE + b));
        i++;
        continue;
      }
      int rune = width == 1 ? b : b & (0xFF >> (width + 1));
      for (int k = 1; k < width; k++) {
        rune = (rune << 6) | (bytes[i + k] & 0x3F);
      }
      out.appendCodePoint(rune);
      i += width;
    }
    return out.toString();
  }

  /** The length of the valid UTF-8 sequence that starts at {@code i}, or 0 if there is none. */
  private static int sequenceLength(byte[] bytes, int i, int to) {
    int b = bytes[i] & 0xFF;
    if (b < 0x80) {
      return 1;
    }
    int width = b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
    if (width == 0 || i + width > to) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    int high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    for (int k = 2; k < width; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return width;
  }

  /**
   * Go's {@code s[from:to]}, cutting between bytes.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= byteLength}
   */
  public static String slice(String text, int from, int to) {
    if (isAscii(text)) {
      return text.substring(from, to);
    }
    byte[] bytes = toBytes(text);
    if (from < 0 || to < from || to > bytes.length) {
      throw new IndexOutOfBoundsException(
          "slice [" + from + ":" + to + "] of a string of " + bytes.length + " bytes");
    }
    return fromBytes(bytes, from, to);
  }

  /** Go's {@code s[index]}, 0 to 255. */
  public static int byteAt(String text, int index) {
    return isAscii(text) ? text.charAt(index) : toBytes(text)[index] & 0xFF;
  }

  /** Go's {@code utf8.RuneCountInString}: a byte that is not valid UTF-8 counts as one. */
  public static int runeCount(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /** Go's order of strings: by bytes, which is not the order of {@link String#compareTo}. */
  public static int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return x < Character.MIN_SURROGATE && y < Character.MIN_SURROGATE
            ? x - y
            : Arrays.compareUnsigned(toBytes(a), toBytes(b));
      }
    }
    return a.length() - b.length();
  }

  /** Do strings of this kind have the same order by chars as by bytes? */
  static boolean sortsByChars(String text) {
    for (int i = 0, n = text.length(); i < n; i++) {
      if (text.charAt(i) >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }

  /** The string as Go would show it as text: each byte that is not valid UTF-8 becomes U+FFFD. */
  public static String toValidText(String text) {
    return firstSurrogate(text) < 0 ? text : new String(toBytes(text), StandardCharsets.UTF_8);
  }

  /**
   * Joins escaped bytes that have become valid UTF-8 by concatenation into the characters they
   * mean, so that equal Go strings are equal Java strings.
   */
  public static String normalize(String text) {
    return firstSurrogate(text) < 0 ? text : fromBytes(toBytes(text));
  }
}

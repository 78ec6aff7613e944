package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.value.GoStrings;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** Go's rules for characters: white space, upper and lower case one rune at a time. */
final class GoText {
  private GoText() {}

  /** Go's {@code unicode.IsSpace}. */
  static boolean isSpace(int rune) {
    if (rune < 0x80) {
      return rune == ' ' || (rune >= '\t' && rune <= '\r');
    }
    return rune == 0x85
        || rune == 0xA0
        || rune == 0x1680
        || (rune >= 0x2000 && rune <= 0x200A)
        || rune == 0x2028
        || rune == 0x2029
        || rune == 0x202F
        || rune == 0x205F
        || rune == 0x3000;
  }

  /**
   * Go's {@code unicode.IsUpper}, which leaves out what Java counts as upper case without a letter.
   */
  static boolean isUpper(int rune) {
    return Character.getType(rune) == Character.UPPERCASE_LETTER;
  }

  /** Go's {@code unicode.IsLower}. */
  static boolean isLower(int rune) {
    return Character.getType(rune) == Character.LOWERCASE_LETTER;
  }

  /** Go's {@code strings.TrimSpace}. */
  static String trimSpace(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Go's {@code strings.ToUpper}: each rune by itself, so {@code ß} stays. */
  static String toUpper(String text) {
    return GoStrings.isAscii(text)
        ? text.toUpperCase(Locale.ROOT)
        : map(text, Character::toUpperCase);
  }

  /** Go's {@code strings.ToLower}. */
  static String toLower(String text) {
    return GoStrings.isAscii(text)
        ? text.toLowerCase(Locale.ROOT)
        : map(text, Character::toLowerCase);
  }

  /** Applies a function to each rune; a byte that is not valid UTF-8 becomes U+FFFD. */
  static String map(String text, IntUnaryOperator function) {
    String valid = valid(text);
    StringBuilder out = new StringBuilder(valid.length());
    for (int i = 0; i < valid.length(); ) {
      int rune = valid.codePointAt(i);
      out.appendCodePoint(function.applyAsInt(rune));
      i += Character.charCount(rune);
    }
    return out.toString();
  }

  /** The string with U+FFFD in place of each byte that is not valid UTF-8. */
  static String valid(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (GoStrings.isEscapedByte(text.charAt(i))) {
        return GoStrings.normalize(text)
            .codePoints()
            .map(rune -> rune >= 0xD800 && rune <= 0xDFFF ? 0xFFFD : rune)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  /** The string whose runes are the bytes of the given one, as {@code string(rune(s[i]))} gives. */
  static String bytesAsRunes(String text) {
    return new String(GoStrings.toBytes(text), StandardCharsets.ISO_8859_1);
  }

  /** Go's {@code strings.Title}. */
  static String title(String text) {
    int[] previous = {' '};
    return map(
        text,
        rune -> {
          int titled = isSeparator(previous[0]) ? Character.toTitleCase(rune) : rune;
          previous[0] = rune;
          return titled;
        });
  }

  private static boolean isSeparator(int rune) {
    if (rune < 0x80) {
      return !Character.isLetterOrDigit(rune) && rune != '_';
    }
    return !Character.isLetter(rune) && !Character.isDigit(rune) && isSpace(rune);
  }
}

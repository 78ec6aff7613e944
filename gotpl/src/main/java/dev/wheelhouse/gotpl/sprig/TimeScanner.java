package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.value.GoStrings;
import java.util.List;

/** A text that says a time, read from the front. */
class TimeScanner {
  /** The text does not fit the element of the layout. */
  static final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    Mismatch() {
      super(null, null, false, false);
    }
  }

  /** What is not read yet. */
  String rest;

  TimeScanner(String text) {
    this.rest = text;
  }

  /** Reads the literal text of a layout, where any number of blanks stands for any other. */
  final void skip(String prefix) throws Mismatch {
    int at = 0;
    while (at < prefix.length()) {
      if (prefix.charAt(at) == ' ') {
        if (!rest.isEmpty() && rest.charAt(0) != ' ') {
          throw new Mismatch();
        }
        while (at < prefix.length() && prefix.charAt(at) == ' ') {
          at++;
        }
        skipBlanks(rest.length());
        continue;
      }
      if (rest.isEmpty() || rest.charAt(0) != prefix.charAt(at)) {
        throw new Mismatch();
      }
      at++;
      rest = rest.substring(1);
    }
  }

  /** Reads up to so many blanks. */
  final void skipBlanks(int most) {
    for (int i = 0; i < most && rest.startsWith(" "); i++) {
      rest = rest.substring(1);
    }
  }

  /** Is there a digit at this place after the position? */
  final boolean isDigit(int at) {
    return at < rest.length() && rest.charAt(at) >= '0' && rest.charAt(at) <= '9';
  }

  /** Reads a number of just so many digits. */
  final int fixedNumber(int digits) throws Mismatch {
    for (int i = 0; i < digits; i++) {
      if (!isDigit(i)) {
        throw new Mismatch();
      }
    }
    return take(digits);
  }

  private int take(int digits) {
    int number = Integer.parseInt(rest.substring(0, digits));
    rest = rest.substring(digits);
    return number;
  }

  /** Reads a number of one or two digits. */
  final int number(boolean twoDigits) throws Mismatch {
    if (!isDigit(0) || (twoDigits && !isDigit(1))) {
      throw new Mismatch();
    }
    return take(isDigit(1) ? 2 : 1);
  }

  /** Reads a number of up to three digits. */
  final int threeDigits(boolean all) throws Mismatch {
    int digits = 0;
    while (digits < 3 && isDigit(digits)) {
      digits++;
    }
    if (digits == 0 || (all && digits != 3)) {
      throw new Mismatch();
    }
    return take(digits);
  }

  /** Reads one of some names, or its first letters, in any case; gives its index. */
  final int name(List<String> names, int length) throws Mismatch {
    for (int i = 0; i < names.size(); i++) {
      int width = length == 0 ? names.get(i).length() : length;
      if (rest.regionMatches(true, 0, names.get(i), 0, width)) {
        rest = rest.substring(width);
        return i;
      }
    }
    throw new Mismatch();
  }

  /** How long the abbreviation of a zone at the position is, 0 if there is none. */
  final int zoneLength() {
    if (rest.length() < 3) {
      return 0;
    }
    if (rest.startsWith("ChST") || rest.startsWith("MeST")) {
      return 4;
    }
    if (rest.startsWith("GMT")) {
      return 3 + signedOffsetLength(3);
    }
    if (rest.charAt(0) == '+' || rest.charAt(0) == '-') {
      return signedOffsetLength(0);
    }
    int upper = 0;
    while (upper < 6
        && upper < rest.length()
        && rest.charAt(upper) >= 'A'
        && rest.charAt(upper) <= 'Z') {
      upper++;
    }
    return switch (upper) {
      case 3 -> 3;
      case 4 -> rest.charAt(3) == 'T' || rest.startsWith("WITA") ? 4 : 0;
      case 5 -> rest.charAt(4) == 'T' ? 5 : 0;
      default -> 0;
    };
  }

  private int signedOffsetLength(int from) {
    if (from >= rest.length() || "+-".indexOf(rest.charAt(from)) < 0) {
      return 0;
    }
    int end = from + 1;
    while (isDigit(end) && end - from < 9) {
      end++;
    }
    boolean hours = end > from + 1 && Integer.parseInt(rest.substring(from + 1, end)) <= 23;
    return hours ? end - from : 0;
  }

  /** A text as Go's time package quotes it in its errors. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (byte b : GoStrings.toBytes(text)) {
      int c = b & 0xFF;
      if (c >= 0x80 || c < ' ') {
        out.append(String.format("\\x%02x", c));
      } else {
        out.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
      }
    }
    return out.append('"').toString();
  }
}

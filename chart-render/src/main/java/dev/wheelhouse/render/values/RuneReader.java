package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.json.GoJson;

/** Reads a line by code points, as the parsers of {@code --set} need it. Not thread-safe. */
final class RuneReader {
  /**
   * @param text what was read, escapes resolved
   * @param stop the code point that ended it, consumed
   * @param ended the input ended before any stop
   */
  record Run(String text, int stop, boolean ended) {}

  private final String text;
  private final boolean escapes;
  private int at;

  RuneReader(String text, boolean escapes) {
    this.text = text;
    this.escapes = escapes;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next code point without taking it; -1 at the end. */
  int peek() {
    return atEnd() ? -1 : text.codePointAt(at);
  }

  int next() {
    int rune = text.codePointAt(at);
    at += Character.charCount(rune);
    return rune;
  }

  Run until(int... stops) {
    StringBuilder run = new StringBuilder();
    while (!atEnd()) {
      int rune = next();
      if (contains(stops, rune)) {
        return new Run(run.toString(), rune, false);
      }
      if (rune == '\\' && escapes) {
        if (atEnd()) {
          break;
        }
        rune = next();
      }
      run.appendCodePoint(rune);
    }
    return new Run(run.toString(), -1, true);
  }

  /** Takes blanks and one comma; true when a comma or the end was met, that is: no value here. */
  boolean skipBlanksAndComma() {
    while (!atEnd()) {
      int rune = peek();
      if (rune == ',') {
        next();
        return true;
      }
      if (!isSpace(rune)) {
        return false;
      }
      next();
    }
    return true;
  }

  /** Takes one JSON value and leaves what follows it. */
  Object readJson() {
    GoJson.Prefix prefix = GoJson.decodePrefix(text.substring(at));
    at = text.length() - prefix.rest().length();
    return prefix.value();
  }

  private static boolean contains(int[] stops, int rune) {
    for (int stop : stops) {
      if (stop == rune) {
        return true;
      }
    }
    return false;
  }

  /** Go's {@code unicode.IsSpace}. */
  private static boolean isSpace(int rune) {
    return rune >= '\t' && rune <= '\r'
        || rune == 0x85
        || rune == 0xA0
        || rune == ' '
        || Character.isSpaceChar(rune);
  }
}

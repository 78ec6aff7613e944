package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderException;

/** A place that moves through a template's text. Belongs to one parse. */
final class Cursor {
  private static final int SHOWN = 16;

  private final Source source;
  private final String text;
  private int at;

  Cursor(Source source) {
    this.source = source;
    this.text = source.text();
  }

  int offset() {
    return at;
  }

  void moveTo(int offset) {
    at = offset;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The character here; 0 at the end. */
  char peek() {
    return peek(0);
  }

  /** The character {@code ahead} places further; 0 past the end. */
  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  char next() {
    return text.charAt(at++);
  }

  void skipBlanks() {
    while (!atEnd() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Takes the symbol, after blanks, if it is next. */
  boolean eat(String symbol) {
    skipBlanks();
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    return true;
  }

  /**
   * Takes the symbol, after blanks.
   *
   * @param purpose what it would do, as in {@code to close the list of arguments}
   */
  void expect(String symbol, String purpose) {
    if (!eat(symbol)) {
      throw malformed("expected \"" + symbol + "\" " + purpose + ", found " + found());
    }
  }

  /** Takes a name: a letter or underscore, then letters, digits, underscores, all of ASCII. */
  String name(String purpose) {
    skipBlanks();
    int start = at;
    while (isNamePart(peek(), at > start)) {
      at++;
    }
    if (at == start) {
      throw malformed("expected " + purpose + ", found " + found());
    }
    return text.substring(start, at);
  }

  /** Takes decimal digits, maybe none. */
  String digits() {
    int start = at;
    while (isDigit(peek())) {
      at++;
    }
    return text.substring(start, at);
  }

  /** What comes next, for messages: a short piece of the author's own text. */
  String found() {
    if (atEnd()) {
      return "the end of the file";
    }
    int end = at;
    while (end < text.length() && end - at < SHOWN && !Character.isISOControl(text.charAt(end))) {
      end++;
    }
    return end == at ? "the end of the line" : "\"" + text.substring(at, end) + "\"";
  }

  RenderException malformed(String message) {
    return source.malformed(at, message);
  }

  RenderException malformed(int offset, String message) {
    return source.malformed(offset, message);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(char c, boolean digitsToo) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (digitsToo && isDigit(c));
  }
}

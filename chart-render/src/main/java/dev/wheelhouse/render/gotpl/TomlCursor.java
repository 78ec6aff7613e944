package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.List;

/** A place in a TOML text, with what errors tell about it. Not thread-safe. */
final class TomlCursor {
  private final String text;
  private int at;
  private int line = 1;
  private List<String> lastKey = List.of();

  TomlCursor(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  int line() {
    return line;
  }

  int at() {
    return at;
  }

  String since(int start) {
    return text.substring(start, at);
  }

  /** The next code point, -1 at the end. */
  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return at + ahead < text.length() ? text.codePointAt(at + ahead) : -1;
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, at);
  }

  /** Takes the next code point; -1 at the end. */
  int next() {
    if (atEnd()) {
      return -1;
    }
    int rune = text.codePointAt(at);
    boolean loneReturn = rune == '\r' && peek(1) != '\n';
    if (rune < ' ' && rune != '\t' && rune != '\n' && rune != '\r' || rune == 0x7F || loneReturn) {
      throw failure(
          "TOML files cannot contain control characters: '0x" + String.format("%02x", rune) + "'");
    }
    at += Character.charCount(rune);
    line += rune == '\n' ? 1 : 0;
    return rune;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** Blanks, line breaks and comments. */
  void skipBlankLinesAndComments() {
    while (true) {
      skipBlanks();
      if (peek() == '#') {
        while (!atEnd() && peek() != '\n') {
          next();
        }
      } else if (peek() == '\n' || peek() == '\r') {
        next();
      } else {
        return;
      }
    }
  }

  void setLastKey(List<String> key) {
    lastKey = key;
  }

  /** An error at the current line; at the end of the text, at the last line that has anything. */
  TomlException failure(String message) {
    boolean afterLastLine = atEnd() && text.endsWith("\n");
    return failureAt(afterLastLine ? line - 1 : line, message);
  }

  TomlException failureAt(int shownLine, String message) {
    String key =
        lastKey.isEmpty() ? "" : " (last key " + GoQuote.quote(TomlTables.text(lastKey)) + ")";
    return new TomlException("toml: line " + shownLine + key + ": " + message);
  }

  /** As {@code %q} of a rune; the end of the text is the zero rune. */
  static String quoted(int rune) {
    return GoQuote.quoteRune(Math.max(rune, 0), false);
  }
}

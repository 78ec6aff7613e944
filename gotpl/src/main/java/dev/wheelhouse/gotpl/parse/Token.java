package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoStrings;

/**
 * One token.
 *
 * @param position where it starts, in chars
 * @param text its text, or the message of an error
 * @param line the line of its start, from 1
 */
record Token(TokenType type, int position, String text, int line) {
  private static final int SHOWN = 10;

  /** The token as an error message shows it. */
  @Override
  public String toString() {
    if (type == TokenType.EOF) {
      return "EOF";
    }
    if (type == TokenType.ERROR) {
      return text;
    }
    if (type.compareTo(TokenType.KEYWORD) > 0) {
      return "<" + text + ">";
    }
    if (GoStrings.byteLength(text) > SHOWN) {
      int end =
          text.codePointCount(0, text.length()) <= SHOWN
              ? text.length()
              : text.offsetByCodePoints(0, SHOWN);
      return GoQuote.quote(text.substring(0, end)) + "...";
    }
    return GoQuote.quote(text);
  }
}

package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.fmt.GoQuote;

/** Reads the four kinds of TOML strings. Not thread-safe. */
final class TomlStrings {
  private final TomlCursor cursor;

  TomlStrings(TomlCursor cursor) {
    this.cursor = cursor;
  }

  /** A string of any kind. */
  String any() {
    String quote = Character.toString(cursor.peek());
    return cursor.startsWith(quote.repeat(3)) ? multiLine(quote) : singleLine();
  }

  /** A string in single quotation marks or apostrophes. */
  String singleLine() {
    int quote = cursor.next();
    StringBuilder text = new StringBuilder();
    while (true) {
      int rune = cursor.peek();
      if (rune < 0) {
        throw cursor.failure("unexpected EOF; expected " + (quote == '"' ? "'\"'" : "\"'\""));
      }
      if (rune == '\n' || rune == '\r') {
        throw cursor.failure("strings cannot contain newlines");
      }
      cursor.next();
      if (rune == quote) {
        return text.toString();
      }
      if (rune == '\\' && quote == '"') {
        escape(text);
      } else {
        text.appendCodePoint(rune);
      }
    }
  }

  private String multiLine(String quote) {
    String end = quote.repeat(3);
    cursor.skip(3);
    if (cursor.startsWith("\r\n")) {
      cursor.skip(2);
    } else if (cursor.peek() == '\n') {
      cursor.next();
    }
    StringBuilder text = new StringBuilder();
    while (true) {
      if (cursor.atEnd()) {
        throw cursor.failure(
            "unexpected EOF; expected "
                + (quote.equals("\"") ? "'" + end + "'" : "\"" + end + "\""));
      }
      if (cursor.startsWith(end) && !cursor.startsWith(end + quote)) {
        cursor.skip(3);
        return text.toString();
      }
      int rune = cursor.next();
      if (rune == '\\' && quote.equals("\"")) {
        if (!continuesLine()) {
          escape(text);
        }
      } else {
        text.appendCodePoint(rune);
      }
    }
  }

  /** Takes the blanks after a backslash at the end of a line; false when it is no such one. */
  private boolean continuesLine() {
    int ahead = 0;
    while (cursor.peek(ahead) == ' ' || cursor.peek(ahead) == '\t') {
      ahead++;
    }
    if (cursor.peek(ahead) != '\n' && cursor.peek(ahead) != '\r') {
      return false;
    }
    while (cursor.peek() == ' '
        || cursor.peek() == '\t'
        || cursor.peek() == '\n'
        || cursor.peek() == '\r') {
      cursor.next();
    }
    return true;
  }

  private void escape(StringBuilder text) {
    int rune = cursor.next();
    int known = "btnfre\"\\".indexOf(rune);
    if (rune >= 0 && known >= 0) {
      text.append("\b\t\n\f\r\u001b\"\\".charAt(known));
    } else if (rune == 'x') {
      text.appendCodePoint(hex(2, "two", "\\x"));
    } else if (rune == 'u') {
      text.appendCodePoint(hex(4, "four", "\\u"));
    } else if (rune == 'U') {
      text.appendCodePoint(hex(8, "eight", "\\U"));
    } else {
      String shown = rune < 0 ? "\\x00" : Character.toString(rune);
      throw cursor.failure("invalid escape in string '\\" + shown + "'");
    }
  }

  private int hex(int digits, String count, String escape) {
    int start = cursor.at();
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(Math.max(cursor.peek(), 0), 16);
      cursor.next();
      if (digit < 0) {
        throw cursor.failure(
            "expected "
                + count
                + " hexadecimal digits after '"
                + escape
                + "', but got "
                + GoQuote.quote(escape + cursor.since(start))
                + " instead");
      }
      value = value * 16 + digit;
    }
    if (value > Character.MAX_CODE_POINT || value >= 0xD800 && value < 0xE000) {
      throw cursor.failure(
          "Escaped character '\\u" + cursor.since(start) + "' is not valid UTF-8.");
    }
    return (int) value;
  }
}

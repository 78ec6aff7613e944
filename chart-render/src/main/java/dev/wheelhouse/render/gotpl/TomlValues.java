package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the keys and values of TOML. Not thread-safe. */
final class TomlValues {
  private static final int MAX_DEPTH = 500;

  private final TomlCursor cursor;
  private final TomlStrings strings;
  private int depth;

  TomlValues(TomlCursor cursor) {
    this.cursor = cursor;
    this.strings = new TomlStrings(cursor);
  }

  /** A dotted key with its equals sign. */
  List<String> key() {
    cursor.skipBlanks();
    int first = cursor.peek();
    if (first == '=' || first < 0) {
      throw cursor.failure("unexpected '=': key name appears blank");
    }
    if (first == '.') {
      throw cursor.failure("unexpected '.': keys cannot start with a '.'");
    }
    List<String> key = new ArrayList<>();
    while (true) {
      cursor.skipBlanks();
      if (cursor.peek() == '=' || cursor.peek() == '.' || cursor.atEnd()) {
        throw cursor.failure("unexpected '" + (cursor.peek() == '.' ? "." : "=") + "'");
      }
      key.add(name());
      cursor.skipBlanks();
      int end = cursor.next();
      if (end == '=') {
        return key;
      }
      if (end < 0) {
        throw cursor.failure("unexpected EOF; expected key separator '='");
      }
      if (end != '.') {
        throw cursor.failureAt(
            cursor.line() - (end == '\n' ? 1 : 0),
            "expected '.' or '=', but got " + TomlCursor.quoted(end) + " instead");
      }
    }
  }

  /** One part of a key: bare, which may be empty, or in quotes. */
  String name() {
    if (cursor.peek() == '"' || cursor.peek() == '\'') {
      return strings.singleLine();
    }
    int start = cursor.at();
    while (isBare(cursor.peek())) {
      cursor.next();
    }
    return cursor.since(start);
  }

  private static boolean isBare(int rune) {
    return rune >= 'a' && rune <= 'z'
        || rune >= 'A' && rune <= 'Z'
        || rune >= '0' && rune <= '9'
        || rune == '_'
        || rune == '-';
  }

  Object value() {
    cursor.skipBlanks();
    int rune = cursor.peek();
    if (rune == '"' || rune == '\'') {
      return strings.any();
    }
    if (rune == '[' || rune == '{') {
      if (++depth > MAX_DEPTH) {
        throw cursor.failure("values are nested deeper than " + MAX_DEPTH);
      }
      cursor.next();
      Object value = rune == '[' ? array() : inlineTable();
      depth--;
      return value;
    }
    if (rune == '.') {
      throw cursor.failure("floats must start with a digit, not '.'");
    }
    if (rune >= '0' && rune <= '9' || rune == '+' || rune == '-' || startsFloatName()) {
      return TomlNumbers.read(cursor);
    }
    if (Character.isLetter(rune)) {
      return word();
    }
    if (rune < 0) {
      throw cursor.failure("unexpected EOF; expected value");
    }
    throw cursor.failure("expected value but found " + TomlCursor.quoted(rune) + " instead");
  }

  private boolean startsFloatName() {
    return cursor.startsWith("inf") || cursor.startsWith("nan");
  }

  private Object word() {
    int start = cursor.at();
    while (!cursor.atEnd() && Character.isLetter(cursor.peek())) {
      cursor.next();
    }
    String word = cursor.since(start);
    if (word.equals("true") || word.equals("false")) {
      return word.equals("true");
    }
    throw cursor.failure("expected value but found " + GoQuote.quote(word) + " instead");
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    while (true) {
      cursor.skipBlankLinesAndComments();
      if (cursor.peek() == ',') {
        throw cursor.failure("unexpected comma");
      }
      if (cursor.peek() == ']') {
        cursor.next();
        return items;
      }
      items.add(value());
      cursor.skipBlankLinesAndComments();
      int end = cursor.next();
      if (end == ']') {
        return items;
      }
      if (end != ',') {
        throw cursor.failure(
            "expected a comma (',') or array terminator (']'), but got " + shown(end));
      }
    }
  }

  private Map<String, Object> inlineTable() {
    TomlTables tables = new TomlTables();
    while (true) {
      cursor.skipBlankLinesAndComments();
      if (cursor.peek() == ',') {
        throw cursor.failure("unexpected comma");
      }
      if (cursor.peek() == '}') {
        cursor.next();
        return tables.root();
      }
      List<String> key = key();
      tables.assign(key, value());
      cursor.skipBlankLinesAndComments();
      int end = cursor.next();
      if (end == '}') {
        return tables.root();
      }
      if (end != ',') {
        throw cursor.failure(
            "expected a comma or an inline table terminator '}', but got "
                + shown(end)
                + " instead");
      }
    }
  }

  private static String shown(int rune) {
    return rune < 0 ? "end of file" : "'" + Character.toString(rune) + "'";
  }
}

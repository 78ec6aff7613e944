package dev.wheelhouse.render.gotpl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads TOML into the Go values that {@code fromToml} gives, with the rules and the texts of the Go
 * library BurntSushi/toml 1.6, which no Java library shares. Used once.
 */
final class TomlReader {
  private final TomlCursor cursor;
  private final TomlValues values;
  private final TomlTables tables = new TomlTables();

  private TomlReader(String text) {
    this.cursor = new TomlCursor(text);
    this.values = new TomlValues(cursor);
  }

  /**
   * @throws TomlException with the library's text when the text is no TOML
   */
  static Map<String, Object> read(String text) {
    TomlReader reader = new TomlReader(text);
    try {
      reader.document();
    } catch (TomlException failure) {
      throw failure.getMessage().startsWith("toml: ")
          ? failure
          : reader.cursor.failure(failure.getMessage());
    }
    return reader.tables.root();
  }

  private void document() {
    while (true) {
      cursor.skipBlankLinesAndComments();
      if (cursor.atEnd()) {
        return;
      }
      if (cursor.peek() == '[') {
        tableHeader();
      } else {
        List<String> key = values.key();
        cursor.setLastKey(TomlTables.plus(tables.context(), key.get(key.size() - 1)));
        tables.assign(key, values.value());
        cursor.setLastKey(tables.context());
      }
      endOfLine();
    }
  }

  private void endOfLine() {
    cursor.skipBlanks();
    int rune = cursor.peek();
    if (rune >= 0 && rune != '#' && rune != '\n' && rune != '\r') {
      cursor.next();
      throw cursor.failure(
          "expected a top-level item to end with a newline, comment, or EOF, but got "
              + TomlCursor.quoted(rune)
              + " instead");
    }
  }

  private void tableHeader() {
    cursor.next();
    boolean array = cursor.peek() == '[';
    if (array) {
      cursor.next();
    }
    List<String> name = tableName();
    if (array) {
      int rune = cursor.next();
      if (rune != ']') {
        throw cursor.failure(
            "expected end of table array name delimiter ']', but got "
                + TomlCursor.quoted(rune)
                + " instead");
      }
    }
    try {
      tables.open(name, array);
    } finally {
      cursor.setLastKey(tables.context());
    }
  }

  private List<String> tableName() {
    List<String> name = new ArrayList<>();
    while (true) {
      cursor.skipBlanks();
      int rune = cursor.peek();
      if (rune == ']' || rune < 0) {
        throw cursor.failure("unexpected end of table name (table names cannot be empty)");
      }
      if (rune == '.') {
        throw cursor.failure("unexpected table separator (table names cannot be empty)");
      }
      name.add(values.name());
      cursor.skipBlanks();
      int end = cursor.next();
      if (end == ']') {
        return name;
      }
      if (end != '.') {
        throw cursor.failure(
            "expected '.' or ']' to end table name, but got "
                + TomlCursor.quoted(end)
                + " instead");
      }
    }
  }
}

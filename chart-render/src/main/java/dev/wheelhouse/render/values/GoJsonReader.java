package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON value that a text starts with and leaves the rest, as Go's {@code json.Decoder}
 * does: objects become maps, numbers Double. Nesting is bounded.
 */
final class GoJsonReader {
  private static final int MAX_DEPTH = 1000;

  /**
   * A value at the start of a text.
   *
   * @param value maps, lists, String, Double, Boolean or null
   * @param length how many characters it takes, blanks before it included
   */
  record Prefix(Object value, int length) {}

  /** Malformed JSON; the message is Go's. */
  static final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private int at;

  private GoJsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads the value that a text starts with, as a {@code json.Decoder}.
   *
   * @throws JsonException when there is none
   */
  static Prefix decodePrefix(String text) {
    GoJsonReader reader = new GoJsonReader(text);
    Object value = reader.value(0, "looking for beginning of value");
    return new Prefix(value, reader.at);
  }

  private Object value(int depth, String where) {
    skipBlanks();
    if (at >= text.length()) {
      throw ended();
    }
    if (depth > MAX_DEPTH) {
      throw new JsonException("exceeded max depth");
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> {
        if (c == '-' || c >= '0' && c <= '9') {
          yield number();
        }
        throw unexpected(where);
      }
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return map;
    }
    while (true) {
      skipBlanks();
      if (peek() != '"') {
        throw unexpected("looking for beginning of object key string");
      }
      String key = string();
      skipBlanks();
      if (peek() != ':') {
        throw unexpected("after object key");
      }
      at++;
      map.put(key, value(depth + 1, "looking for beginning of value"));
      skipBlanks();
      char next = peek();
      if (next != ',' && next != '}') {
        throw unexpected("after object key:value pair");
      }
      at++;
      if (next == '}') {
        return map;
      }
    }
  }

  private List<Object> array(int depth) {
    List<Object> list = new ArrayList<>();
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return list;
    }
    while (true) {
      list.add(value(depth + 1, "looking for beginning of value"));
      skipBlanks();
      char next = peek();
      if (next != ',' && next != ']') {
        throw unexpected("after array element");
      }
      at++;
      if (next == ']') {
        return list;
      }
    }
  }

  private Object literal(String name, Object value) {
    for (int i = 1; i < name.length(); i++) {
      at++;
      if (peek() != name.charAt(i)) {
        throw unexpected("in literal " + name + " (expecting '" + name.charAt(i) + "')");
      }
    }
    at++;
    return value;
  }

  private Double number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peekOrEnd() == '0') {
      at++;
    } else {
      digits("in numeric literal");
    }
    if (peekOrEnd() == '.') {
      at++;
      digits("after decimal point in numeric literal");
    }
    if (peekOrEnd() == 'e' || peekOrEnd() == 'E') {
      at++;
      if (peekOrEnd() == '+' || peekOrEnd() == '-') {
        at++;
      }
      digits("in exponent of numeric literal");
    }
    String literal = text.substring(start, at);
    double value = Double.parseDouble(literal);
    if (Double.isInfinite(value)) {
      throw new JsonException(
          "json: cannot unmarshal number " + literal + " into Go value of type float64");
    }
    return value;
  }

  private void digits(String where) {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw unexpected(where);
    }
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      char c = peek();
      at++;
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\') {
        escape(value);
      } else if (c < ' ') {
        at--;
        throw unexpected("in string literal");
      } else {
        value.append(c);
      }
    }
  }

  private void escape(StringBuilder value) {
    char c = peek();
    int index = "\"\\/bfnrt".indexOf(c);
    if (index >= 0) {
      value.append("\"\\/\b\f\n\r\t".charAt(index));
      at++;
      return;
    }
    if (c != 'u') {
      throw unexpected("in string escape code");
    }
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw unexpected("in \\u hexadecimal character escape");
      }
      unit = unit * 16 + digit;
    }
    at++;
    value.append((char) unit);
  }

  private char peek() {
    if (at >= text.length()) {
      throw ended();
    }
    return text.charAt(at);
  }

  private char peekOrEnd() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private JsonException ended() {
    return new JsonException("unexpected end of JSON input");
  }

  private JsonException unexpected(String where) {
    if (at >= text.length()) {
      return ended();
    }
    String shown = Character.toString(text.codePointAt(at));
    String quoted =
        switch (shown) {
          case "'" -> "'\\''";
          case "\"" -> "'\"'";
          default -> {
            String escaped = GoQuote.quote(shown);
            yield "'" + escaped.substring(1, escaped.length() - 1) + "'";
          }
        };
    return new JsonException("invalid character " + quoted + " " + where);
  }
}

package dev.wheelhouse.gotpl.json;

import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one text as Go's {@code encoding/json} does; an instance is used once. */
final class JsonDecoder {
  private static final int MAX_DEPTH = 10_000;

  /** Java's stack would not carry Go's depth on a small thread. */
  private static final int SAFE_DEPTH = 1_000;

  private final String text;
  private int at;
  private GoError rangeError;

  JsonDecoder(String text) {
    this.text = GoStrings.normalize(text);
  }

  /** The first number that was out of range, or null. */
  GoError rangeError() {
    return rangeError;
  }

  /** Reads the value that the text starts with, and stops behind it. */
  Object decodePrefix() {
    return value(0);
  }

  /** The text behind what was read. */
  String rest() {
    return text.substring(at);
  }

  Object decode() {
    Object value = decodePrefix();
    skipSpace();
    if (at < text.length()) {
      throw unexpected("after top-level value");
    }
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw new GoError("unexpected end of JSON input");
    }
    return text.charAt(at);
  }

  /**
   * The next character; at the end a blank, as Go feeds one to see whether the text may end there.
   */
  private char peekOrBlank() {
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private GoError unexpected(String where) {
    return new GoError("invalid character " + quoted(peekOrBlank()) + " " + where);
  }

  private String quoted(char c) {
    int b = c < 0x80 ? c : GoStrings.toBytes(text.substring(at))[0] & 0xFF;
    return switch (b) {
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      case 7 -> "'\\a'";
      case '\b' -> "'\\b'";
      case '\f' -> "'\\f'";
      case 11 -> "'\\v'";
      default ->
          b < ' ' || b == 0x7F
              ? String.format("'\\x%02x'", b)
              : (b >= 0x80 && b <= 0xA0) || b == 0xAD
                  ? String.format("'\\u%04x'", b)
                  : "'" + (char) b + "'";
    };
  }

  private Object value(int depth) {
    skipSpace();
    char c = peek();
    return switch (c) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> {
        if (c == '-' || isDigit(c)) {
          yield number();
        }
        throw unexpected("looking for beginning of value");
      }
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static void checkDepth(int depth) {
    if (depth > Math.min(MAX_DEPTH, SAFE_DEPTH)) {
      throw new GoError("exceeded max depth");
    }
  }

  private Map<String, Object> object(int depth) {
    checkDepth(depth);
    Map<String, Object> members = new HashMap<>();
    at++;
    skipSpace();
    if (peek() == '}') {
      at++;
      return members;
    }
    while (true) {
      skipSpace();
      if (peek() != '"') {
        throw unexpected("looking for beginning of object key string");
      }
      String name = string();
      skipSpace();
      if (peek() != ':') {
        throw unexpected("after object key");
      }
      at++;
      members.put(name, value(depth));
      skipSpace();
      char c = peek();
      if (c == '}') {
        at++;
        return members;
      }
      if (c != ',') {
        throw unexpected("after object key:value pair");
      }
      at++;
    }
  }

  private List<Object> array(int depth) {
    checkDepth(depth);
    List<Object> elements = new ArrayList<>();
    at++;
    skipSpace();
    if (peek() == ']') {
      at++;
      return elements;
    }
    while (true) {
      elements.add(value(depth));
      skipSpace();
      char c = peek();
      if (c == ']') {
        at++;
        return elements;
      }
      if (c != ',') {
        throw unexpected("after array element");
      }
      at++;
    }
  }

  private Object literal(String name, Object value) {
    for (int i = 0; i < name.length(); i++) {
      if (peekOrBlank() != name.charAt(i)) {
        throw unexpected("in literal " + name + " (expecting '" + name.charAt(i) + "')");
      }
      at++;
    }
    return value;
  }

  private Object number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peekOrBlank() == '0') {
      at++;
    } else if (isDigit(peekOrBlank())) {
      digits();
    } else {
      throw unexpected("in numeric literal");
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      requireDigit("after decimal point in numeric literal");
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (peekOrBlank() == '+' || peekOrBlank() == '-') {
        at++;
      }
      requireDigit("in exponent of numeric literal");
    }
    String literal = text.substring(start, at);
    double value = Double.parseDouble(literal);
    if (Double.isInfinite(value)) {
      rangeError =
          rangeError != null
              ? rangeError
              : new GoError(
                  "json: cannot unmarshal number " + literal + " into Go value of type float64");
      return null;
    }
    return value;
  }

  private void requireDigit(String where) {
    if (!isDigit(peekOrBlank())) {
      throw unexpected(where);
    }
    digits();
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private String string() {
    at++;
    int start = at;
    for (char c = peek(); c != '"'; c = peek()) {
      if (c == '\\' || c < ' ' || Character.isSurrogate(c)) {
        return escapedString(start);
      }
      at++;
    }
    return text.substring(start, at++);
  }

  private String escapedString(int start) {
    StringBuilder out = new StringBuilder().append(text, start, at);
    for (char c = peek(); c != '"'; c = peek()) {
      if (c < ' ') {
        throw unexpected("in string literal");
      }
      at++;
      if (c == '\\') {
        out.append(escape());
      } else {
        out.append(c);
      }
    }
    at++;
    return replaceUnpaired(out);
  }

  private char escape() {
    char c = peekOrBlank();
    int known = "\"\\/bfnrt".indexOf(c);
    if (known >= 0) {
      at++;
      return "\"\\/\b\f\n\r\t".charAt(known);
    }
    if (c != 'u') {
      throw unexpected("in string escape code");
    }
    at++;
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char hex = peekOrBlank();
      int digit = hex < 0x80 ? Character.digit(hex, 16) : -1;
      if (digit < 0) {
        throw unexpected("in \\u hexadecimal character escape");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private static String replaceUnpaired(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        text.setCharAt(i, '\uFFFD');
      }
    }
    return text.toString();
  }
}

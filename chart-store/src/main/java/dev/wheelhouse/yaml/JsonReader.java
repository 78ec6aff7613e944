package dev.wheelhouse.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as Go's {@code encoding/json} does into {@code interface{}}: every number is a double,
 * the last of equal keys wins, and mistakes are named in Go's words.
 */
final class JsonReader {
  private final String json;
  private int pos;
  private int depth;

  JsonReader(String json) {
    this.json = json;
  }

  Object read() {
    Object value = value("looking for beginning of value");
    skipSpace();
    if (pos < json.length()) {
      throw invalid("after top-level value");
    }
    return value;
  }

  private void skipSpace() {
    while (pos < json.length()) {
      char c = json.charAt(pos);
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return;
      }
      pos++;
    }
  }

  private char peek() {
    if (pos >= json.length()) {
      throw new YamlException("unexpected end of JSON input");
    }
    return json.charAt(pos);
  }

  /** Go looks at bytes, so of a character beyond ASCII its messages show the first. */
  private YamlException invalid(String context) {
    String character = Character.toString(json.codePointAt(pos));
    int c = character.getBytes(StandardCharsets.UTF_8)[0] & 0xFF;
    String shown;
    if (c == '\'') {
      shown = "'\\''";
    } else if (c == '"') {
      shown = "'\"'";
    } else {
      String quoted = GoSyntax.quote(Character.toString(c));
      shown = "'" + quoted.substring(1, quoted.length() - 1) + "'";
    }
    return new YamlException("invalid character " + shown + " " + context);
  }

  private Object value(String context) {
    skipSpace();
    char c = peek();
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true", Boolean.TRUE);
      case 'f' -> literal("false", Boolean.FALSE);
      case 'n' -> literal("null", null);
      default -> {
        if (c != '-' && !YamlCursor.isDigit(c)) {
          throw invalid(context);
        }
        yield number();
      }
    };
  }

  private void enter() {
    pos++;
    if (++depth > YamlScanner.MAX_DEPTH) {
      throw new YamlException("exceeded max depth");
    }
  }

  private Map<String, Object> object() {
    enter();
    Map<String, Object> object = new LinkedHashMap<>();
    skipSpace();
    if (peek() == '}') {
      pos++;
      depth--;
      return object;
    }
    while (true) {
      skipSpace();
      if (peek() != '"') {
        throw invalid("looking for beginning of object key string");
      }
      String key = string();
      skipSpace();
      if (peek() != ':') {
        throw invalid("after object key");
      }
      pos++;
      object.put(key, value("looking for beginning of value"));
      skipSpace();
      char c = peek();
      if (c == '}') {
        pos++;
        depth--;
        return object;
      }
      if (c != ',') {
        throw invalid("after object key:value pair");
      }
      pos++;
    }
  }

  private List<Object> array() {
    enter();
    List<Object> items = new ArrayList<>();
    skipSpace();
    if (peek() == ']') {
      pos++;
      depth--;
      return items;
    }
    while (true) {
      items.add(value("looking for beginning of value"));
      skipSpace();
      char c = peek();
      if (c == ']') {
        pos++;
        depth--;
        return items;
      }
      if (c != ',') {
        throw invalid("after array element");
      }
      pos++;
    }
  }

  private Object literal(String text, Object value) {
    pos++;
    for (int i = 1; i < text.length(); i++) {
      if (peek() != text.charAt(i)) {
        throw invalid("in literal " + text + " (expecting '" + text.charAt(i) + "')");
      }
      pos++;
    }
    return value;
  }

  private Double number() {
    int start = pos;
    if (json.charAt(pos) == '-') {
      pos++;
      if (!YamlCursor.isDigit(peek())) {
        throw invalid("in numeric literal");
      }
    }
    if (json.charAt(pos) == '0') {
      pos++;
    } else {
      skipDigits();
    }
    if (pos < json.length() && json.charAt(pos) == '.') {
      pos++;
      requireDigit("after decimal point in numeric literal");
    }
    if (pos < json.length() && (json.charAt(pos) == 'e' || json.charAt(pos) == 'E')) {
      pos++;
      if (peek() == '+' || peek() == '-') {
        pos++;
      }
      requireDigit("in exponent of numeric literal");
    }
    String text = json.substring(start, pos);
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new YamlException(
          "json: cannot unmarshal number " + text + " into Go value of type float64");
    }
    return value;
  }

  private void requireDigit(String context) {
    if (!YamlCursor.isDigit(peek())) {
      throw invalid(context);
    }
    skipDigits();
  }

  private void skipDigits() {
    while (pos < json.length() && YamlCursor.isDigit(json.charAt(pos))) {
      pos++;
    }
  }

  private String string() {
    pos++;
    StringBuilder text = new StringBuilder();
    while (true) {
      char c = peek();
      if (c == '"') {
        pos++;
        return text.toString();
      }
      if (c < ' ') {
        throw invalid("in string literal");
      }
      pos++;
      if (c != '\\') {
        text.append(c);
        continue;
      }
      escape(text);
    }
  }

  private void escape(StringBuilder text) {
    char c = peek();
    switch (c) {
      case '"', '\\', '/' -> text.append(c);
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'u' -> {
        unicode(text);
        return;
      }
      default -> throw invalid("in string escape code");
    }
    pos++;
  }

  /** Takes {@code uXXXX}, and the other half of a surrogate pair with it; a lone half is lost. */
  private void unicode(StringBuilder text) {
    char unit = codeUnit();
    if (!Character.isSurrogate(unit)) {
      text.append(unit);
      return;
    }
    int before = pos;
    if (Character.isHighSurrogate(unit) && json.startsWith("\\u", pos)) {
      pos++;
      char low = codeUnit();
      if (Character.isLowSurrogate(low)) {
        text.append(unit).append(low);
        return;
      }
      pos = before;
    }
    text.append('\uFFFD');
  }

  private char codeUnit() {
    pos++;
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = YamlCursor.hexDigit(peek());
      if (digit < 0) {
        throw invalid("in \\u hexadecimal character escape");
      }
      unit = unit << 4 | digit;
      pos++;
    }
    return (char) unit;
  }
}

package dev.wheelhouse.yaml;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values in the syntax of Go's source, as {@code %#v} prints them; for messages only. */
final class GoSyntax {
  private GoSyntax() {}

  static String format(Object value) {
    if (value == null) {
      return "interface {}(nil)";
    }
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof Double number) {
      return GoNumbers.formatG(number);
    }
    StringBuilder text = new StringBuilder();
    if (value instanceof Map<?, ?> map) {
      text.append("map[interface {}]interface {}{");
      new TreeMap<>(map)
          .forEach(
              (key, item) ->
                  text.append(format(key)).append(':').append(format(item)).append(", "));
      return closed(text);
    }
    if (value instanceof List<?> list) {
      text.append("[]interface {}{");
      list.forEach(item -> text.append(format(item)).append(", "));
      return closed(text);
    }
    return value.toString();
  }

  private static String closed(StringBuilder text) {
    if (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 2);
    }
    return text.append('}').toString();
  }

  /** A text in double quotes as {@code strconv.Quote} writes it. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 7 -> quoted.append("\\a");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case 11 -> quoted.append("\\v");
                default -> appendPrintable(quoted, c);
              }
            });
    return quoted.append('"').toString();
  }

  private static void appendPrintable(StringBuilder quoted, int c) {
    if (GoText.isPrintable(c)) {
      quoted.appendCodePoint(c);
    } else if (c < ' ' || c == 0x7F) {
      quoted.append(String.format("\\x%02x", c));
    } else {
      quoted.append(String.format(c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c));
    }
  }
}

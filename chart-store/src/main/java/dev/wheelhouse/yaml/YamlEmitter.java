package dev.wheelhouse.yaml;

import java.util.List;
import java.util.Map;

/**
 * Writes values as block YAML in the way of libyaml's emitter as go-yaml drives it.
 *
 * <p>Not thread-safe; one emitter writes one document.
 */
final class YamlEmitter {
  private static final int INDENT = 2;
  private static final int MAX_SIMPLE_KEY_BYTES = 128;
  private static final int VERSION_2_WIDTH = 80;

  /** go-yaml escapes the whole of a text that starts with this mark. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL
  }

  private final StringBuilder out;
  private final boolean version3;
  private final int width;
  private int column;
  private boolean whitespace = true;
  private boolean indention = true;
  private int depth;

  /**
   * An emitter that appends to a buffer.
   *
   * @param version3 whether to write as yaml.v3 does: no folding, lists indented below their key
   */
  YamlEmitter(StringBuilder out, boolean version3) {
    this.out = out;
    this.version3 = version3;
    this.width = version3 ? Integer.MAX_VALUE : VERSION_2_WIDTH;
  }

  /** Writes one document, with the line break at its end. */
  void document(Object value) {
    node(value, -1, false);
    indent(-1);
  }

  private void node(Object value, int indent, boolean inMapping) {
    if (value instanceof Map<?, ?> map) {
      mapping(map, indent);
    } else if (value instanceof List<?> list) {
      sequence(list, indent, inMapping);
    } else {
      scalar(value, indent);
    }
  }

  private void scalar(Object value, int indent) {
    if (value instanceof CharSequence text) {
      string(text.toString(), indent, false);
    } else {
      plain(ScalarText.of(value, version3), deeper(indent), true);
    }
  }

  private static int deeper(int indent) {
    return indent < 0 ? INDENT : indent + INDENT;
  }

  private void enter() {
    if (++depth > YamlScanner.MAX_DEPTH) {
      throw new YamlException("yaml: exceeded max depth of " + YamlScanner.MAX_DEPTH);
    }
  }

  private void mapping(Map<?, ?> map, int parentIndent) {
    if (map.isEmpty()) {
      indicator("{", true, true, false);
      indicator("}", false, false, false);
      return;
    }
    enter();
    int indent = parentIndent < 0 ? 0 : parentIndent + INDENT;
    String[] keys = new String[map.size()];
    int count = 0;
    boolean textKeys = true;
    for (Object key : map.keySet()) {
      textKeys &= key instanceof String;
      keys[count++] = String.valueOf(key);
    }
    KeyOrder.sort(keys, version3);
    for (String key : keys) {
      indent(indent);
      Object value = textKeys ? map.get(key) : lookUp(map, key);
      if (isSimpleKey(key)) {
        string(key, indent, true);
        indicator(":", false, false, false);
      } else {
        indicator("?", true, false, true);
        string(key, indent, false);
        indent(indent);
        indicator(":", true, false, true);
      }
      node(value, indent, true);
    }
    depth--;
  }

  private static Object lookUp(Map<?, ?> map, String name) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (String.valueOf(entry.getKey()).equals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static boolean isSimpleKey(String key) {
    int bytes = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (YamlCursor.isBreak(c)) {
        return false;
      }
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes <= MAX_SIMPLE_KEY_BYTES;
  }

  private void sequence(List<?> items, int parentIndent, boolean inMapping) {
    if (items.isEmpty()) {
      indicator("[", true, true, false);
      indicator("]", false, false, false);
      return;
    }
    enter();
    boolean indentless = !version3 && inMapping && !indention && parentIndent >= 0;
    int indent = parentIndent < 0 ? 0 : indentless ? parentIndent : parentIndent + INDENT;
    for (Object item : items) {
      indent(indent);
      indicator("-", true, false, true);
      node(item, indent, false);
    }
    depth--;
  }

  private void string(String text, int parentIndent, boolean simpleKey) {
    int indent = deeper(parentIndent);
    switch (style(text, simpleKey)) {
      case PLAIN -> plain(text, indent, !simpleKey);
      case SINGLE_QUOTED -> singleQuoted(text, indent, !simpleKey);
      case DOUBLE_QUOTED -> doubleQuoted(text, indent, !simpleKey);
      case LITERAL -> literal(text, indent);
    }
  }

  private Style style(String text, boolean simpleKey) {
    if (text.isEmpty()) {
      return Style.DOUBLE_QUOTED;
    }
    ScalarAnalysis analysis = ScalarAnalysis.of(text, version3);
    if (simpleKey && analysis.multiline()) {
      return Style.DOUBLE_QUOTED;
    }
    if (text.indexOf('\n') >= 0) {
      return analysis.literalAllowed() ? Style.LITERAL : Style.DOUBLE_QUOTED;
    }
    boolean wouldBeRead =
        ScalarResolver.type(text, !version3) != ScalarResolver.Type.STR
            || ScalarResolver.isBase60(text)
            || (version3 && ScalarResolver.isOldBoolean(text));
    if (wouldBeRead) {
      return Style.DOUBLE_QUOTED;
    }
    if (analysis.plainAllowed()) {
      return Style.PLAIN;
    }
    return analysis.singleQuotedAllowed() ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
  }

  private void put(char c) {
    out.append(c);
    if (!Character.isLowSurrogate(c)) {
      column++;
    }
  }

  private void lineBreak(char c) {
    out.append(c);
    column = 0;
    if (version3 && c == '\n') {
      indention = true;
    }
  }

  private void indent(int indent) {
    int target = Math.max(indent, 0);
    if (!indention || column > target || (column == target && !whitespace)) {
      out.append('\n');
      column = 0;
    }
    while (column < target) {
      out.append(' ');
      column++;
    }
    whitespace = true;
    indention = true;
  }

  private void indicator(
      String text, boolean needsWhitespace, boolean isWhitespace, boolean isIndention) {
    if (needsWhitespace && !whitespace) {
      put(' ');
    }
    out.append(text);
    column += text.length();
    whitespace = isWhitespace;
    indention = indention && isIndention;
  }

  private void plain(String text, int indent, boolean mayFold) {
    if (!whitespace) {
      put(' ');
    }
    if (column + text.length() <= width) {
      out.append(text);
      column += text.length();
    } else {
      foldedText(text, indent, mayFold, false);
    }
    whitespace = false;
    indention = false;
  }

  private void singleQuoted(String text, int indent, boolean mayFold) {
    indicator("'", true, false, false);
    foldedText(text, indent, mayFold, true);
    indicator("'", false, false, false);
    whitespace = false;
    indention = false;
  }

  /** Writes a text that has no {@code \n}, breaking lines at single spaces past the width. */
  private void foldedText(String text, int indent, boolean mayFold, boolean quoted) {
    boolean spaces = false;
    boolean breaks = false;
    int last = text.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        boolean fold =
            mayFold
                && !spaces
                && column > width
                && (!quoted || (i > 0 && i < last))
                && (i == last || text.charAt(i + 1) != ' ');
        if (fold) {
          indent(indent);
        } else {
          put(c);
        }
        spaces = true;
      } else if (YamlCursor.isBreak(c)) {
        lineBreak(c);
        indention = true;
        breaks = true;
      } else {
        if (breaks) {
          indent(indent);
        }
        if (quoted && c == '\'') {
          put('\'');
        }
        put(c);
        indention = false;
        spaces = false;
        breaks = false;
      }
    }
  }

  private void doubleQuoted(String text, int indent, boolean mayFold) {
    indicator("\"", true, false, false);
    boolean spaces = false;
    boolean escapeAll = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    int last = text.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if (escapeAll || mustEscape(c)) {
        int codePoint = text.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
        escape(codePoint);
        spaces = false;
      } else if (c == ' ') {
        if (mayFold && !spaces && column > width && i > 0 && i < last) {
          indent(indent);
          if (text.charAt(i + 1) == ' ') {
            put('\\');
          }
        } else {
          put(c);
        }
        spaces = true;
      } else {
        put(c);
        spaces = false;
      }
    }
    indicator("\"", false, false, false);
    whitespace = false;
    indention = false;
  }

  private static boolean mustEscape(char c) {
    return !ScalarAnalysis.isPrintable(c) || YamlCursor.isBreak(c) || c == '"' || c == '\\';
  }

  private void escape(int c) {
    String escaped =
        switch (c) {
          case 0 -> "\\0";
          case 7 -> "\\a";
          case '\b' -> "\\b";
          case '\t' -> "\\t";
          case '\n' -> "\\n";
          case 11 -> "\\v";
          case '\f' -> "\\f";
          case '\r' -> "\\r";
          case 27 -> "\\e";
          case '"' -> "\\\"";
          case '\\' -> "\\\\";
          case 0x85 -> "\\N";
          case 0xA0 -> "\\_";
          case 0x2028 -> "\\L";
          case 0x2029 -> "\\P";
          default -> String.format(c <= 0xFF ? "\\x%02X" : c <= 0xFFFF ? "\\u%04X" : "\\U%08X", c);
        };
    out.append(escaped);
    column += escaped.length();
  }

  private void literal(String text, int indent) {
    indicator("|", true, false, false);
    char first = text.charAt(0);
    if (first == ' ' || YamlCursor.isBreak(first)) {
      indicator(Integer.toString(INDENT), false, false, false);
    }
    int last = text.length() - 1;
    if (!YamlCursor.isBreak(text.charAt(last))) {
      indicator("-", false, false, false);
    } else if (last == 0 || YamlCursor.isBreak(text.charAt(last - 1))) {
      indicator("+", false, false, false);
    }
    lineBreak('\n');
    indention = true;
    whitespace = true;
    boolean breaks = true;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if (YamlCursor.isBreak(c)) {
        lineBreak(c);
        indention = true;
        breaks = true;
      } else {
        if (breaks) {
          indent(indent);
        }
        put(c);
        indention = false;
        breaks = false;
      }
    }
  }
}

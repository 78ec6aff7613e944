package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;

/** The built-in {@code html}, {@code js} and {@code urlquery}. */
final class Escaping {
  private static final String HEX = "0123456789ABCDEF";

  private Escaping() {}

  /**
   * Go's {@code evalArgs}: the arguments as {@code print} shows them, nil as {@code <no value>}.
   */
  static String joined(Object[] args) {
    if (args.length == 1 && args[0] instanceof String text) {
      return text;
    }
    Object[] printable = args.clone();
    for (int i = 0; i < printable.length; i++) {
      if (printable[i] == null) {
        printable[i] = "<no value>";
      } else if (GoValues.kindOf(printable[i]) == Kind.POINTER) {
        printable[i] = Steps.printable(printable[i], GoValues.typeOf(printable[i]));
      }
    }
    return GoFormat.sprint(printable);
  }

  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case 0 -> out.append('\uFFFD');
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  static String js(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int rune = text.codePointAt(i);
      i += Character.charCount(rune);
      switch (rune) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '"' -> out.append("\\\"");
        case '<' -> out.append("\\u003C");
        case '>' -> out.append("\\u003E");
        case '&' -> out.append("\\u0026");
        case '=' -> out.append("\\u003D");
        default -> {
          boolean plain = rune < 0x80 ? rune >= ' ' : GoQuote.isPrint(rune);
          if (plain) {
            out.appendCodePoint(rune);
          } else {
            appendUnicodeEscape(out, rune >= 0xD800 && rune <= 0xDFFF ? 0xFFFD : rune);
          }
        }
      }
    }
    return out.toString();
  }

  private static void appendUnicodeEscape(StringBuilder out, int rune) {
    String digits = Integer.toHexString(rune).toUpperCase(java.util.Locale.ROOT);
    out.append("\\u").append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
  }

  static String urlQuery(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : GoStrings.toBytes(text)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || c == '.'
              || c == '~';
      if (plain) {
        out.append(c);
      } else if (c == ' ') {
        out.append('+');
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
      }
    }
    return out.toString();
  }
}

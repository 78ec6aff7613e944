package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.nio.charset.StandardCharsets;

/** Percent escapes of Go's {@code net/url}, by the part of the URL they stand in. */
enum UrlEscape {
  PATH,
  HOST,
  ZONE,
  USER_PASSWORD,
  FRAGMENT;

  private static final String HEX = "0123456789ABCDEF";

  private boolean isHost() {
    return this == HOST || this == ZONE;
  }

  private boolean mustEscape(int c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      return false;
    }
    if ("-_.~".indexOf(c) >= 0 || (isHost() && "!$&'()*+,;=:[]<>\"".indexOf(c) >= 0)) {
      return false;
    }
    if ("$&+,/:;=?@".indexOf(c) >= 0) {
      return switch (this) {
        case PATH -> c == '?';
        case USER_PASSWORD -> c == '@' || c == '/' || c == '?' || c == ':';
        case FRAGMENT -> false;
        case HOST, ZONE -> true;
      };
    }
    return this != FRAGMENT || "!()*".indexOf(c) < 0;
  }

  /** The text with what may not stand in this part escaped. */
  String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (byte b : GoStrings.toBytes(text)) {
      int c = b & 0xFF;
      if (mustEscape(c)) {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        out.append((char) c);
      }
    }
    return out.toString();
  }

  /**
   * The text with its escapes resolved.
   *
   * @throws GoError if an escape is malformed or may not stand in this part
   */
  String unescape(String text) {
    byte[] bytes = GoStrings.toBytes(text);
    byte[] out = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        checkPlain(bytes[i]);
        out[length++] = bytes[i];
        continue;
      }
      int value = escaped(bytes, i);
      if (value < 0) {
        int end = Math.min(i + 3, bytes.length);
        throw new GoError(
            "invalid URL escape " + GoQuote.quote(GoStrings.fromBytes(bytes, i, end)));
      }
      out[length++] = (byte) value;
      i += 2;
    }
    return GoStrings.fromBytes(out, 0, length);
  }

  private void checkPlain(byte b) {
    if (isHost() && b >= 0 && mustEscape(b)) {
      throw new GoError(
          "invalid character " + GoQuote.quote(String.valueOf((char) b)) + " in host name");
    }
  }

  /** The byte that the escape at {@code i} stands for, or -1. */
  private int escaped(byte[] bytes, int i) {
    if (i + 2 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[i + 1], 16);
    int low = Character.digit(bytes[i + 2], 16);
    if (high < 0 || low < 0) {
      return -1;
    }
    int value = high << 4 | low;
    boolean percent = new String(bytes, i, 3, StandardCharsets.ISO_8859_1).equals("%25");
    return switch (this) {
      case HOST -> high < 8 && !percent ? -1 : value;
      case ZONE -> !percent && value != ' ' && HOST.mustEscape(value) ? -1 : value;
      case PATH, USER_PASSWORD, FRAGMENT -> value;
    };
  }
}

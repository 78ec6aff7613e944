package dev.wheelhouse.render.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** URLs, their fragments and JSON pointers, written as Go's {@code net/url} writes them. */
final class Urls {
  private static final String UNRESERVED = "-_.~$&+=:@";

  private Urls() {}

  /** The parts before and after the first {@code #}. */
  static String[] split(String text) {
    int hash = text.indexOf('#');
    return hash < 0
        ? new String[] {text, ""}
        : new String[] {text.substring(0, hash), text.substring(hash + 1)};
  }

  /** A fragment with its percent escapes resolved. */
  static String decode(String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new SchemaException(
          "error in parsing " + Texts.goQuote(fragment) + ": " + malformed.getMessage());
    }
  }

  /** Resolves a reference without fragment. */
  static String resolve(String base, String reference) {
    if (reference.isEmpty()) {
      return base;
    }
    try {
      URI parsed = new URI(reference);
      if (parsed.isAbsolute()) {
        return reference;
      }
      String resolved = new URI(base).resolve(parsed).toString();
      return resolved.startsWith("file:/") && !resolved.startsWith("file://")
          ? "file://" + resolved.substring("file:".length())
          : resolved;
    } catch (URISyntaxException malformed) {
      throw new SchemaException(
          "error in parsing "
              + Texts.goQuote(reference)
              + ": parse "
              + Texts.goQuote(reference)
              + ": "
              + malformed.getReason());
    }
  }

  /** One more step of a JSON pointer. */
  static String append(String pointer, String token) {
    return pointer + "/" + escape(token);
  }

  static String escape(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }

  static String unescape(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }

  /** A location as text: {@code url#pointer}, the pointer percent-encoded. */
  static String location(String url, String pointer) {
    StringBuilder text = new StringBuilder(url).append('#');
    for (byte b : pointer.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          c == '/'
              || c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || UNRESERVED.indexOf(c) >= 0;
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }
}

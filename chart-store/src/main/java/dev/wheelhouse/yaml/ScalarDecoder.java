package dev.wheelhouse.yaml;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Decodes scalars into values, and keys into the names they get in JSON. */
final class ScalarDecoder {
  static final String LONG_TAG_PREFIX = "tag:yaml.org,2002:";

  private ScalarDecoder() {}

  /** The value of a scalar with a tag; the message of a failure is without {@code yaml:}. */
  static Object tagged(String text, String tag) {
    if (!tag.startsWith(LONG_TAG_PREFIX)) {
      return text;
    }
    String name = tag.substring(LONG_TAG_PREFIX.length());
    return switch (name) {
      case "bool" -> expect(text, name, ScalarResolver.Type.BOOL);
      case "int" -> expect(text, name, ScalarResolver.Type.INT);
      case "null" -> expect(text, name, ScalarResolver.Type.NULL);
      case "timestamp" -> expect(text, name, ScalarResolver.Type.TIMESTAMP);
      case "float" -> tagFloat(text);
      case "binary" -> binary(text);
      default -> text;
    };
  }

  private static Object expect(String text, String name, ScalarResolver.Type expected) {
    ScalarResolver.Type found = ScalarResolver.type(text, true);
    if (found != expected) {
      throw mismatch(text, name, found);
    }
    return expected == ScalarResolver.Type.TIMESTAMP ? text : ScalarResolver.value(text);
  }

  private static Object tagFloat(String text) {
    Object value = ScalarResolver.value(text);
    if (!(value instanceof Double) && !(value instanceof Long)) {
      throw mismatch(text, "float", ScalarResolver.type(text, true));
    }
    return ((Number) value).doubleValue();
  }

  private static YamlException mismatch(String text, String name, ScalarResolver.Type found) {
    return new YamlException(
        "cannot decode " + found.shortTag() + " `" + text + "` as a !!" + name);
  }

  private static String binary(String text) {
    String encoded = text.replace("\n", "").replace("\r", "");
    try {
      if (encoded.length() % 4 != 0) {
        throw new IllegalArgumentException("padding is missing");
      }
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException invalid) {
      throw new YamlException("!!binary value contains invalid base64 data", invalid);
    }
  }

  /** The name of a key in JSON, or null if the key can have none. */
  static String key(Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key instanceof Double number) {
      return GoNumbers.formatG32(number);
    }
    return key instanceof Long || key instanceof Boolean ? key.toString() : null;
  }

  static String unsupportedKey(Object key, Object value) {
    String type = key instanceof BigInteger ? "uint64" : "%!s(<nil>)";
    String shown = key instanceof BigInteger number ? "0x" + number.toString(16) : "<nil>";
    return "unsupported map key of type: "
        + type
        + ", key: "
        + shown
        + ", value: "
        + (value == null ? "<nil>" : GoSyntax.format(value));
  }
}

package dev.wheelhouse.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * JSON as Go's {@code encoding/json} writes it: keys in byte order, no white space, {@code <},
 * {@code >} and {@code &} escaped, floats in their shortest form.
 *
 * <p>Takes null, Boolean, Number, CharSequence, {@code byte[]} (as base64), Map and List. Stateless
 * and safe for use by many threads.
 */
public final class GoJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private GoJson() {}

  /**
   * The JSON of a value, as {@code json.Marshal}.
   *
   * @throws YamlException for a number that JSON lacks, a type Go could not marshal, or a value
   *     nested too deeply
   */
  public static String encode(Object value) {
    return encode(value, true);
  }

  /**
   * The JSON of a value, as an encoder with {@code SetEscapeHTML} gives it, without the newline at
   * its end.
   *
   * @throws YamlException as {@link #encode(Object)}
   */
  public static String encode(Object value, boolean escapeHtml) {
    StringBuilder json = new StringBuilder();
    write(json, value, escapeHtml, 0);
    return json.toString();
  }

  /**
   * Reads JSON as {@code json.Unmarshal} does into {@code interface{}}: every number is a Double.
   *
   * @throws YamlException with Go's text if it is no JSON
   */
  public static Object parse(String json) {
    return new JsonReader(json).read();
  }

  private static void write(StringBuilder json, Object value, boolean escapeHtml, int depth) {
    if (depth > YamlScanner.MAX_DEPTH) {
      throw new YamlException("json: exceeded max depth of " + YamlScanner.MAX_DEPTH);
    }
    if (value == null) {
      json.append("null");
    } else if (value instanceof CharSequence text) {
      writeString(json, text, escapeHtml);
    } else if (value instanceof Boolean) {
      json.append(value);
    } else if (value instanceof Number number) {
      json.append(number(number));
    } else if (value instanceof Map<?, ?> map) {
      writeMap(json, map, escapeHtml, depth);
    } else if (value instanceof List<?> list) {
      char separator = '[';
      for (Object item : list) {
        json.append(separator);
        write(json, item, escapeHtml, depth + 1);
        separator = ',';
      }
      json.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof byte[] bytes) {
      json.append('"').append(Base64.getEncoder().encodeToString(bytes)).append('"');
    } else {
      throw new YamlException("json: unsupported type: " + value.getClass().getName());
    }
  }

  private static void writeMap(StringBuilder json, Map<?, ?> map, boolean escapeHtml, int depth) {
    Map.Entry<?, ?>[] entries = map.entrySet().toArray(new Map.Entry<?, ?>[0]);
    Arrays.sort(
        entries,
        (a, b) -> KeyOrder.byCodePoint(String.valueOf(a.getKey()), String.valueOf(b.getKey())));
    char separator = '{';
    for (Map.Entry<?, ?> entry : entries) {
      json.append(separator);
      writeString(json, String.valueOf(entry.getKey()), escapeHtml);
      json.append(':');
      write(json, entry.getValue(), escapeHtml, depth + 1);
      separator = ',';
    }
    json.append(entries.length == 0 ? "{}" : "}");
  }

  /**
   * A number as {@code json.Marshal} writes it.
   *
   * @throws YamlException for NaN and the infinities
   */
  public static String number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      if (!Double.isFinite(value)) {
        String name = Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        throw new YamlException("json: unsupported value: " + name);
      }
      return GoNumbers.formatJson(value);
    }
    if (number instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return number instanceof BigInteger ? number.toString() : Long.toString(number.longValue());
  }

  private static void writeString(StringBuilder json, CharSequence text, boolean escapeHtml) {
    json.append('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&') {
        json.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        json.append(c).append(text.charAt(++i));
      } else {
        writeSpecial(json, c, escapeHtml);
      }
    }
    json.append('"');
  }

  private static void writeSpecial(StringBuilder json, char c, boolean escapeHtml) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '\u2028' -> json.append("\\u2028");
      case '\u2029' -> json.append("\\u2029");
      default -> {
        if (Character.isSurrogate(c)) {
          json.append("\\ufffd");
        } else if (c < ' ' || (escapeHtml && (c == '<' || c == '>' || c == '&'))) {
          json.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
        } else {
          json.append(c);
        }
      }
    }
  }
}

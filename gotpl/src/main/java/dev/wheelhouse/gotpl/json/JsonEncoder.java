package dev.wheelhouse.gotpl.json;

import dev.wheelhouse.gotpl.fmt.GoFloat;
import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoNil;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import dev.wheelhouse.gotpl.value.TooLargeError;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes one value as Go's {@code encoding/json} does; an instance is used once. */
final class JsonEncoder {
  private static final int MAX_DEPTH = 1000;
  private static final double SMALLEST_PLAIN = 1e-6;
  private static final double SMALLEST_LARGE = 1e21;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final boolean escapeHtml;
  private final String indent;

  JsonEncoder(boolean escapeHtml, String indent) {
    this.escapeHtml = escapeHtml;
    this.indent = indent;
  }

  String encode(Object value) {
    write(value, 0);
    return out.toString();
  }

  private void write(Object value, int depth) {
    TooLargeError.checkChars(out.length());
    if (value instanceof String text) {
      writeString(text);
    } else if (value == null || GoValues.isNil(value)) {
      writeNil(value);
    } else if (value instanceof JsonView view) {
      write(view.jsonView(), depth);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, depth);
    } else if (value instanceof GoBytes bytes) {
      writeString(Base64.getEncoder().encodeToString(bytes.array()));
    } else if (value instanceof List<?> list) {
      writeList(list, depth);
    } else if (value instanceof GoStruct struct) {
      writeStruct(struct, depth);
    } else {
      writeScalar(value);
    }
  }

  private void writeNil(Object value) {
    if (value instanceof GoNil nil && nil.goType().kind() == Kind.FUNC) {
      throw unsupported(nil.goType());
    }
    out.append("null");
  }

  private void writeScalar(Object value) {
    if (value instanceof Double || value instanceof Float) {
      writeFloat((Number) value);
    } else if (value instanceof Boolean || value instanceof Number) {
      out.append(value);
    } else if (GoValues.kindOf(value) == Kind.STRUCT || GoValues.kindOf(value) == Kind.POINTER) {
      out.append("{}");
    } else {
      throw unsupported(GoValues.typeOf(value));
    }
  }

  private static GoError unsupported(GoType type) {
    return new GoError("json: unsupported type: " + type);
  }

  private void writeMap(Map<?, ?> map, int depth) {
    GoType type = GoValues.typeOf(map);
    checkDepth(depth, type);
    Kind key = type.key().kind();
    if (key != Kind.STRING && !key.isInt() && !key.isUint()) {
      throw unsupported(type);
    }
    Map<String, Object> members = new TreeMap<>(GoStrings::compare);
    map.forEach((name, value) -> members.put(String.valueOf(name), value));
    writeMembers(members.entrySet(), depth);
  }

  private void writeStruct(GoStruct struct, int depth) {
    checkDepth(depth, struct.goType());
    List<Map.Entry<String, Object>> members = new ArrayList<>();
    for (String name : struct.goFieldNames()) {
      members.add(new java.util.AbstractMap.SimpleEntry<>(name, struct.goField(name)));
    }
    writeMembers(members, depth);
  }

  private void writeMembers(Iterable<Map.Entry<String, Object>> members, int depth) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, Object> member : members) {
      separate(first, depth + 1);
      first = false;
      writeString(member.getKey());
      out.append(indent == null ? ":" : ": ");
      write(member.getValue(), depth + 1);
    }
    end(first, depth, '}');
  }

  private void writeList(List<?> list, int depth) {
    checkDepth(depth, GoValues.typeOf(list));
    out.append('[');
    boolean first = true;
    for (Object element : list) {
      separate(first, depth + 1);
      first = false;
      write(element, depth + 1);
    }
    end(first, depth, ']');
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(',');
    }
    if (indent != null) {
      out.append('\n').append(indent.repeat(depth));
    }
  }

  private void end(boolean empty, int depth, char bracket) {
    if (indent != null && !empty) {
      out.append('\n').append(indent.repeat(depth));
    }
    out.append(bracket);
  }

  private static void checkDepth(int depth, GoType type) {
    if (depth > MAX_DEPTH) {
      throw new GoError("json: unsupported value: encountered a cycle via " + type);
    }
  }

  private void writeFloat(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String name = Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
      throw new GoError("json: unsupported value: " + name);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append(value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value));
      return;
    }
    double size = Math.abs(value);
    int bits = number instanceof Float ? Float.SIZE : Double.SIZE;
    if (size >= SMALLEST_PLAIN && size < SMALLEST_LARGE) {
      out.append(GoFloat.format(value, 'f', -1, bits));
    } else {
      out.append(shortExponent(GoFloat.format(value, 'e', -1, bits)));
    }
  }

  /** {@code 1e-09} as {@code 1e-9}. */
  private static String shortExponent(String text) {
    int digits = text.length() - 2;
    return text.charAt(digits - 2) == 'e'
            && text.charAt(digits - 1) == '-'
            && text.charAt(digits) == '0'
        ? text.substring(0, digits) + text.charAt(digits + 1)
        : text;
  }

  private void writeString(String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        if (!escapeHtml || (c != '<' && c != '>' && c != '&')) {
          continue;
        }
      } else if (c >= 0x80 && c != 0x2028 && c != 0x2029 && !Character.isSurrogate(c)) {
        continue;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      out.append(text, from, i);
      escape(c);
      from = i + 1;
    }
    if (from == 0) {
      out.append(text);
    } else {
      out.append(text, from, text.length());
    }
    out.append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (Character.isSurrogate(c)) {
          out.append("\\ufffd");
        } else {
          out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
          out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
      }
    }
  }
}

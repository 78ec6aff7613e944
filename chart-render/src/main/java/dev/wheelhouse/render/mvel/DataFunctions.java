package dev.wheelhouse.render.mvel;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.gotpl.semver.Constraints;
import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import dev.wheelhouse.yaml.GoJson;
import dev.wheelhouse.yaml.GoYaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions about maps, lists, encodings and versions. */
final class DataFunctions {
  private static final int MAX_DEPTH = 256;

  /** What a copied container or entry counts as; about its size in memory. */
  private static final int COPY_CHARS = 32;

  static final List<Builtin> ALL =
      List.of(
          new Builtin("toYaml", 1, 1, DataFunctions::toYaml),
          new Builtin("toJson", 1, 1, DataFunctions::toJson),
          new Builtin("size", 1, 1, DataFunctions::size),
          new Builtin("keys", 1, 1, DataFunctions::keys),
          new Builtin("hasKey", 2, 2, call -> call.map(0).containsKey(call.text(1))),
          new Builtin("contains", 2, 2, DataFunctions::contains),
          new Builtin("b64enc", 1, 1, DataFunctions::base64),
          new Builtin("b64dec", 1, 1, DataFunctions::fromBase64),
          new Builtin("sha256", 1, 1, DataFunctions::sha256),
          new Builtin("semverCompare", 2, 2, DataFunctions::semverCompare));

  private DataFunctions() {}

  private static Object toYaml(Arguments call) {
    String yaml = GoYaml.marshal(plain(call, call.any(0), 0));
    return call.made(yaml.endsWith("\n") ? yaml.substring(0, yaml.length() - 1) : yaml);
  }

  private static Object toJson(Arguments call) {
    return call.made(GoJson.encode(plain(call, call.any(0), 0)));
  }

  /**
   * The value with its files as texts. What will be written is counted before: one value can hold
   * another more than once, so that a small one comes to a text without end.
   */
  private static Object plain(Arguments call, Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw call.failure("the value nests more than " + MAX_DEPTH + " deep");
    }
    call.work().step(1);
    call.work().chars(2L + 2L * depth);
    if (value instanceof Map<?, ?> map) {
      return plainMap(call, map, depth);
    }
    if (value instanceof List<?> list) {
      return plainList(call, list, depth);
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw call.failure("the value holds a number that is not finite");
    }
    if (!Values.isText(value)) {
      return value;
    }
    String text = Values.text(value);
    call.work().chars(text.length());
    return text;
  }

  /** The map itself, or a copy where something in it had to change. */
  private static Object plainMap(Arguments call, Map<?, ?> map, int depth) {
    Map<Object, Object> changed = null;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      call.work().chars(String.valueOf(entry.getKey()).length());
      Object item = plain(call, entry.getValue(), depth + 1);
      if (item != entry.getValue()) {
        if (changed == null) {
          call.work().chars(COPY_CHARS + 2L * COPY_CHARS * map.size());
          changed = new LinkedHashMap<>(map);
        }
        changed.put(entry.getKey(), item);
      }
    }
    return changed == null ? map : changed;
  }

  /** The list itself, or a copy where something in it had to change. */
  private static Object plainList(Arguments call, List<?> list, int depth) {
    List<Object> changed = null;
    for (int i = 0; i < list.size(); i++) {
      Object item = plain(call, list.get(i), depth + 1);
      if (item != list.get(i)) {
        if (changed == null) {
          call.work().chars(COPY_CHARS + (long) list.size());
          changed = new ArrayList<>(list);
        }
        changed.set(i, item);
      }
    }
    return changed == null ? list : changed;
  }

  private static Object size(Arguments call) {
    Object value = call.any(0);
    if (value == null) {
      return 0L;
    }
    if (value instanceof Map<?, ?> map) {
      return (long) map.size();
    }
    if (value instanceof List<?> list) {
      return (long) list.size();
    }
    if (Values.isText(value)) {
      String text = Values.text(value);
      return (long) text.codePointCount(0, text.length());
    }
    throw call.unfit(0, "a text, list or map");
  }

  private static Object keys(Arguments call) {
    Map<?, ?> map = call.map(0);
    call.work().step(map.size());
    return Elements.keys(map);
  }

  /** Whether a text holds another, or a list an item. */
  private static Object contains(Arguments call) {
    if (!(call.any(0) instanceof List)) {
      return call.text(0).contains(call.text(1));
    }
    Object wanted = call.any(1);
    for (Object item : call.list(0)) {
      boolean comparable = item == null || wanted == null || Values.isScalar(item);
      if (comparable && Values.isEqual(item, wanted, call.offset())) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(Arguments call) {
    if (call.any(0) instanceof ChartFile file) {
      call.work().chars(file.size());
      return file.bytes();
    }
    return call.textOrEmpty(0).getBytes(StandardCharsets.UTF_8);
  }

  private static Object base64(Arguments call) {
    return call.made(Base64.getEncoder().encodeToString(bytes(call)));
  }

  private static Object fromBase64(Arguments call) {
    String text = call.text(0);
    call.work().chars(text.length());
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw call.failure("argument 1 is not base64");
    }
  }

  private static Object sha256(Arguments call) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes(call)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  /** Whether a version, the second argument, satisfies a constraint, as Helm's function. */
  private static Object semverCompare(Arguments call) {
    try {
      return Constraints.parse(call.text(0)).check(Version.parse(call.text(1)));
    } catch (SemverException malformed) {
      throw call.failure("expected a version constraint and a version");
    }
  }
}

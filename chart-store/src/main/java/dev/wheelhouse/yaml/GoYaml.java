package dev.wheelhouse.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * YAML as Go's {@code sigs.k8s.io/yaml} reads and writes it, which is what Helm and Kubernetes use:
 * YAML 1.1 as go-yaml v2 understands it, by way of JSON.
 *
 * <p>What is read is made of {@link Map} with text keys in the order of the document, {@link List},
 * String, Boolean, Double and null, all mutable and unshared. Only the first document of a stream
 * counts. Nesting is bounded to 256 levels, the growth by aliases as go-yaml bounds it.
 *
 * <p>Stateless and safe for use by many threads. All failures are {@link YamlException}s with Go's
 * texts.
 */
public final class GoYaml {
  private static final String CONVERTING = "error converting YAML to JSON: ";
  private static final String DECODING = "error unmarshaling JSON: while decoding JSON: ";

  private GoYaml() {}

  /** Reads any value; every number is a Double, as in Go's untyped JSON. Empty input is null. */
  public static Object parse(String yaml) {
    return parse(Utf8Input.cursor(yaml), false, false);
  }

  /** Reads any value from UTF-8 (or UTF-16 with a byte order mark). */
  public static Object parse(byte[] yaml) {
    return parse(Utf8Input.cursor(yaml), false, false);
  }

  /**
   * Reads any value; whole numbers are Long, or BigInteger where only 64 unsigned bits hold them,
   * as in the JSON that {@code yaml.YAMLToJSON} gives.
   */
  public static Object parseExact(byte[] yaml) {
    return parse(Utf8Input.cursor(yaml), true, false);
  }

  /** As {@link #parseExact(byte[])}, from text. */
  public static Object parseExact(String yaml) {
    return parse(Utf8Input.cursor(yaml), true, false);
  }

  /** As {@link #parse(byte[])}; a key given twice is an error, as in {@code UnmarshalStrict}. */
  public static Object parseStrict(byte[] yaml) {
    return parse(Utf8Input.cursor(yaml), false, true);
  }

  /**
   * Reads a map, as Go does into {@code map[string]interface{}}; null and empty input give an empty
   * map.
   */
  public static Map<String, Object> parseMap(String yaml) {
    return asMap(parse(yaml), "map[string]interface {}");
  }

  /** As {@link #parseMap(String)}, from bytes. */
  public static Map<String, Object> parseMap(byte[] yaml) {
    return asMap(parse(yaml), "map[string]interface {}");
  }

  /**
   * Reads a list, as Go does into {@code []interface{}}; null and empty input give an empty one.
   */
  public static List<Object> parseList(String yaml) {
    Object value = parse(yaml);
    if (value == null) {
      return new ArrayList<>();
    }
    if (value instanceof List<?> list) {
      @SuppressWarnings("unchecked")
      List<Object> items = (List<Object>) list;
      return items;
    }
    throw mismatch(value, "[]interface {}");
  }

  /**
   * A value as a map, or the failure Go gives when it decodes into a type that is made of a JSON
   * object.
   *
   * @param goType the type's name in the message
   */
  public static Map<String, Object> asMap(Object value, String goType) {
    if (value == null) {
      return new LinkedHashMap<>();
    }
    if (value instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked")
      Map<String, Object> entries = (Map<String, Object>) map;
      return entries;
    }
    throw mismatch(value, goType);
  }

  private static YamlException mismatch(Object value, String goType) {
    return new YamlException(
        DECODING
            + "json: cannot unmarshal "
            + jsonType(value)
            + " into Go value of type "
            + goType);
  }

  /** What Go's messages call the JSON of a value: object, array, string, number, bool or null. */
  public static String jsonType(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map<?, ?>) {
      return "object";
    }
    if (value instanceof List<?>) {
      return "array";
    }
    if (value instanceof Number) {
      return "number";
    }
    return value instanceof Boolean ? "bool" : "string";
  }

  private static Object parse(YamlCursor cursor, boolean exactNumbers, boolean strict) {
    try {
      return new YamlParser(cursor, exactNumbers, strict).parse();
    } catch (YamlException failure) {
      throw new YamlException(CONVERTING + failure.getMessage(), failure);
    }
  }

  /**
   * Writes a value as {@code sigs.k8s.io/yaml} does: keys in natural order, lists not indented
   * below their key, whole floats as integers, long texts folded past column 80.
   *
   * @param value null, Boolean, Number, CharSequence, {@code byte[]}, Map or List
   * @return the document, with the line break at its end
   */
  public static String marshal(Object value) {
    if (JsonDetour.isNeeded(value)) {
      return emit(JsonDetour.roundTrip(value), false);
    }
    return emit(value, false);
  }

  /**
   * Writes a value as yaml.v3 with an indentation of two does, which is Helm's {@code
   * toYamlPretty}: lists indented below their key, nothing folded, floats as {@code %g}.
   *
   * @return the document, with the line break at its end
   */
  public static String marshalPretty(Object value) {
    return emit(value, true);
  }

  private static String emit(Object value, boolean version3) {
    StringBuilder out = new StringBuilder();
    new YamlEmitter(out, version3).document(value);
    return out.toString();
  }
}

package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.GoText;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Decodes parsed YAML into the fields of a Go struct as {@code sigs.k8s.io/yaml} does: scalars
 * become text where text is wanted, anything else of the wrong type is an error with Go's words.
 *
 * @param struct name of the struct, as messages show it
 * @param path fields above it, each followed by a dot
 */
record GoFields(String struct, String path) {
  private static final String DECODING = "error unmarshaling JSON: while decoding JSON: ";

  /**
   * Hands out the entries of an object in the order of Go's JSON, under the names of the struct's
   * fields, which match whatever their case; entries for which there is no field are left out.
   */
  static void each(
      Map<String, Object> object, List<String> fields, BiConsumer<String, Object> field) {
    new TreeMap<>(object)
        .forEach(
            (name, value) -> {
              for (String candidate : fields) {
                if (candidate.equalsIgnoreCase(name) && value != null) {
                  field.accept(candidate, value);
                }
              }
            });
  }

  private YamlException mismatch(String field, Object value, String type) {
    return new YamlException(
        DECODING
            + "json: cannot unmarshal "
            + GoYaml.jsonType(value)
            + " into Go struct field "
            + struct
            + "."
            + path
            + field
            + " of type "
            + type);
  }

  String text(String field, Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Map<?, ?> || value instanceof List<?>) {
      throw mismatch(field, value, "string");
    }
    return GoText.ofScalar(value);
  }

  boolean bool(String field, Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw mismatch(field, value, "bool");
  }

  List<String> texts(String field, Object value) {
    return list(field, value, "[]string").stream().map(item -> text(field, item)).toList();
  }

  Map<String, String> textMap(String field, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw mismatch(field, value, "map[string]string");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((key, item) -> texts.put((String) key, text(field, item)));
    return texts;
  }

  List<?> list(String field, Object value, String type) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw mismatch(field, value, type);
  }

  /** A list of structs; what is null stays null. */
  <T> List<T> structs(
      String field, Object value, String type, Function<Map<String, Object>, T> decode) {
    List<T> structs = new ArrayList<>();
    for (Object item : list(field, value, "[]*" + type)) {
      if (item == null) {
        structs.add(null);
      } else if (item instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked")
        Map<String, Object> entries = (Map<String, Object>) map;
        structs.add(decode.apply(entries));
      } else {
        throw mismatch(field, item, type);
      }
    }
    return structs;
  }
}

package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.value.GoDefinedInt;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoUint;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.TooLargeError;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Any value of a template as yaml.v3 sees it, for {@code toYamlPretty}: not by way of JSON, so
 * fields have Go's names in lower case and empty ones stay.
 */
final class PrettyTree {
  private static final int MAX_DEPTH = 1000;

  private int values;

  private PrettyTree() {}

  static Object of(Object value) {
    return new PrettyTree().of(value, 0);
  }

  private Object of(Object value, int depth) {
    TooLargeError.checkValues(++values);
    if (depth > MAX_DEPTH) {
      throw new GoError("yaml: nested without end");
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
      map.forEach((key, item) -> entries.put(String.valueOf(key), of(item, depth + 1)));
      return entries;
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(of(item, depth + 1)));
      return items;
    }
    if (GoValues.isNil(value)) {
      return null;
    }
    if (value instanceof GoInt integer) {
      return integer.longValue();
    }
    if (value instanceof GoUint unsigned) {
      return new BigInteger(Long.toUnsignedString(unsigned.longValue()));
    }
    if (value instanceof GoDefinedInt && !GoValues.typeName(value).equals("time.Duration")) {
      return ((Number) value).longValue();
    }
    if (value instanceof GoStringer stringer && !(value instanceof GoStruct)) {
      return stringer.goString();
    }
    if (value instanceof GoStruct struct) {
      Map<Object, Object> fields = new LinkedHashMap<>();
      struct
          .goFieldNames()
          .forEach(
              name ->
                  fields.put(name.toLowerCase(Locale.ROOT), of(struct.goField(name), depth + 1)));
      return fields;
    }
    return value;
  }
}

package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.fmt.GoFloat;
import dev.wheelhouse.gotpl.json.JsonView;
import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoUint;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import dev.wheelhouse.gotpl.value.TooLargeError;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any value of a template as Go's {@code encoding/json} sees it: maps with text keys, lists, texts,
 * booleans, numbers and null, which is what the YAML and JSON writers take.
 */
final class JsonTree {
  private static final int MAX_DEPTH = 1000;

  private int values;

  private JsonTree() {}

  /**
   * @throws GoError where Go's JSON refuses the value: functions, NaN, nesting without end
   */
  static Object of(Object value) {
    return new JsonTree().of(value, 0);
  }

  private Object of(Object value, int depth) {
    TooLargeError.checkValues(++values);
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (depth > MAX_DEPTH) {
      throw new GoError("json: unsupported value: encountered a cycle");
    }
    if (GoValues.isNil(value)) {
      return null;
    }
    if (value instanceof GoBytes bytes) {
      return bytes.array();
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, depth);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(of(item, depth + 1)));
      return items;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof JsonView view) {
      return of(view.jsonView(), depth + 1);
    }
    return other(value, depth);
  }

  private Map<String, Object> map(Map<?, ?> map, int depth) {
    Map<String, Object> entries = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
    map.forEach((key, item) -> entries.put(String.valueOf(key), of(item, depth + 1)));
    return entries;
  }

  private static Number number(Number number) {
    if (number instanceof GoInt integer) {
      return integer.longValue();
    }
    if (number instanceof GoUint unsigned) {
      return new BigInteger(Long.toUnsignedString(unsigned.longValue()));
    }
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        throw new GoError(
            "json: unsupported value: " + GoFloat.format(number.doubleValue(), 'g', -1, 64));
      }
      return number;
    }
    return number.longValue();
  }

  private Object other(Object value, int depth) {
    if (GoValues.kindOf(value) == Kind.FUNC) {
      throw new GoError("json: unsupported type: " + GoValues.typeName(value));
    }
    if (value instanceof GoStruct struct) {
      Map<String, Object> fields = new LinkedHashMap<>();
      struct.goFieldNames().forEach(name -> fields.put(name, of(struct.goField(name), depth + 1)));
      return fields;
    }
    return new LinkedHashMap<>();
  }
}

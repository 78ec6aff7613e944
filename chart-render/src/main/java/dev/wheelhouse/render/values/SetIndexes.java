package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists on the way of a {@code --set} key, with Helm's limits. */
final class SetIndexes {
  /** Helm's {@code strvals.MaxIndex}. */
  private static final int MAX_INDEX = 65536;

  private SetIndexes() {}

  /** Reads {@code 12]} after the opening bracket. */
  static int read(RuneReader in) {
    RuneReader.Run run = in.until(']');
    if (run.ended()) {
      throw new SetSyntaxException("error parsing index: EOF");
    }
    String text = run.text();
    String failure = "error parsing index: strconv.Atoi: parsing " + GoQuote.quote(text) + ": ";
    if (!text.matches("[+-]?[0-9]+")) {
      throw new SetSyntaxException(failure + "invalid syntax");
    }
    long index;
    try {
      index = Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      throw new SetSyntaxException(failure + "value out of range");
    }
    checkNotNegative(index);
    checkNotAboveMaximum(index);
    return (int) index;
  }

  static void checkNotNegative(long index) {
    if (index < 0) {
      throw new SetSyntaxException("negative " + index + " index not allowed");
    }
  }

  private static void checkNotAboveMaximum(long index) {
    if (index > MAX_INDEX) {
      throw new SetSyntaxException(
          "index of " + index + " is greater than maximum supported index of " + MAX_INDEX);
    }
  }

  @SuppressWarnings("unchecked")
  static List<Object> asList(Object existing) {
    if (existing instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw notConvertible(existing, "[]interface {}");
  }

  /** The list at an index, an empty one where there is none yet. */
  static List<Object> listAt(List<Object> list, int index) {
    if (index >= list.size() || list.get(index) == null) {
      return new ArrayList<>();
    }
    return asList(list.get(index));
  }

  /** The map at an index; anything else that is there gives way to a new map. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> mapAt(List<Object> list, int index) {
    if (index < list.size() && list.get(index) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    Map<String, Object> fresh = new LinkedHashMap<>();
    if (index < list.size()) {
      list.set(index, fresh);
    }
    return fresh;
  }

  static List<Object> put(List<Object> list, int index, Object value) {
    while (list.size() <= index) {
      list.add(null);
    }
    list.set(index, value);
    return list;
  }

  static SetSyntaxException notConvertible(Object existing, String wanted) {
    return new SetSyntaxException(
        "unable to parse key: interface conversion: interface {} is "
            + (existing == null ? "nil" : GoValues.typeName(existing))
            + ", not "
            + wanted);
  }
}

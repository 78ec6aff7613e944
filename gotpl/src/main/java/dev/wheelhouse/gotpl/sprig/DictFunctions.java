package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.LIST;
import static dev.wheelhouse.gotpl.value.GoType.MAP;
import static dev.wheelhouse.gotpl.value.GoType.STRING;
import static dev.wheelhouse.gotpl.value.GoType.STRINGS;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sprig's dictionaries, {@code map[string]interface {}}. {@code set}, {@code unset} and the merges
 * change the map they are given.
 *
 * <p>Where Go walks a map in random order ({@code keys}, {@code values}), this one goes by key.
 */
final class DictFunctions {
  private DictFunctions() {}

  static List<GoFunction> all() {
    List<GoFunction> all = new ArrayList<>();
    all.add(named("dict").variadic(ANY).returns(MAP).context(DictFunctions::dict));
    all.add(
        named("get")
            .params(MAP, STRING)
            .call((Map<String, Object> map, String key) -> get(map, key)));
    all.add(
        named("set")
            .params(MAP, STRING, ANY)
            .returns(MAP)
            .call((Map<String, Object> map, String key, Object value) -> set(map, key, value)));
    all.add(
        named("unset")
            .params(MAP, STRING)
            .returns(MAP)
            .call((Map<String, Object> map, String key) -> unset(map, key)));
    all.add(
        named("hasKey")
            .params(MAP, STRING)
            .returns(BOOL)
            .call((Map<String, Object> map, String key) -> map.containsKey(key)));
    all.add(named("pluck").params(STRING).variadic(MAP).returns(LIST).args(DictFunctions::pluck));
    all.add(named("keys").variadic(MAP).returns(STRINGS).args(DictFunctions::keys));
    all.add(
        named("values").params(MAP).returns(LIST).call((Map<String, Object> map) -> values(map)));
    all.add(named("pick").params(MAP).variadic(STRING).returns(MAP).args(DictFunctions::pick));
    all.add(named("omit").params(MAP).variadic(STRING).returns(MAP).args(DictFunctions::omit));
    all.add(named("dig").variadic(ANY).args(DictFunctions::dig));
    for (String name : List.of("merge", "mustMerge")) {
      all.add(named(name).params(MAP).variadic(MAP).context((c, a) -> Merge.all(c, a, false)));
    }
    for (String name : List.of("mergeOverwrite", "mustMergeOverwrite")) {
      all.add(named(name).params(MAP).variadic(MAP).context((c, a) -> Merge.all(c, a, true)));
    }
    all.add(named("deepCopy").params(ANY).context((c, a) -> DeepCopy.copy(c, a[0])));
    all.add(named("mustDeepCopy").params(ANY).context((c, a) -> DeepCopy.copy(c, a[0])));
    return all;
  }

  @SuppressWarnings("unchecked") // the engine hands over a map[string]interface {}
  private static Map<String, Object> mapAt(Object[] args, int index) {
    return (Map<String, Object>) args[index];
  }

  private static Object dict(CallContext context, Object[] args) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      map.put(Display.toText(context, args[i]), i + 1 < args.length ? args[i + 1] : "");
    }
    return map;
  }

  private static Object get(Map<String, Object> map, String key) {
    Object value = map.get(key);
    return value != null || map.containsKey(key) ? value : "";
  }

  private static Object set(Map<String, Object> map, String key, Object value) {
    map.put(key, value);
    return map;
  }

  private static Object unset(Map<String, Object> map, String key) {
    map.remove(key);
    return map;
  }

  private static Object pluck(Object[] args) {
    List<Object> found = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      Map<String, Object> map = mapAt(args, i);
      if (map.containsKey(args[0])) {
        found.add(map.get(args[0]));
      }
    }
    return found;
  }

  private static Object keys(Object[] args) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      for (Map.Entry<?, ?> entry : GoValues.sortedEntries(mapAt(args, i))) {
        keys.add((String) entry.getKey());
      }
    }
    return GoSlice.ofStrings(keys);
  }

  private static Object values(Map<String, Object> map) {
    List<Object> values = new ArrayList<>(map.size());
    for (Map.Entry<?, ?> entry : GoValues.sortedEntries(map)) {
      values.add(entry.getValue());
    }
    return values;
  }

  private static Object pick(Object[] args) {
    Map<String, Object> map = mapAt(args, 0);
    Map<String, Object> picked = new HashMap<>();
    for (int i = 1; i < args.length; i++) {
      if (map.containsKey(args[i])) {
        picked.put((String) args[i], map.get(args[i]));
      }
    }
    return picked;
  }

  private static Object omit(Object[] args) {
    Set<Object> omitted = new HashSet<>();
    for (int i = 1; i < args.length; i++) {
      omitted.add(args[i]);
    }
    Map<String, Object> rest = new HashMap<>();
    mapAt(args, 0)
        .forEach(
            (key, value) -> {
              if (!omitted.contains(key)) {
                rest.put(key, value);
              }
            });
    return rest;
  }

  private static Object dig(Object[] args) {
    if (args.length < 3) {
      throw new GoError("dig needs at least three arguments");
    }
    int last = args.length - 1;
    Object step = assertMap(args[last]);
    for (int i = 0; i < last - 1; i++) {
      if (!(args[i] instanceof String)) {
        throw notA("string", args[i]);
      }
    }
    for (int i = 0; i < last - 1; i++) {
      Map<?, ?> map = assertMap(step);
      if (!map.containsKey(args[i])) {
        return args[last - 1];
      }
      step = map.get(args[i]);
    }
    return step;
  }

  private static Map<?, ?> assertMap(Object value) {
    if (value instanceof Map<?, ?> map && GoValues.typeOf(value).equals(MAP)) {
      return map;
    }
    throw notA("map[string]interface {}", value);
  }

  private static GoError notA(String type, Object value) {
    String found = value == null ? "nil" : GoValues.typeName(value);
    return new GoError("interface conversion: interface {} is " + found + ", not " + type);
  }
}

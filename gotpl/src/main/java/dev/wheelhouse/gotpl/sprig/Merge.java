package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoMap;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Merging of maps with the rules of dario.cat/mergo 1.0.1. Maps are merged in place, level by
 * level; a map that the destination does not have is taken over as it is, not copied.
 *
 * <p>Without overwriting, a value is taken where the destination has none or an empty one (nil, 0,
 * "", false, no elements). With overwriting, every value is taken, an empty one and nil too, except
 * that two maps are merged.
 */
final class Merge {
  private static final int MAX_DEPTH = 1000;

  private final CallContext context;
  private final boolean overwrite;

  private Merge(CallContext context, boolean overwrite) {
    this.context = context;
    this.overwrite = overwrite;
  }

  /** Merges the second and each further map into the first, and returns it. */
  @SuppressWarnings("unchecked") // the engine hands over maps[string]interface {}
  static Object all(CallContext context, Object[] maps, boolean overwrite) {
    Map<Object, Object> target = (Map<Object, Object>) maps[0];
    if (target instanceof GoMap map && map.isNil()) {
      target = new HashMap<>();
    }
    Merge merge = new Merge(context, overwrite);
    for (int i = 1; i < maps.length; i++) {
      merge.into(target, (Map<Object, Object>) maps[i], 0);
    }
    return target;
  }

  private void into(Map<Object, Object> target, Map<Object, Object> source, int depth) {
    if (target == source) {
      return;
    }
    if (depth > MAX_DEPTH) {
      throw new GoError("merge: maps nest more than " + MAX_DEPTH + " levels");
    }
    context.charge(source.size());
    for (Map.Entry<Object, Object> entry : new ArrayList<>(source.entrySet())) {
      mergeEntry(target, entry.getKey(), entry.getValue(), depth);
    }
  }

  @SuppressWarnings("unchecked") // a Go map of whatever key type
  private void mergeEntry(Map<Object, Object> target, Object key, Object value, int depth) {
    if (value == null) {
      if (overwrite) {
        target.put(key, null);
      }
      return;
    }
    Object existing = target.get(key);
    if (value instanceof Map && existing instanceof Map) {
      into((Map<Object, Object>) existing, typed(existing, (Map<Object, Object>) value), depth + 1);
    }
    boolean empty = DefaultFunctions.isEmpty(existing);
    if (empty || (overwrite && !(value instanceof Map && existing instanceof Map))) {
      target.put(key, value);
    }
  }

  private static Map<Object, Object> typed(Object target, Map<Object, Object> source) {
    if (target instanceof GoMap map && !map.goType().elem().equals(GoType.ANY)) {
      GoType elem = map.goType().elem();
      for (Object value : source.values()) {
        if (value != null && !GoValues.typeOf(value).equals(elem)) {
          throw new GoError(
              "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type "
                  + elem);
        }
      }
    }
    return source;
  }
}

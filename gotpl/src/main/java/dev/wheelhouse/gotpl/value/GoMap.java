package dev.wheelhouse.gotpl.value;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A Go map of known key and element types, over a Java map that is not copied. A plain {@link Map}
 * is a {@code map[string]interface {}}. Extend it to give a defined map type methods.
 */
public class GoMap extends AbstractMap<Object, Object> implements GoValue {
  private final GoType type;
  private final Map<Object, Object> entries;
  private final boolean nil;

  /**
   * A view of {@code entries} as a value of {@code type}.
   *
   * @param type a map type, possibly a defined one
   */
  public GoMap(GoType type, Map<?, ?> entries) {
    this(type, entries, false);
  }

  @SuppressWarnings("unchecked") // entries are only read and replaced as Object
  private GoMap(GoType type, Map<?, ?> entries, boolean nil) {
    if (type.kind() != Kind.MAP) {
      throw new IllegalArgumentException(type + " is not a map type");
    }
    this.type = type;
    this.entries = (Map<Object, Object>) Objects.requireNonNull(entries, "entries");
    this.nil = nil;
  }

  /** The nil map of a type: empty; writing to it is Go's error. */
  public static GoMap nil(GoType type) {
    return new GoMap(type, Map.of(), true);
  }

  public boolean isNil() {
    return nil;
  }

  @Override
  public GoType goType() {
    return type;
  }

  @Override
  public Object get(Object key) {
    return entries.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.containsKey(key);
  }

  @Override
  public Object put(Object key, Object value) {
    if (nil) {
      throw new GoError("assignment to entry in nil map");
    }
    return entries.put(key, value);
  }

  @Override
  public Object remove(Object key) {
    return nil ? null : entries.remove(key);
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return entries.entrySet();
  }
}

package dev.wheelhouse.worker.action;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The values that were used last, as many as fit into a number of bytes; the one that was put last
 * stays in any case. Thread-safe.
 */
class RecentlyUsed<K, V> {
  private final long most;
  private final ToLongFunction<V> size;

  // guarded by this
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param most bytes
   * @param size about how many bytes a value takes; always the same for the same value
   */
  RecentlyUsed(long most, ToLongFunction<V> size) {
    this.most = most;
    this.size = size;
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  synchronized void put(K key, V value) {
    remove(key);
    values.put(key, value);
    bytes += size.applyAsLong(value);
    Iterator<V> eldest = values.values().iterator();
    while (bytes > most && values.size() > 1) {
      bytes -= size.applyAsLong(eldest.next());
      eldest.remove();
    }
  }

  synchronized void remove(K key) {
    V old = values.remove(key);
    bytes -= old == null ? 0 : size.applyAsLong(old);
  }
}

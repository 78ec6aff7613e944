package dev.wheelhouse.gotpl.value;

/**
 * Go's {@code int}: 64 bits, and a type apart from {@code int64} ({@link Long}). Integer constants
 * in a template, {@code len} and range indices have this type. Immutable; equal by value.
 */
public final class GoInt extends Number implements GoValue, Comparable<GoInt> {
  private static final int CACHE_LOW = -128;
  private static final GoInt[] CACHE = cache();
  private static final long serialVersionUID = 1L;

  private final long value;

  private GoInt(long value) {
    this.value = value;
  }

  private static GoInt[] cache() {
    GoInt[] cache = new GoInt[1024];
    for (int i = 0; i < cache.length; i++) {
      cache[i] = new GoInt(i + CACHE_LOW);
    }
    return cache;
  }

  public static GoInt of(long value) {
    long index = value - CACHE_LOW;
    return index >= 0 && index < CACHE.length ? CACHE[(int) index] : new GoInt(value);
  }

  @Override
  public GoType goType() {
    return GoType.INT;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public int intValue() {
    return (int) value;
  }

  @Override
  public double doubleValue() {
    return value;
  }

  @Override
  public float floatValue() {
    return value;
  }

  @Override
  public int compareTo(GoInt other) {
    return Long.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoInt that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

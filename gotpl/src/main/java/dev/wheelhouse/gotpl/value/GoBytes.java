package dev.wheelhouse.gotpl.value;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** Go's {@code []byte}, over a Java array that is not copied. Elements are {@code uint8}. */
public final class GoBytes extends AbstractList<Object> implements GoValue, RandomAccess {
  private final byte[] bytes;

  public GoBytes(byte[] bytes) {
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  /** The array itself, not a copy. */
  public byte[] array() {
    return bytes;
  }

  @Override
  public GoType goType() {
    return GoType.BYTES;
  }

  @Override
  public Object get(int index) {
    return GoUint.ofByte(bytes[index]);
  }

  @Override
  public int size() {
    return bytes.length;
  }
}

package dev.wheelhouse.gotpl.value;

/** Go's unsigned integers of every width. Immutable; equal when kind and value are. */
public final class GoUint extends Number implements GoValue {
  private static final GoUint[] BYTES = bytes();
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final long bits;

  private GoUint(Kind kind, long bits) {
    this.kind = kind;
    this.bits = bits;
  }

  private static GoUint[] bytes() {
    GoUint[] bytes = new GoUint[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = new GoUint(Kind.UINT8, i);
    }
    return bytes;
  }

  /**
   * An unsigned integer of an unsigned kind; bits beyond the width of the kind are cut off, as Go's
   * conversion does.
   */
  public static GoUint of(Kind kind, long bits) {
    return switch (kind) {
      case UINT8 -> ofByte((byte) bits);
      case UINT16 -> new GoUint(kind, bits & 0xFFFFL);
      case UINT32 -> new GoUint(kind, bits & 0xFFFFFFFFL);
      case UINT, UINT64, UINTPTR -> new GoUint(kind, bits);
      default -> throw new IllegalArgumentException(kind + " is not an unsigned kind");
    };
  }

  /** A {@code uint8}, that is, a byte. */
  public static GoUint ofByte(byte value) {
    return BYTES[value & 0xFF];
  }

  @Override
  public GoType goType() {
    return switch (kind) {
      case UINT8 -> GoType.UINT8;
      case UINT16 -> GoType.UINT16;
      case UINT32 -> GoType.UINT32;
      case UINT64 -> GoType.UINT64;
      case UINTPTR -> GoType.UINTPTR;
      default -> GoType.UINT;
    };
  }

  /** The 64 bits; negative when the value is 2^63 or more. */
  @Override
  public long longValue() {
    return bits;
  }

  @Override
  public int intValue() {
    return (int) bits;
  }

  @Override
  public double doubleValue() {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoUint that && kind == that.kind && bits == that.bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}

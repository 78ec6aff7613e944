package dev.wheelhouse.gotpl.value;

import java.util.Objects;

/**
 * A Go type: its kind, its name as {@code %T} prints it, and its key and element types. Immutable;
 * two types are equal when their kind and their printed name are.
 */
public final class GoType {
  public static final GoType BOOL = basic(Kind.BOOL);
  public static final GoType INT = basic(Kind.INT);
  public static final GoType INT8 = basic(Kind.INT8);
  public static final GoType INT16 = basic(Kind.INT16);
  public static final GoType INT32 = basic(Kind.INT32);
  public static final GoType INT64 = basic(Kind.INT64);
  public static final GoType UINT = basic(Kind.UINT);
  public static final GoType UINT8 = basic(Kind.UINT8);
  public static final GoType UINT16 = basic(Kind.UINT16);
  public static final GoType UINT32 = basic(Kind.UINT32);
  public static final GoType UINT64 = basic(Kind.UINT64);
  public static final GoType UINTPTR = basic(Kind.UINTPTR);
  public static final GoType FLOAT32 = basic(Kind.FLOAT32);
  public static final GoType FLOAT64 = basic(Kind.FLOAT64);
  public static final GoType COMPLEX128 = basic(Kind.COMPLEX128);
  public static final GoType STRING = basic(Kind.STRING);

  /** The empty interface, {@code interface {}}. */
  public static final GoType ANY = new GoType(Kind.INTERFACE, "interface {}", false, null, null);

  /** The predeclared interface {@code error}. */
  public static final GoType ERROR = new GoType(Kind.INTERFACE, "error", true, null, null);

  /** {@code []interface {}}, the type of a plain {@link java.util.List}. */
  public static final GoType LIST = slice(ANY);

  /** {@code []string}. */
  public static final GoType STRINGS = slice(STRING);

  /** {@code []uint8}, which is {@code []byte}. */
  public static final GoType BYTES = slice(UINT8);

  /** {@code map[string]interface {}}, the type of a plain {@link java.util.Map}. */
  public static final GoType MAP = map(STRING, ANY);

  /**
   * {@code reflect.Value}: a parameter that takes anything, as the built-in functions declare it.
   * Such an argument is handed over exactly like one of type {@link #ANY}.
   */
  public static final GoType REFLECT_VALUE =
      new GoType(Kind.STRUCT, "reflect.Value", true, null, null);

  private final Kind kind;
  private final String text;
  private final boolean named;
  private final GoType key;
  private final GoType elem;

  private GoType(Kind kind, String text, boolean named, GoType key, GoType elem) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.text = Objects.requireNonNull(text, "text");
    this.named = named;
    this.key = key;
    this.elem = elem;
  }

  private static GoType basic(Kind kind) {
    return new GoType(kind, kind.goName(), true, null, null);
  }

  /** {@code []elem}. */
  public static GoType slice(GoType elem) {
    return new GoType(Kind.SLICE, "[]" + elem, false, null, elem);
  }

  /** {@code [length]elem}. */
  public static GoType array(int length, GoType elem) {
    return new GoType(Kind.ARRAY, "[" + length + "]" + elem, false, null, elem);
  }

  /** {@code map[key]elem}. */
  public static GoType map(GoType key, GoType elem) {
    return new GoType(Kind.MAP, "map[" + key + "]" + elem, false, key, elem);
  }

  /** {@code *elem}. */
  public static GoType pointer(GoType elem) {
    return new GoType(Kind.POINTER, "*" + elem, false, null, elem);
  }

  /**
   * A struct type by its printed name: {@code chart.Metadata}, or a whole {@code struct { ... }}.
   */
  public static GoType struct(String name) {
    return new GoType(Kind.STRUCT, name, !name.startsWith("struct {"), null, null);
  }

  /** A function type by its printed signature, {@code func(string) int}. */
  public static GoType func(String signature) {
    return new GoType(Kind.FUNC, signature, false, null, null);
  }

  /** A defined type: {@code type name underlying}. */
  public static GoType named(String name, GoType underlying) {
    return new GoType(underlying.kind, name, true, underlying.key, underlying.elem);
  }

  public Kind kind() {
    return kind;
  }

  /** The key type of a map, or null. */
  public GoType key() {
    return key;
  }

  /** The element type of a map, slice, array or pointer, or null. */
  public GoType elem() {
    return elem;
  }

  /** Is this a defined or predeclared type, rather than a literal such as {@code []string}? */
  public boolean isNamed() {
    return named;
  }

  /**
   * Go's assignability: equal types; types of equal structure of which one is a literal; anything
   * to the empty interface. Other interface types take only themselves.
   */
  public boolean assignableTo(GoType target) {
    if (equals(target) || target.equals(ANY)) {
      return true;
    }
    return !(named && target.named)
        && kind == target.kind
        && kind.canBeNil()
        && kind != Kind.INTERFACE
        && Objects.equals(key, target.key)
        && Objects.equals(elem, target.elem)
        && kind != Kind.FUNC;
  }

  /**
   * The zero value of the type. A struct has no zero here and gives null, as does {@link #ANY}; nil
   * maps and slices are empty, immutable and know their type; other nils are {@link GoNil}.
   */
  public Object zero() {
    return switch (kind) {
      case BOOL -> false;
      case INT -> GoInt.of(0);
      case INT8 -> (byte) 0;
      case INT16 -> (short) 0;
      case INT32 -> 0;
      case INT64 -> 0L;
      case UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR -> GoUint.of(kind, 0);
      case FLOAT32 -> 0f;
      case FLOAT64 -> 0d;
      case COMPLEX64, COMPLEX128 -> new GoComplex(0, 0);
      case STRING -> "";
      case SLICE, ARRAY -> GoSlice.nil(this);
      case MAP -> GoMap.nil(this);
      case POINTER, FUNC -> new GoNil(this);
      case INTERFACE, STRUCT -> null;
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof GoType that && kind == that.kind && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The type as {@code %T} prints it. */
  @Override
  public String toString() {
    return text;
  }
}

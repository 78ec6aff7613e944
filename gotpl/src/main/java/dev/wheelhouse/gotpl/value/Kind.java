package dev.wheelhouse.gotpl.value;

/** The kinds of Go's {@code reflect} package that a template can meet. */
public enum Kind {
  BOOL,
  INT,
  INT8,
  INT16,
  INT32,
  INT64,
  UINT,
  UINT8,
  UINT16,
  UINT32,
  UINT64,
  UINTPTR,
  FLOAT32,
  FLOAT64,
  COMPLEX64,
  COMPLEX128,
  STRING,
  INTERFACE,
  ARRAY,
  SLICE,
  MAP,
  POINTER,
  STRUCT,
  FUNC;

  /** Is this one of the signed integer kinds? */
  public boolean isInt() {
    return switch (this) {
      case INT, INT8, INT16, INT32, INT64 -> true;
      default -> false;
    };
  }

  /** Is this one of the unsigned integer kinds? */
  public boolean isUint() {
    return switch (this) {
      case UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR -> true;
      default -> false;
    };
  }

  /** Is this {@code float32} or {@code float64}? */
  public boolean isFloat() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** Is this {@code complex64} or {@code complex128}? */
  public boolean isComplex() {
    return this == COMPLEX64 || this == COMPLEX128;
  }

  /** May a value of this kind be nil? */
  public boolean canBeNil() {
    return this == INTERFACE || this == SLICE || this == MAP || this == POINTER || this == FUNC;
  }

  /** Go's name of the kind, as {@code reflect.Kind.String()} prints it. */
  public String goName() {
    return this == POINTER ? "ptr" : name().toLowerCase(java.util.Locale.ROOT);
  }
}

package dev.wheelhouse.gotpl.value;

/** Go's {@code complex128}; a template can write one as a constant, {@code 1+2i}. */
public record GoComplex(double real, double imaginary) implements GoValue {
  @Override
  public GoType goType() {
    return GoType.COMPLEX128;
  }
}

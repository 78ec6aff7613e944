package dev.wheelhouse.gotpl.sprig;

/**
 * Go's {@code math.Pow(10, n)}, which multiplies step by step and so, beyond 10^22, is not always
 * the nearest float64 that {@link Math#pow} gives.
 */
final class PowerOfTen {
  private static final double FRACTION_OF_TEN = 0.625;
  private static final int EXPONENT_OF_TEN = 4;
  private static final int LARGE_EXPONENT = 1 << 12;

  private PowerOfTen() {}

  static double of(long n) {
    double result = 1;
    long exponent = 0;
    double square = FRACTION_OF_TEN;
    long squareExponent = EXPONENT_OF_TEN;
    for (long rest = Math.abs(n); rest != 0; rest >>>= 1) {
      if (squareExponent > LARGE_EXPONENT) {
        // Too large or too small for a float64, whatever is still to come.
        exponent += squareExponent;
        break;
      }
      if ((rest & 1) == 1) {
        result *= square;
        exponent += squareExponent;
      }
      square *= square;
      squareExponent <<= 1;
      if (square < 0.5) {
        square += square;
        squareExponent--;
      }
    }
    return n < 0 ? Math.scalb(1 / result, (int) -exponent) : Math.scalb(result, (int) exponent);
  }
}

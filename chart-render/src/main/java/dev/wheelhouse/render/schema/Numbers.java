package dev.wheelhouse.render.schema;

import dev.wheelhouse.gotpl.fmt.GoFloat;
import java.math.BigDecimal;

/** Numbers of schemas and of values, compared exactly. */
final class Numbers {
  private Numbers() {}

  /** The exact decimal that the number's shortest text stands for. */
  static BigDecimal exact(Number number) {
    if (number instanceof SourceNumber source) {
      return source.exact();
    }
    return number instanceof Double || number instanceof Float
        ? BigDecimal.valueOf(number.doubleValue())
        : BigDecimal.valueOf(number.longValue());
  }

  static boolean isInteger(Number number) {
    return exact(number).stripTrailingZeros().scale() <= 0;
  }

  /** Go's {@code %v}. */
  static String text(Number number) {
    return number instanceof Double floating
        ? GoFloat.format(floating, 'g', -1, 64)
        : number.toString();
  }
}

package dev.wheelhouse.yaml;

import java.math.BigDecimal;
import java.util.Base64;

/** The plain text of scalars that are no strings. */
final class ScalarText {
  private static final double UINT64_LIMIT = 18446744073709551616.0;

  private ScalarText() {}

  /**
   * The text that go-yaml writes.
   *
   * @param direct whether the value is written as it is, or by way of JSON as {@code
   *     sigs.k8s.io/yaml} does, which turns whole floats into integers
   */
  static String of(Object value, boolean direct) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return direct ? GoNumbers.formatG(number) : viaJson(number);
    }
    if (value instanceof BigDecimal decimal) {
      return of(decimal.doubleValue(), direct);
    }
    if (value instanceof Number number) {
      return GoJson.number(number);
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    throw new YamlException("yaml: cannot marshal type: " + value.getClass().getName());
  }

  private static String viaJson(double number) {
    String json = GoJson.number(number);
    if (json.equals("-0")) {
      return "0";
    }
    boolean integer =
        number == Math.rint(number)
            && number < UINT64_LIMIT
            && number >= Long.MIN_VALUE
            && GoNumbers.parseInteger(json) != null;
    return integer ? json : GoNumbers.formatG(number);
  }
}

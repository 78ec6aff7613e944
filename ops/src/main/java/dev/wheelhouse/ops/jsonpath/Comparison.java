package dev.wheelhouse.ops.jsonpath;

import java.math.BigDecimal;

/** The comparisons of filters. */
final class Comparison {
  private Comparison() {}

  static boolean holds(Object left, String operator, Object right) {
    return switch (operator) {
      case "==" -> isEqual(left, right);
      case "!=" -> !isEqual(left, right);
      case "<" -> order(left, right) < 0;
      case "<=" -> order(left, right) <= 0;
      case ">" -> order(left, right) > 0;
      case ">=" -> order(left, right) >= 0;
      default -> throw new JsonPathException("unrecognized filter operator " + operator);
    };
  }

  private static boolean isEqual(Object left, Object right) {
    if (left instanceof Boolean && right instanceof Boolean) {
      return left.equals(right);
    }
    return order(left, right) == 0;
  }

  private static int order(Object left, Object right) {
    if (left instanceof Number first && right instanceof Number second) {
      return new BigDecimal(first.toString()).compareTo(new BigDecimal(second.toString()));
    }
    if (left instanceof String first && right instanceof String second) {
      return first.compareTo(second);
    }
    boolean basic = isBasic(left) && isBasic(right) && !left.getClass().equals(right.getClass());
    throw new JsonPathException(
        basic ? "incompatible types for comparison" : "invalid type for comparison");
  }

  private static boolean isBasic(Object value) {
    return value instanceof Boolean || value instanceof Number || value instanceof String;
  }
}

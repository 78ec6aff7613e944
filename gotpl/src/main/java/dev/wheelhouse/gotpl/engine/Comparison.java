package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;

/** The built-in comparisons, which compare values of the same basic kind only. */
final class Comparison {
  private enum Basic {
    BOOL,
    COMPLEX,
    FLOAT,
    INT,
    STRING,
    UINT,
    NONE
  }

  private Comparison() {}

  private static Basic basic(Object value) {
    if (value instanceof String) {
      return Basic.STRING;
    }
    Kind kind = GoValues.kindOf(value);
    if (kind == null) {
      return Basic.NONE;
    }
    if (kind.isInt()) {
      return Basic.INT;
    }
    if (kind.isUint()) {
      return Basic.UINT;
    }
    if (kind.isFloat()) {
      return Basic.FLOAT;
    }
    if (kind.isComplex()) {
      return Basic.COMPLEX;
    }
    return switch (kind) {
      case BOOL -> Basic.BOOL;
      case STRING -> Basic.STRING;
      default -> Basic.NONE;
    };
  }

  /** {@code eq}: is the first argument equal to one of the others? */
  static boolean eq(Object[] args) {
    if (args.length == 1) {
      throw new GoError("missing argument for comparison");
    }
    Object first = Absent.unwrap(args[0]);
    for (int i = 1; i < args.length; i++) {
      if (equal(first, Absent.unwrap(args[i]))) {
        return true;
      }
    }
    return false;
  }

  static boolean equal(Object a, Object b) {
    if (a instanceof String && b instanceof String) {
      return a.equals(b);
    }
    Basic kindA = basic(a);
    Basic kindB = basic(b);
    if (kindA != kindB) {
      if (kindA == Basic.INT && kindB == Basic.UINT) {
        return integer(a) >= 0 && integer(a) == integer(b);
      }
      if (kindA == Basic.UINT && kindB == Basic.INT) {
        return integer(b) >= 0 && integer(a) == integer(b);
      }
      if (a != null && b != null) {
        throw incompatible(a, b);
      }
      return false;
    }
    return switch (kindA) {
      case INT, UINT -> integer(a) == integer(b);
      case FLOAT -> floating(a) == floating(b);
      case STRING -> a.toString().equals(b.toString());
      case BOOL, COMPLEX -> a.equals(b);
      case NONE -> identical(a, b);
    };
  }

  private static boolean identical(Object a, Object b) {
    if (a != null && b != null && GoValues.kindOf(a) != GoValues.kindOf(b)) {
      throw new GoError(
          GoFormat.sprintf(
              "non-comparable types %s: %s, %s: %s",
              a, GoValues.typeName(a), GoValues.typeName(b), GoFormat.toText(b)));
    }
    boolean nilA = GoValues.isNil(a);
    boolean nilB = GoValues.isNil(b);
    if (nilA || nilB) {
      return nilA == nilB;
    }
    Kind kind = GoValues.kindOf(b);
    if (kind == Kind.MAP || kind == Kind.SLICE || kind == Kind.FUNC) {
      throw new GoError(GoFormat.sprintf("non-comparable type %s: %s", b, GoValues.typeName(b)));
    }
    return GoValues.typeOf(a).equals(GoValues.typeOf(b)) && a.equals(b);
  }

  private static GoError incompatible(Object a, Object b) {
    return new GoError(
        "incompatible types for comparison: "
            + GoValues.typeName(a)
            + " and "
            + GoValues.typeName(b));
  }

  static boolean less(Object first, Object second) {
    Object a = Absent.unwrap(first);
    Object b = Absent.unwrap(second);
    Basic kindA = basic(a);
    Basic kindB = basic(b);
    if (kindA == Basic.NONE || kindB == Basic.NONE) {
      throw new GoError("invalid type for comparison");
    }
    if (kindA != kindB) {
      if (kindA == Basic.INT && kindB == Basic.UINT) {
        return integer(a) < 0 || Long.compareUnsigned(integer(a), integer(b)) < 0;
      }
      if (kindA == Basic.UINT && kindB == Basic.INT) {
        return integer(b) >= 0 && Long.compareUnsigned(integer(a), integer(b)) < 0;
      }
      throw incompatible(a, b);
    }
    return switch (kindA) {
      case INT -> integer(a) < integer(b);
      case UINT -> Long.compareUnsigned(integer(a), integer(b)) < 0;
      case FLOAT -> floating(a) < floating(b);
      case STRING -> GoStrings.compare(a.toString(), b.toString()) < 0;
      case BOOL, COMPLEX, NONE -> throw new GoError("invalid type for comparison");
    };
  }

  static boolean lessOrEqual(Object a, Object b) {
    return less(a, b) || equal(Absent.unwrap(a), Absent.unwrap(b));
  }

  private static long integer(Object value) {
    return ((Number) value).longValue();
  }

  private static double floating(Object value) {
    return ((Number) value).doubleValue();
  }
}

package dev.wheelhouse.yaml;

import java.math.BigInteger;

/**
 * What a plain scalar means in YAML 1.1 as go-yaml reads it.
 *
 * <p>Whole numbers become {@link Long}, or {@link BigInteger} between 2^63 and 2^64; larger ones
 * are {@link Double}. Timestamps are told from text for the emitter only: go-yaml v2 hands them out
 * as text.
 */
final class ScalarResolver {
  /** The types that a plain scalar can have. */
  enum Type {
    STR,
    BOOL,
    INT,
    FLOAT,
    NULL,
    TIMESTAMP,
    MERGE;

    /** The tag as go-yaml's messages show it. */
    String shortTag() {
      return switch (this) {
        case STR -> "!!str";
        case BOOL -> "!!bool";
        case INT -> "!!int";
        case FLOAT -> "!!float";
        case NULL -> "!!null";
        case TIMESTAMP -> "!!timestamp";
        case MERGE -> "!!merge";
      };
    }
  }

  private ScalarResolver() {}

  /** The value of a plain scalar: null, Boolean, Long, BigInteger, Double or String. */
  static Object value(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if (isNumeric(first)) {
      Object number = number(text);
      return number == null ? text : number;
    }
    return switch (word(text, true)) {
      case NULL -> null;
      case BOOL -> isTrue(first, text);
      default -> text;
    };
  }

  /**
   * The type of a plain scalar.
   *
   * @param oldBooleans whether {@code yes}, {@code on}, {@code y} and their opposites are booleans,
   *     as in go-yaml v2 and not in v3
   */
  static Type type(String text, boolean oldBooleans) {
    if (text.isEmpty()) {
      return Type.NULL;
    }
    if (!isNumeric(text.charAt(0))) {
      return word(text, oldBooleans);
    }
    if (GoTimestamps.isTimestamp(text)) {
      return Type.TIMESTAMP;
    }
    Object number = number(text);
    if (number == null) {
      return Type.STR;
    }
    return number instanceof Double ? Type.FLOAT : Type.INT;
  }

  private static boolean isNumeric(char first) {
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }

  private static Boolean isTrue(char first, String text) {
    return switch (first) {
      case 'y', 'Y', 't', 'T' -> true;
      case 'o', 'O' -> text.length() == 2;
      default -> false;
    };
  }

  private static Type word(String text, boolean oldBooleans) {
    if (text.length() > 5) {
      return Type.STR;
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> Type.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Type.BOOL;
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> old(oldBooleans);
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> old(oldBooleans);
      default -> Type.STR;
    };
  }

  private static Type old(boolean oldBooleans) {
    return oldBooleans ? Type.BOOL : Type.STR;
  }

  /** Whether v3 quotes a text although it reads it as text: YAML 1.1's other booleans. */
  static boolean isOldBoolean(String text) {
    return text.length() <= 3 && word(text, true) == Type.BOOL;
  }

  private static Object number(String text) {
    Double special = special(text);
    if (special != null) {
      return special;
    }
    if (text.charAt(0) == '.') {
      return GoNumbers.isDottedFloat(text) ? finite(text.replace("_", "")) : null;
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Object integer = GoNumbers.parseInteger(plain);
    if (integer != null) {
      return integer;
    }
    return GoNumbers.isDecimalFloat(plain) ? finite(plain) : null;
  }

  private static Double finite(String text) {
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? null : (Double) value;
  }

  private static Double special(String text) {
    int length = text.length();
    if (length < 4 || length > 5) {
      return null;
    }
    return switch (text) {
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  /** Whether a text is a number of YAML 1.1's base 60, which go-yaml quotes and never reads. */
  static boolean isBase60(String text) {
    int length = text.length();
    int i = 0;
    if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      i++;
    }
    if (i >= length || !YamlCursor.isDigit(text.charAt(i)) || text.indexOf(':') < 0) {
      return false;
    }
    i = skipDigitsAndUnderscores(text, i);
    int groups = 0;
    while (i < length && text.charAt(i) == ':') {
      int start = ++i;
      while (i < length && YamlCursor.isDigit(text.charAt(i))) {
        i++;
      }
      boolean valid = i - start == 1 || (i - start == 2 && text.charAt(start) <= '5');
      if (!valid) {
        return false;
      }
      groups++;
    }
    if (i < length && text.charAt(i) == '.') {
      i = skipDigitsAndUnderscores(text, i + 1);
    }
    return groups > 0 && i == length;
  }

  private static int skipDigitsAndUnderscores(String text, int from) {
    int i = from;
    while (i < text.length() && (YamlCursor.isDigit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    return i;
  }
}

package dev.wheelhouse.gotpl.fmt;

import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.TooLargeError;

/**
 * Go's {@code fmt.Sprintf}, {@code Sprint} and {@code Sprintln} over the values of this library.
 */
public final class GoFormat {
  private GoFormat() {}

  /**
   * {@code fmt.Sprintf}. A bad format is no error: it leaves a mark in the text, as in Go ({@code
   * %!d(string=x)}, {@code %!s(MISSING)}, {@code %!(EXTRA int=1)}).
   */
  public static String sprintf(String format, Object... args) {
    return sprintfUpTo(Integer.MAX_VALUE, format, args);
  }

  /**
   * {@code fmt.Sprintf} for formats that are not trusted.
   *
   * @throws GoError once the text is longer than {@code maxLength} and by at most one verb's width
   */
  public static String sprintfUpTo(int maxLength, String format, Object... args) {
    StringBuilder out = new StringBuilder(format.length() + 16 * args.length);
    new Formatter(out, maxLength).format(format, args);
    return out.toString();
  }

  /** {@code fmt.Sprint}: a space only between two operands of which neither is a string. */
  public static String sprint(Object... args) {
    StringBuilder out = new StringBuilder();
    boolean afterString = true;
    for (Object arg : args) {
      boolean isString = Printer.isStringKind(arg);
      if (!isString && !afterString) {
        out.append(' ');
      }
      bounded(out, arg);
      afterString = isString;
    }
    return out.toString();
  }

  /** {@code fmt.Sprintln}: spaces between all operands, and a newline. */
  public static String sprintln(Object... args) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < args.length; i++) {
      if (i > 0) {
        out.append(' ');
      }
      bounded(out, args[i]);
    }
    return out.append('\n').toString();
  }

  private static void bounded(StringBuilder out, Object arg) {
    if (arg instanceof String text) {
      TooLargeError.checkChars((long) out.length() + text.length());
    }
    print(out, arg);
  }

  /**
   * Appends one value as {@code %v} prints it.
   *
   * @throws TooLargeError if a list or map makes too long a text
   */
  public static void print(StringBuilder out, Object value) {
    if (value instanceof String string) {
      out.append(string);
    } else if (value instanceof GoInt || value instanceof Long || value instanceof Integer) {
      out.append(((Number) value).longValue());
    } else if (value instanceof Double number && isSmallInteger(number)) {
      out.append((int) (double) number);
    } else if (value instanceof Boolean bool) {
      out.append(bool.booleanValue());
    } else {
      new Printer(out, new Flags()).printArg(value, 'v');
    }
  }

  /** Is it printed without point and exponent? Negative zero is not, as it keeps its sign. */
  private static boolean isSmallInteger(double number) {
    return number == (int) number
        && number > -1e6
        && number < 1e6
        && (number != 0 || 1 / number > 0);
  }

  /** One value as {@code %v} prints it. */
  public static String toText(Object value) {
    if (value instanceof String string) {
      return string;
    }
    if (value instanceof Double number && isSmallInteger(number)) {
      return Integer.toString((int) (double) number);
    }
    StringBuilder out = new StringBuilder();
    print(out, value);
    return out.toString();
  }
}

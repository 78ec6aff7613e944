package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.FLOAT64;
import static dev.wheelhouse.gotpl.value.GoType.INT64;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoType;

/** Go's {@code time.Duration}: nanoseconds. */
final class GoDuration extends NamedInt {
  static final GoType TYPE = GoType.named("time.Duration", GoType.INT64);
  static final long MICROSECOND = 1_000L;
  static final long MILLISECOND = 1_000_000L;
  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  private static final long serialVersionUID = 1L;

  GoDuration(long nanoseconds) {
    super(TYPE, nanoseconds, GoDuration::text);
  }

  @Override
  public GoDuration withValue(long nanoseconds) {
    return new GoDuration(nanoseconds);
  }

  /** Go's {@code time.ParseDuration}, in nanoseconds. */
  static long parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    if (rest.isEmpty()) {
      throw invalid(text);
    }
    long total = 0;
    int at = 0;
    while (at < rest.length()) {
      int start = at;
      at = digits(rest, at);
      String whole = rest.substring(start, at);
      String fraction = "";
      if (at < rest.length() && rest.charAt(at) == '.') {
        int end = digits(rest, at + 1);
        fraction = rest.substring(at + 1, end);
        at = end;
      }
      if (whole.isEmpty() && fraction.isEmpty()) {
        throw invalid(text);
      }
      int unitStart = at;
      while (at < rest.length() && rest.charAt(at) != '.' && !isDigit(rest.charAt(at))) {
        at++;
      }
      total = add(total, whole, fraction, unit(rest.substring(unitStart, at), text), text);
    }
    // Only the smallest duration has this magnitude, which stands for no positive one.
    if (total == Long.MIN_VALUE && !negative) {
      throw invalid(text);
    }
    return negative ? -total : total;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long add(long total, String whole, String fraction, long unit, String text) {
    try {
      long value = whole.isEmpty() ? 0 : Math.multiplyExact(Long.parseLong(whole), unit);
      if (!fraction.isEmpty()) {
        double part =
            Double.parseDouble("0." + fraction.substring(0, Math.min(18, fraction.length())));
        value = Math.addExact(value, (long) (part * unit));
      }
      return Math.addExact(total, value);
    } catch (ArithmeticException | NumberFormatException overflow) {
      throw invalid(text);
    }
  }

  private static long unit(String name, String text) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "\u00b5s", "\u03bcs" -> MICROSECOND;
      case "ms" -> MILLISECOND;
      case "s" -> SECOND;
      case "m" -> MINUTE;
      case "h" -> HOUR;
      case "" -> throw new GoError("time: missing unit in duration " + TimeScanner.quoted(text));
      default ->
          throw new GoError(
              "time: unknown unit "
                  + TimeScanner.quoted(name)
                  + " in duration "
                  + TimeScanner.quoted(text));
    };
  }

  private static GoError invalid(String text) {
    return new GoError("time: invalid duration " + TimeScanner.quoted(text));
  }

  /** Go's {@code Duration.String()}, such as {@code 1h0m1.5s}. */
  static String text(long nanoseconds) {
    if (nanoseconds == 0) {
      return "0s";
    }
    long magnitude = Math.abs(nanoseconds);
    String sign = nanoseconds < 0 ? "-" : "";
    if (Long.compareUnsigned(magnitude, SECOND) < 0) {
      return sign
          + (magnitude < MICROSECOND
              ? magnitude + "ns"
              : magnitude < MILLISECOND
                  ? decimal(magnitude, MICROSECOND, 3) + "\u00b5s"
                  : decimal(magnitude, MILLISECOND, 6) + "ms");
    }
    long minutes = Long.divideUnsigned(magnitude, MINUTE);
    String seconds = decimal(Long.remainderUnsigned(magnitude, MINUTE), SECOND, 9) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    long hours = minutes / 60;
    return sign + (hours > 0 ? hours + "h" : "") + minutes % 60 + "m" + seconds;
  }

  private static String decimal(long value, long unit, int places) {
    long fraction = value % unit;
    if (fraction == 0) {
      return Long.toString(value / unit);
    }
    String digits = Long.toString(fraction);
    String padded = "0".repeat(places - digits.length()) + digits;
    return value / unit + "." + padded.replaceAll("0+$", "");
  }

  /** Go's {@code Duration.Round}: half away from zero. */
  static long round(long nanoseconds, long unit) {
    if (unit <= 0) {
      return nanoseconds;
    }
    long rest = nanoseconds % unit;
    long down = nanoseconds - rest;
    if (Math.abs(rest) < unit - Math.abs(rest)) {
      return down;
    }
    try {
      return nanoseconds < 0 ? Math.subtractExact(down, unit) : Math.addExact(down, unit);
    } catch (ArithmeticException overflow) {
      return nanoseconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  @Override
  public GoFunction goMethod(String name) {
    long n = longValue();
    return switch (name) {
      case "Nanoseconds" -> named(name).returns(INT64).call(() -> n);
      case "Microseconds" -> named(name).returns(INT64).call(() -> n / MICROSECOND);
      case "Milliseconds" -> named(name).returns(INT64).call(() -> n / MILLISECOND);
      case "Seconds" -> named(name).returns(FLOAT64).call(() -> in(n, SECOND));
      case "Minutes" -> named(name).returns(FLOAT64).call(() -> in(n, MINUTE));
      case "Hours" -> named(name).returns(FLOAT64).call(() -> in(n, HOUR));
      case "Abs" ->
          named(name)
              .returns(TYPE)
              .call(() -> new GoDuration(n == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(n)));
      case "Round" ->
          named(name)
              .params(TYPE)
              .returns(TYPE)
              .call((Number unit) -> new GoDuration(round(n, unit.longValue())));
      case "Truncate" ->
          named(name)
              .params(TYPE)
              .returns(TYPE)
              .call(
                  (Number unit) ->
                      new GoDuration(unit.longValue() <= 0 ? n : n - n % unit.longValue()));
      default -> super.goMethod(name);
    };
  }

  private static double in(long nanoseconds, long unit) {
    long whole = nanoseconds / unit;
    return whole + (double) (nanoseconds % unit) / unit;
  }
}

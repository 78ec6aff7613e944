package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the numbers, dates and times of TOML. */
final class TomlNumbers {
  private static final Pattern DATE_TIME = Pattern.compile("\\d+[-:].*");
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d[\\d_]*|0[xob][0-9a-fA-F_]+");
  private static final Pattern UNDERSCORES =
      Pattern.compile("(?i).*(_[^0-9a-f]|[^0-9a-f]_|_$|^_).*");

  private TomlNumbers() {}

  static Object read(TomlCursor cursor) {
    int start = cursor.at();
    while (isPart(cursor, start)) {
      cursor.next();
    }
    String text = cursor.since(start);
    if (DATE_TIME.matcher(text).matches()) {
      return dateTime(cursor, text.trim());
    }
    if (text.matches("[+-]?(inf|nan)")) {
      return Double.valueOf(
          text.endsWith("nan")
              ? Double.NaN
              : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (!text.matches("[+-]?\\d.*")) {
      throw cursor.failure("expected a digit but got " + TomlCursor.quoted(cursor.peek()));
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(cursor, text);
    }
    return floating(cursor, text);
  }

  private static boolean isPart(TomlCursor cursor, int start) {
    int rune = cursor.peek();
    if (rune == ' ') {
      // A blank may stand between a date and its time.
      int after = cursor.peek(1);
      return cursor.since(start).matches("\\d{4}-\\d\\d-\\d\\d") && after >= '0' && after <= '9';
    }
    return rune >= '0' && rune <= '9'
        || rune >= 'a' && rune <= 'z'
        || rune >= 'A' && rune <= 'Z'
        || rune >= 0 && "+-._:".indexOf(rune) >= 0;
  }

  private static Long integer(TomlCursor cursor, String text) {
    if (UNDERSCORES.matcher(text).matches() || text.contains("__")) {
      throw cursor.failure(
          "Invalid integer " + GoQuote.quote(text) + ": underscores must be surrounded by digits");
    }
    if (text.matches("[+-]?0\\d+") || text.matches("[+-]0.+")) {
      throw cursor.failure(
          "Invalid integer " + GoQuote.quote(text) + ": cannot have leading zeroes");
    }
    String digits = text.replace("_", "");
    int base =
        digits.startsWith("0x")
            ? 16
            : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
    BigInteger value = new BigInteger(base == 10 ? digits : digits.substring(2), base);
    if (value.bitLength() > 63) {
      throw cursor.failure(text + " is out of range for int64");
    }
    return value.longValue();
  }

  private static Double floating(TomlCursor cursor, String text) {
    String quoted = "Invalid float " + GoQuote.quote(text) + ": ";
    if (UNDERSCORES.matcher(text.replaceAll("[.eE+-]", "")).matches() || text.contains("__")) {
      throw cursor.failure(quoted + "underscores must be surrounded by digits");
    }
    if (text.matches("[+-]?0\\d.*")) {
      throw cursor.failure(quoted + "cannot have leading zeroes");
    }
    if (text.matches(".*\\.(\\D.*)?")) {
      throw cursor.failure(quoted + "'.' must be followed by one or more digits");
    }
    String digits = text.replace("_", "");
    if (!digits.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
      throw cursor.failure("Invalid float value: " + GoQuote.quote(text));
    }
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw cursor.failure(text + " is out of range for float64");
    }
    return value;
  }

  private static TomlTime dateTime(TomlCursor cursor, String text) {
    String iso = text.replace(' ', 'T').toUpperCase(Locale.ROOT);
    try {
      if (iso.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return TomlTime.of(LocalDate.parse(iso));
      }
      if (iso.matches("\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?")) {
        return TomlTime.of(LocalTime.parse(iso));
      }
      return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? TomlTime.of(OffsetDateTime.parse(iso))
          : TomlTime.of(LocalDateTime.parse(iso));
    } catch (DateTimeException malformed) {
      throw cursor.failure("invalid datetime: " + GoQuote.quote(iso));
    }
  }
}

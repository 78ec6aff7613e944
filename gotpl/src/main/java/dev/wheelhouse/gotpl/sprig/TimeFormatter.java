package dev.wheelhouse.gotpl.sprig;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Go's {@code Time.Format}. */
final class TimeFormatter {
  private TimeFormatter() {}

  static String format(GoTime time, String layout) {
    StringBuilder out = new StringBuilder(layout.length() + 8);
    LocalDateTime clock = time.clock();
    for (TimeLayout.Element element : TimeLayout.elements(layout)) {
      append(out, time, clock, element);
    }
    return out.toString();
  }

  private static void append(
      StringBuilder out, GoTime time, LocalDateTime clock, TimeLayout.Element element) {
    switch (element.unit()) {
      case LITERAL -> out.append(element.text());
      case LONG_MONTH ->
          out.append(clock.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case MONTH ->
          out.append(clock.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 0, 3);
      case NUMBER_MONTH -> out.append(clock.getMonthValue());
      case ZERO_MONTH -> pad(out, clock.getMonthValue(), 2, '0');
      case LONG_WEEKDAY ->
          out.append(clock.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case WEEKDAY ->
          out.append(clock.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 0, 3);
      case DAY -> out.append(clock.getDayOfMonth());
      case UNDER_DAY -> pad(out, clock.getDayOfMonth(), 2, ' ');
      case ZERO_DAY -> pad(out, clock.getDayOfMonth(), 2, '0');
      case UNDER_YEAR_DAY -> pad(out, clock.getDayOfYear(), 3, ' ');
      case ZERO_YEAR_DAY -> pad(out, clock.getDayOfYear(), 3, '0');
      case HOUR -> pad(out, clock.getHour(), 2, '0');
      case HOUR12 -> out.append(hour12(clock));
      case ZERO_HOUR12 -> pad(out, hour12(clock), 2, '0');
      case MINUTE -> out.append(clock.getMinute());
      case ZERO_MINUTE -> pad(out, clock.getMinute(), 2, '0');
      case SECOND -> out.append(clock.getSecond());
      case ZERO_SECOND -> pad(out, clock.getSecond(), 2, '0');
      case LONG_YEAR -> year(out, clock.getYear());
      case YEAR -> pad(out, Math.max(clock.getYear(), 0) % 100, 2, '0');
      case UPPER_PM -> out.append(clock.getHour() >= 12 ? "PM" : "AM");
      case LOWER_PM -> out.append(clock.getHour() >= 12 ? "pm" : "am");
      case ZONE_NAME -> zoneName(out, time);
      case OFFSET -> offset(out, time.offset(), element.text());
      case FRACTION_ZEROS, FRACTION_NINES -> fraction(out, clock.getNano(), element);
    }
  }

  private static int hour12(LocalDateTime clock) {
    int hour = clock.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private static void pad(StringBuilder out, int number, int width, char with) {
    String digits = Integer.toString(number);
    out.append(String.valueOf(with).repeat(Math.max(0, width - digits.length()))).append(digits);
  }

  private static void year(StringBuilder out, int year) {
    if (year < 0) {
      out.append('-');
    }
    pad(out, Math.abs(year), 4, '0');
  }

  private static void zoneName(StringBuilder out, GoTime time) {
    String name = time.abbreviation();
    if (name.isEmpty()) {
      offset(out, time.offset(), "-0700");
    } else {
      out.append(name);
    }
  }

  private static void offset(StringBuilder out, int offset, String form) {
    if (form.startsWith("Z") && offset == 0) {
      out.append('Z');
      return;
    }
    int seconds = Math.abs(offset);
    String colon = form.indexOf(':') >= 0 ? ":" : "";
    int digits = form.replace(":", "").length() - 1;
    out.append(offset / 60 < 0 || (digits == 6 && offset < 0) ? '-' : '+');
    pad(out, seconds / 3600, 2, '0');
    if (digits >= 4) {
      out.append(colon);
      pad(out, seconds / 60 % 60, 2, '0');
    }
    if (digits == 6) {
      out.append(colon);
      pad(out, seconds % 60, 2, '0');
    }
  }

  private static void fraction(StringBuilder out, int nanos, TimeLayout.Element element) {
    int places = Math.min(element.text().length() - 1, 9);
    String digits = String.format("%09d", nanos).substring(0, places);
    if (element.unit() == TimeLayout.Unit.FRACTION_NINES) {
      digits = digits.replaceAll("0+$", "");
      if (digits.isEmpty()) {
        return;
      }
    }
    out.append(element.text().charAt(0)).append(digits);
    out.append("0".repeat(Math.max(0, element.text().length() - 10)));
  }
}

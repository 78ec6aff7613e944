package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.value.GoError;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Go's {@code time.ParseInLocation}; an instance parses one text. */
final class TimeParser extends TimeScanner {
  private static final List<String> MONTHS = new ArrayList<>();
  private static final List<String> WEEKDAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  static {
    for (Month month : Month.values()) {
      MONTHS.add(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
  }

  private final String layout;
  private final String text;
  private final GoLocation local;
  private int year;
  private int month = -1;
  private int day = -1;
  private int yearDay = -1;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private boolean am;
  private boolean pm;
  private GoLocation location;
  private Integer offset;
  private String zoneName = "";

  private TimeParser(String layout, String text, GoLocation local) {
    super(text);
    this.layout = layout;
    this.text = text;
    this.local = local;
  }

  /**
   * The time a text says, in the given location where the text names none.
   *
   * @throws GoError with Go's message if the text does not fit the layout
   */
  static GoTime parse(String layout, String text, GoLocation local) {
    return new TimeParser(layout, text, local).parse();
  }

  private GoTime parse() {
    List<TimeLayout.Element> elements = TimeLayout.elements(layout);
    for (int i = 0; i < elements.size(); i++) {
      TimeLayout.Element element = elements.get(i);
      String before = rest;
      try {
        read(element, fractionFollows(elements, i + 1));
      } catch (Mismatch e) {
        boolean literal = element.unit() == TimeLayout.Unit.LITERAL;
        throw new GoError(
            failure()
                + " as "
                + quoted(layout)
                + ": cannot parse "
                + quoted(literal ? rest : before)
                + " as "
                + quoted(element.text()));
      }
    }
    if (!rest.isEmpty()) {
      throw new GoError(failure() + ": extra text: " + quoted(rest));
    }
    if (pm && hour < 12) {
      hour += 12;
    } else if (am && hour == 12) {
      hour = 0;
    }
    resolveDay();
    return inLocation();
  }

  /** Is the next element that is no literal a fraction of a second? */
  private static boolean fractionFollows(List<TimeLayout.Element> elements, int from) {
    for (TimeLayout.Element element : elements.subList(from, elements.size())) {
      if (element.unit() != TimeLayout.Unit.LITERAL) {
        return element.unit() == TimeLayout.Unit.FRACTION_ZEROS
            || element.unit() == TimeLayout.Unit.FRACTION_NINES;
      }
    }
    return false;
  }

  private String failure() {
    return "parsing time " + quoted(text);
  }

  private GoError outOfRange(String what) {
    return new GoError(failure() + ": " + what + " out of range");
  }

  private void read(TimeLayout.Element element, boolean fractionFollows) throws Mismatch {
    switch (element.unit()) {
      case LITERAL -> skip(element.text());
      case YEAR -> {
        int two = fixedNumber(2);
        year = two >= 69 ? 1900 + two : 2000 + two;
      }
      case LONG_YEAR -> year = fixedNumber(4);
      case MONTH -> month = name(MONTHS, 3) + 1;
      case LONG_MONTH -> month = name(MONTHS, 0) + 1;
      case NUMBER_MONTH, ZERO_MONTH ->
          month = inRange(number(element.unit() == TimeLayout.Unit.ZERO_MONTH), 1, 12, "month");
      case WEEKDAY -> name(WEEKDAYS, 3);
      case LONG_WEEKDAY -> name(WEEKDAYS, 0);
      case DAY, UNDER_DAY, ZERO_DAY -> {
        skipBlanks(element.unit() == TimeLayout.Unit.UNDER_DAY ? 1 : 0);
        day = number(element.unit() == TimeLayout.Unit.ZERO_DAY);
      }
      case UNDER_YEAR_DAY, ZERO_YEAR_DAY -> {
        skipBlanks(element.unit() == TimeLayout.Unit.UNDER_YEAR_DAY ? 2 : 0);
        yearDay = threeDigits(element.unit() == TimeLayout.Unit.ZERO_YEAR_DAY);
      }
      case HOUR -> hour = inRange(number(false), 0, 23, "hour");
      case HOUR12, ZERO_HOUR12 ->
          hour = inRange(number(element.unit() == TimeLayout.Unit.ZERO_HOUR12), 0, 12, "hour");
      case MINUTE, ZERO_MINUTE ->
          minute = inRange(number(element.unit() == TimeLayout.Unit.ZERO_MINUTE), 0, 59, "minute");
      case SECOND, ZERO_SECOND -> {
        second = inRange(number(element.unit() == TimeLayout.Unit.ZERO_SECOND), 0, 59, "second");
        if (!fractionFollows) {
          fraction();
        }
      }
      case UPPER_PM -> half("AM", "PM");
      case LOWER_PM -> half("am", "pm");
      case ZONE_NAME -> zone();
      case OFFSET -> offset(element.text());
      case FRACTION_ZEROS -> {
        int width = element.text().length();
        if (rest.length() < width) {
          throw new Mismatch();
        }
        nanoseconds(width);
      }
      case FRACTION_NINES -> fraction();
    }
  }

  private int inRange(int number, int low, int high, String what) {
    if (number < low || number > high) {
      throw outOfRange(what);
    }
    return number;
  }

  private void half(String morning, String afternoon) throws Mismatch {
    am = rest.startsWith(morning);
    pm = rest.startsWith(afternoon);
    if (!am && !pm) {
      throw new Mismatch();
    }
    rest = rest.substring(2);
  }

  /** Reads a fraction of a second if there is one. */
  private void fraction() {
    if (rest.isEmpty() || ".,".indexOf(rest.charAt(0)) < 0 || !isDigit(1)) {
      return;
    }
    int width = 1;
    while (isDigit(width)) {
      width++;
    }
    String digits = (rest.substring(1, Math.min(width, 10)) + "00000000").substring(0, 9);
    nanos = Integer.parseInt(digits);
    rest = rest.substring(width);
  }

  private void nanoseconds(int width) throws Mismatch {
    if (".,".indexOf(rest.charAt(0)) < 0) {
      throw new Mismatch();
    }
    for (int i = 1; i < width; i++) {
      if (!isDigit(i)) {
        throw new Mismatch();
      }
    }
    String after = rest.substring(width);
    rest = rest.substring(0, width);
    fraction();
    rest = after;
  }

  private void offset(String form) throws Mismatch {
    if (form.startsWith("Z") && rest.startsWith("Z")) {
      rest = rest.substring(1);
      location = GoLocation.UTC;
      return;
    }
    if (rest.length() < form.length()) {
      throw new Mismatch();
    }
    int sign = rest.charAt(0) == '-' ? -1 : 1;
    boolean signed = rest.charAt(0) == '-' || rest.charAt(0) == '+';
    int[] parts = new int[3];
    int at = 1;
    for (int i = 0; at < form.length(); i++) {
      if (form.charAt(at) == ':') {
        if (rest.charAt(at) != ':') {
          throw new Mismatch();
        }
        at++;
      }
      if (!isDigit(at) || !isDigit(at + 1)) {
        throw new Mismatch();
      }
      parts[i] = Integer.parseInt(rest.substring(at, at + 2));
      at += 2;
    }
    inRange(parts[0], 0, 24, "time zone offset hour");
    inRange(parts[1], 0, 60, "time zone offset minute");
    inRange(parts[2], 0, 60, "time zone offset second");
    if (!signed) {
      throw new Mismatch();
    }
    offset = sign * ((parts[0] * 60 + parts[1]) * 60 + parts[2]);
    rest = rest.substring(form.length());
  }

  private void zone() throws Mismatch {
    if (rest.startsWith("UTC")) {
      rest = rest.substring(3);
      location = GoLocation.UTC;
      return;
    }
    int length = zoneLength();
    if (length == 0) {
      throw new Mismatch();
    }
    zoneName = rest.substring(0, length);
    rest = rest.substring(length);
  }

  private void resolveDay() {
    boolean leap = Year.isLeap(year);
    if (yearDay >= 0) {
      if (yearDay < 1 || yearDay > (leap ? 366 : 365)) {
        throw outOfRange("day-of-year");
      }
      LocalDateTime date = Year.of(year).atDay(yearDay).atStartOfDay();
      if (month >= 0 && month != date.getMonthValue()) {
        throw new GoError(failure() + ": day-of-year does not match month");
      }
      if (day >= 0 && day != date.getDayOfMonth()) {
        throw new GoError(failure() + ": day-of-year does not match day");
      }
      month = date.getMonthValue();
      day = date.getDayOfMonth();
    }
    month = month < 0 ? 1 : month;
    day = day < 0 ? 1 : day;
    if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      throw outOfRange("day");
    }
  }

  private GoTime inLocation() {
    LocalDateTime reading = LocalDateTime.of(year, month, day, hour, minute, second, nanos);
    if (location != null) {
      return GoTime.of(location.instant(reading), location);
    }
    Instant utc = reading.toInstant(ZoneOffset.UTC);
    if (offset != null) {
      Instant instant = utc.minusSeconds(offset);
      boolean isLocal =
          local.offset(instant) == offset
              && (zoneName.isEmpty() || zoneName.equals(local.abbreviation(instant)));
      return GoTime.of(instant, isLocal ? local : GoLocation.fixed(zoneName, offset));
    }
    if (!zoneName.isEmpty()) {
      Instant instant = local.instant(reading);
      if (zoneName.equals(local.abbreviation(instant))) {
        return GoTime.of(instant, local);
      }
      String hours = zoneName.startsWith("GMT") ? zoneName.substring(3) : "";
      int seconds = hours.isEmpty() ? 0 : Integer.parseInt(hours) * 3600;
      // The offset of an unknown name is unknown too: the reading is taken for UTC's.
      return GoTime.of(utc, GoLocation.fixed(zoneName, seconds));
    }
    return GoTime.of(local.instant(reading), local);
  }
}

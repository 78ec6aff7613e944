package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.INT64;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoType;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The methods of Go's {@code time.Time} that a template can call: those with one result. */
final class TimeMethods {
  private static final GoType MONTH = GoType.named("time.Month", INT);
  private static final GoType WEEKDAY = GoType.named("time.Weekday", INT);

  private TimeMethods() {}

  /** The method of this name bound to a time, or null. */
  static GoFunction of(GoTime time, String name) {
    GoFunction part = part(time, name);
    if (part == null) {
      part = epoch(time, name);
    }
    return part == null ? other(time, name) : part;
  }

  private static GoFunction part(GoTime time, String name) {
    LocalDateTime clock = time.clock();
    return switch (name) {
      case "Year" -> integer(name, clock::getYear);
      case "Month" -> named(name).returns(MONTH).call(() -> month(clock));
      case "Day" -> integer(name, clock::getDayOfMonth);
      case "Weekday" -> named(name).returns(WEEKDAY).call(() -> weekday(clock));
      case "YearDay" -> integer(name, clock::getDayOfYear);
      case "Hour" -> integer(name, clock::getHour);
      case "Minute" -> integer(name, clock::getMinute);
      case "Second" -> integer(name, clock::getSecond);
      case "Nanosecond" -> integer(name, clock::getNano);
      default -> null;
    };
  }

  private static GoFunction integer(String name, LongSupplier value) {
    return named(name).returns(INT).call(() -> GoInt.of(value.getAsLong()));
  }

  private static NamedInt month(LocalDateTime clock) {
    return new NamedInt(MONTH, clock.getMonthValue(), TimeMethods::month);
  }

  private static String month(long number) {
    return number < 1 || number > 12
        ? "%!Month(" + number + ")"
        : Month.of((int) number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static NamedInt weekday(LocalDateTime clock) {
    return new NamedInt(WEEKDAY, clock.getDayOfWeek().getValue() % 7, TimeMethods::weekday);
  }

  private static String weekday(long number) {
    return DayOfWeek.SUNDAY.plus(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static GoFunction epoch(GoTime time, String name) {
    long seconds = time.instant().getEpochSecond();
    int nanos = time.nanosecond();
    return switch (name) {
      case "Unix" -> named(name).returns(INT64).call(() -> seconds);
      case "UnixMilli" ->
          named(name).returns(INT64).call(() -> seconds * 1_000 + nanos / 1_000_000);
      case "UnixMicro" ->
          named(name).returns(INT64).call(() -> seconds * 1_000_000 + nanos / 1_000);
      case "UnixNano" -> named(name).returns(INT64).call(() -> seconds * 1_000_000_000 + nanos);
      default -> null;
    };
  }

  private static GoFunction other(GoTime time, String name) {
    return switch (name) {
      case "Format" ->
          named(name)
              .params(STRING)
              .returns(STRING)
              .call((String layout) -> TimeFormatter.format(time, layout));
      case "String" -> named(name).returns(STRING).call(time::goString);
      case "UTC" -> named(name).returns(GoTime.TYPE).call(() -> time.in(GoLocation.UTC));
      case "In" ->
          named(name)
              .params(GoLocation.TYPE)
              .returns(GoTime.TYPE)
              .call((GoLocation location) -> time.in(location));
      case "Location" -> named(name).returns(GoLocation.TYPE).call(time::location);
      case "Add" ->
          named(name)
              .params(GoDuration.TYPE)
              .returns(GoTime.TYPE)
              .call((Number duration) -> time.plus(duration.longValue()));
      case "AddDate" ->
          named(name)
              .params(INT, INT, INT)
              .returns(GoTime.TYPE)
              .call(
                  (GoInt years, GoInt months, GoInt days) ->
                      time.plusDate(years.longValue(), months.longValue(), days.longValue()));
      case "Truncate", "Round" ->
          named(name)
              .params(GoDuration.TYPE)
              .returns(GoTime.TYPE)
              .call((Number unit) -> time.multipleOf(unit.longValue(), name.equals("Round")));
      case "IsZero" ->
          named(name).returns(BOOL).call(() -> time.instant().equals(GoTime.ZERO.instant()));
      case "IsDST" ->
          named(name).returns(BOOL).call(() -> time.location().isDaylightSaving(time.instant()));
      case "MarshalText" -> named(name).returns(GoType.BYTES).call(() -> bytes(time.timestamp()));
      case "MarshalJSON" ->
          named(name).returns(GoType.BYTES).call(() -> bytes("\"" + time.timestamp() + "\""));
      default -> comparison(time, name);
    };
  }

  private static GoBytes bytes(String text) {
    return new GoBytes(GoStrings.toBytes(text));
  }

  private static GoFunction comparison(GoTime time, String name) {
    GoFunction.Builder method = named(name).params(GoTime.TYPE);
    return switch (name) {
      case "Before" -> method.returns(BOOL).call((GoTime other) -> time.compareTo(other) < 0);
      case "After" -> method.returns(BOOL).call((GoTime other) -> time.compareTo(other) > 0);
      case "Equal" -> method.returns(BOOL).call((GoTime other) -> time.compareTo(other) == 0);
      case "Compare" ->
          method
              .returns(INT)
              .call((GoTime other) -> GoInt.of(Integer.signum(time.compareTo(other))));
      case "Sub" ->
          method.returns(GoDuration.TYPE).call((GoTime other) -> new GoDuration(time.minus(other)));
      default -> null;
    };
  }
}

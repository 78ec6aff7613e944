package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sprig's dates. A date is a {@code time.Time} or a number of seconds since 1970; anything else
 * counts as now.
 */
final class DateFunctions {
  private static final String DAY = "2006-01-02";
  private static final String[] UNIT_NAMES = {"y", "mo", "d", "h", "m", "s"};
  private static final long[] UNITS = {
    365 * 24 * GoDuration.HOUR,
    30 * 24 * GoDuration.HOUR,
    24 * GoDuration.HOUR,
    GoDuration.HOUR,
    GoDuration.MINUTE,
    GoDuration.SECOND
  };

  private final Surroundings surroundings;
  private final GoLocation local;
  private final long started = System.nanoTime();

  private DateFunctions(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.local = GoLocation.local(surroundings.zone());
  }

  static List<GoFunction> all(Surroundings surroundings) {
    return new DateFunctions(surroundings).functions();
  }

  private List<GoFunction> functions() {
    List<GoFunction> all = new ArrayList<>();
    all.add(named("now").returns(GoTime.TYPE).call(this::now));
    all.add(
        named("date")
            .params(STRING, ANY)
            .returns(STRING)
            .call((String layout, Object date) -> format(layout, date, "Local")));
    for (String name : List.of("dateInZone", "date_in_zone")) {
      all.add(named(name).params(STRING, ANY, STRING).returns(STRING).call(this::format));
    }
    all.add(
        named("htmlDate")
            .params(ANY)
            .returns(STRING)
            .call((Object date) -> format(DAY, date, "Local")));
    all.add(
        named("htmlDateInZone")
            .params(ANY, STRING)
            .returns(STRING)
            .call((Object date, String zone) -> format(DAY, date, zone)));
    addModifiers(all);
    all.add(named("ago").params(ANY).returns(STRING).call(this::ago));
    all.add(named("duration").params(ANY).returns(STRING).call(DateFunctions::duration));
    all.add(named("durationRound").params(ANY).returns(STRING).call(this::durationRound));
    all.add(
        named("unixEpoch")
            .params(GoTime.TYPE)
            .returns(STRING)
            .call((GoTime time) -> Long.toString(time.instant().getEpochSecond())));
    all.add(named("toDate").params(STRING, STRING).returns(GoTime.TYPE).call(this::dateOrZero));
    all.add(
        named("mustToDate")
            .params(STRING, STRING)
            .returns(GoTime.TYPE)
            .call((String layout, String text) -> TimeParser.parse(layout, text, local)));
    return all;
  }

  private static void addModifiers(List<GoFunction> all) {
    for (String name : List.of("dateModify", "date_modify")) {
      all.add(
          named(name)
              .params(STRING, GoTime.TYPE)
              .returns(GoTime.TYPE)
              .call(DateFunctions::modifyIfGood));
    }
    for (String name : List.of("mustDateModify", "must_date_modify")) {
      all.add(
          named(name)
              .params(STRING, GoTime.TYPE)
              .returns(GoTime.TYPE)
              .call((String change, GoTime time) -> time.plus(GoDuration.parse(change))));
    }
  }

  private GoTime now() {
    return GoTime.reading(surroundings.clock().instant(), local, System.nanoTime() - started);
  }

  private static GoTime modifyIfGood(String change, GoTime time) {
    try {
      return time.plus(GoDuration.parse(change));
    } catch (GoError badDuration) {
      return time;
    }
  }

  private GoTime dateOrZero(String layout, String text) {
    try {
      return TimeParser.parse(layout, text, local);
    } catch (GoError badDate) {
      return GoTime.ZERO;
    }
  }

  private String format(String layout, Object date, String zone) {
    GoLocation location = GoLocation.load(zone, local);
    GoTime time = date instanceof Integer seconds ? unix(seconds) : timeOf(date);
    return TimeFormatter.format(time.in(location == null ? GoLocation.UTC : location), layout);
  }

  private GoTime timeOf(Object date) {
    if (date instanceof GoTime time) {
      return time;
    }
    return date instanceof Long || date instanceof GoInt ? unix((Number) date) : now();
  }

  private GoTime unix(Number seconds) {
    return GoTime.of(Instant.ofEpochSecond(seconds.longValue()), local);
  }

  private String ago(Object date) {
    return GoDuration.text(GoDuration.round(now().minus(timeOf(date)), GoDuration.SECOND));
  }

  private static String duration(Object seconds) {
    if (seconds instanceof String text) {
      return GoDuration.text(Cast.atoi(text) * GoDuration.SECOND);
    }
    return GoDuration.text(seconds instanceof Long number ? number * GoDuration.SECOND : 0);
  }

  private String durationRound(Object duration) {
    long nanoseconds = Math.abs(nanosecondsOf(duration));
    for (int i = 0; i < UNITS.length; i++) {
      if (Long.compareUnsigned(nanoseconds, UNITS[i]) > 0) {
        return Long.divideUnsigned(nanoseconds, UNITS[i]) + UNIT_NAMES[i];
      }
    }
    return "0s";
  }

  private long nanosecondsOf(Object duration) {
    if (duration instanceof String text) {
      try {
        return GoDuration.parse(text);
      } catch (GoError badDuration) {
        return 0;
      }
    }
    if (duration instanceof GoTime time) {
      return now().minus(time);
    }
    return duration instanceof Long number ? number : 0;
  }
}

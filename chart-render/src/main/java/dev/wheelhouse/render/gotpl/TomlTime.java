package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.json.JsonView;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * A date or time of a TOML document, as Go's {@code time.Time} prints it.
 *
 * @param goString what {@code String()} gives
 * @param jsonView what JSON and YAML show
 * @param toml how TOML writes it
 */
record TomlTime(String goString, String jsonView, String toml) implements GoStringer, JsonView {
  private static final GoType TYPE = GoType.struct("time.Time");
  private static final LocalDate YEAR_ZERO = LocalDate.of(0, 1, 1);
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  static TomlTime of(OffsetDateTime time) {
    ZoneOffset offset = time.getOffset();
    boolean utc = offset.equals(ZoneOffset.UTC);
    String zone = utc ? "Z" : offset.getId();
    String text = iso(time.toLocalDateTime()) + zone;
    String numeric = utc ? "+0000" : offset.getId().replace(":", "");
    return new TomlTime(
        plain(time.toLocalDateTime()) + " " + numeric + " " + (utc ? "UTC" : numeric), text, text);
  }

  static TomlTime of(LocalDateTime time) {
    return local(time, "datetime-local", iso(time));
  }

  static TomlTime of(LocalDate date) {
    return local(date.atStartOfDay(), "date-local", DATE.format(date));
  }

  static TomlTime of(LocalTime time) {
    return local(time.atDate(YEAR_ZERO), "time-local", TIME.format(time));
  }

  private static TomlTime local(LocalDateTime time, String zone, String toml) {
    return new TomlTime(plain(time) + " +0000 " + zone, iso(time) + "Z", toml);
  }

  private static String iso(LocalDateTime time) {
    return DATE.format(time) + "T" + TIME.format(time);
  }

  private static String plain(LocalDateTime time) {
    return DATE.format(time) + " " + TIME.format(time);
  }

  @Override
  public GoType goType() {
    return TYPE;
  }
}

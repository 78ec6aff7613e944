package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.json.JsonView;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoType;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Objects;

/** Go's {@code time.Time}: an instant, the location it is shown in, perhaps a monotonic reading. */
final class GoTime implements GoStringer, Receiver, JsonView {
  static final GoType TYPE = GoType.struct("time.Time");

  private static final long YEAR_ONE = -62_135_596_800L;
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);

  /** Go's zero time, the first instant of the year 1. */
  static final GoTime ZERO = of(Instant.ofEpochSecond(YEAR_ONE), GoLocation.UTC);

  private final Instant instant;
  private final GoLocation location;
  private final Long monotonic;

  private GoTime(Instant instant, GoLocation location, Long monotonic) {
    this.instant = instant;
    this.location = location;
    this.monotonic = monotonic;
  }

  static GoTime of(Instant instant, GoLocation location) {
    return new GoTime(instant, location, null);
  }

  /**
   * A time that was read from a clock.
   *
   * @param monotonic nanoseconds since the program started, which {@code String()} shows
   */
  static GoTime reading(Instant instant, GoLocation location, long monotonic) {
    return new GoTime(instant, location, monotonic);
  }

  Instant instant() {
    return instant;
  }

  /** The nanosecond within the second. */
  int nanosecond() {
    return clock().get(ChronoField.NANO_OF_SECOND);
  }

  GoLocation location() {
    return location;
  }

  GoTime in(GoLocation other) {
    return new GoTime(instant, other, monotonic);
  }

  /** What the clock shows in the location. */
  LocalDateTime clock() {
    return LocalDateTime.ofEpochSecond(
        instant.getEpochSecond(), instant.getNano(), ZoneOffset.ofTotalSeconds(offset()));
  }

  /** Seconds east of UTC. */
  int offset() {
    return location.offset(instant);
  }

  String abbreviation() {
    return location.abbreviation(instant);
  }

  GoTime plus(long nanoseconds) {
    return new GoTime(
        instant.plusNanos(nanoseconds),
        location,
        monotonic == null ? null : (Long) (monotonic + nanoseconds));
  }

  GoTime plusDate(long years, long months, long days) {
    LocalDateTime start = clock();
    // Go normalises: January 31 plus a month is March 3.
    LocalDateTime moved =
        start
            .withDayOfMonth(1)
            .plusMonths(Math.addExact(Math.multiplyExact(years, 12L), months))
            .plusDays(days + start.getDayOfMonth() - 1);
    return of(location.instant(moved), location);
  }

  /** Nanoseconds from another time to this one, within the range of a duration. */
  long minus(GoTime other) {
    BigInteger difference = nanoseconds().subtract(other.nanoseconds());
    if (difference.bitLength() < Long.SIZE) {
      return difference.longValue();
    }
    return difference.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private BigInteger nanoseconds() {
    return BigInteger.valueOf(instant.getEpochSecond())
        .multiply(BILLION)
        .add(BigInteger.valueOf(instant.getNano()));
  }

  /** This time rounded down, or to the nearest, to a multiple of a duration since the year 1. */
  GoTime multipleOf(long unit, boolean nearest) {
    if (unit <= 0) {
      return of(instant, location);
    }
    BigInteger sinceYearOne =
        nanoseconds().subtract(BigInteger.valueOf(YEAR_ONE).multiply(BILLION));
    long rest = sinceYearOne.mod(BigInteger.valueOf(unit)).longValue();
    boolean up = nearest && rest >= unit - rest;
    return of(instant.plusNanos(up ? unit - rest : -rest), location);
  }

  int compareTo(GoTime other) {
    return instant.compareTo(other.instant);
  }

  @Override
  public GoType goType() {
    return TYPE;
  }

  @Override
  public String goString() {
    String text = TimeFormatter.format(this, "2006-01-02 15:04:05.999999999 -0700 MST");
    if (monotonic == null) {
      return text;
    }
    long magnitude = Math.abs(monotonic);
    return text
        + String.format(
            " m=%s%d.%09d",
            monotonic < 0 ? "-" : "+",
            magnitude / GoDuration.SECOND,
            magnitude % GoDuration.SECOND);
  }

  @Override
  public Object jsonView() {
    return timestamp();
  }

  /** The text of {@code MarshalJSON} and {@code MarshalText}. */
  String timestamp() {
    int year = clock().getYear();
    if (year < 0 || year > 9999) {
      throw new GoError(
          "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of"
              + " range [0,9999]");
    }
    return TimeFormatter.format(this, "2006-01-02T15:04:05.999999999Z07:00");
  }

  @Override
  public GoFunction goMethod(String name) {
    return TimeMethods.of(this, name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoTime that
        && instant.equals(that.instant)
        && location.goString().equals(that.location.goString())
        && Objects.equals(monotonic, that.monotonic);
  }

  @Override
  public int hashCode() {
    return instant.hashCode();
  }

  @Override
  public String toString() {
    return goString();
  }
}

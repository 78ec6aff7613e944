package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;

/** Go's {@code *time.Location}: a zone and the name it goes by. */
final class GoLocation implements GoStringer, Receiver {
  static final GoType TYPE = GoType.pointer(GoType.struct("time.Location"));
  static final GoLocation UTC = new GoLocation("UTC", ZoneOffset.UTC, "UTC");

  private final String name;
  private final ZoneId zone;
  private final String fixedAbbreviation;

  private GoLocation(String name, ZoneId zone, String fixedAbbreviation) {
    this.name = name;
    this.zone = zone;
    this.fixedAbbreviation = fixedAbbreviation;
  }

  /** The machine's zone, which Go calls {@code Local}. */
  static GoLocation local(ZoneId zone) {
    ZoneId normal = zone.normalized();
    return normal.equals(ZoneOffset.UTC)
        ? new GoLocation("Local", normal, "UTC")
        : new GoLocation("Local", zone, null);
  }

  /** A zone that is nothing but an offset; the name may be empty. */
  static GoLocation fixed(String name, int offsetSeconds) {
    return new GoLocation(name, ZoneOffset.ofTotalSeconds(offsetSeconds), name);
  }

  /** Go's {@code time.LoadLocation}; null if there is no such zone. */
  static GoLocation load(String name, GoLocation local) {
    if (name.isEmpty() || name.equals("UTC")) {
      return UTC;
    }
    if (name.equals("Local")) {
      return local;
    }
    try {
      return ZoneId.getAvailableZoneIds().contains(name)
          ? new GoLocation(name, ZoneId.of(name), null)
          : null;
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /** Seconds east of UTC at an instant. */
  int offset(Instant instant) {
    return zone.getRules().getOffset(instant).getTotalSeconds();
  }

  /**
   * The instant of a wall clock reading. Of a reading that a change of the clock skips or repeats,
   * one of the two meanings.
   */
  Instant instant(LocalDateTime reading) {
    return reading.toInstant(zone.getRules().getOffset(reading));
  }

  boolean isDaylightSaving(Instant instant) {
    return zone.getRules().isDaylightSavings(instant);
  }

  /** The zone's abbreviation at an instant, such as {@code CEST}; empty if it has none. */
  String abbreviation(Instant instant) {
    if (fixedAbbreviation != null) {
      return fixedAbbreviation;
    }
    ZoneRules rules = zone.getRules();
    if (!rules.isFixedOffset()
        && !rules.getTransitions().isEmpty()
        && instant.isBefore(rules.getTransitions().get(0).getInstant())) {
      return "LMT";
    }
    String text =
        TimeZone.getTimeZone(zone)
            .getDisplayName(rules.isDaylightSavings(instant), TimeZone.SHORT, Locale.ENGLISH);
    return (text.startsWith("GMT") && text.length() > 3) || text.indexOf(':') >= 0
        ? numeric(offset(instant))
        : text;
  }

  private static String numeric(int offset) {
    int minutes = Math.abs(offset) / 60;
    String hours = String.format("%s%02d", offset < 0 ? "-" : "+", minutes / 60);
    return minutes % 60 == 0 ? hours : hours + String.format("%02d", minutes % 60);
  }

  @Override
  public GoType goType() {
    return TYPE;
  }

  @Override
  public String goString() {
    return name;
  }

  @Override
  public GoFunction goMethod(String method) {
    return method.equals("String")
        ? GoFunction.named(method).returns(GoType.STRING).call(() -> name)
        : null;
  }
}

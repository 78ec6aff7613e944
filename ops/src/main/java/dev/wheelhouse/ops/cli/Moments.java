package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.GoDuration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Moments as options name them. */
final class Moments {
  private Moments() {}

  /**
   * A time, or how long ago it was.
   *
   * @param option for the error
   * @param text {@code 2026-03-01T12:00:00Z}, or {@code 10m}
   */
  static Instant parse(String option, String text, Instant now) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      try {
        return now.minus(GoDuration.parse(text));
      } catch (IllegalArgumentException notADuration) {
        throw new CommandException(
            ExitCode.USAGE,
            option
                + " takes a duration as 10m or 2h, or a time as 2026-03-01T12:00:00Z, found \""
                + text
                + "\"",
            notADuration);
      }
    }
  }
}

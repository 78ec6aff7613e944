package dev.wheelhouse.events.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads times of RFC 3339. The form in which events are written, {@code
 * 2026-05-04T10:15:30.123456Z}, takes a tenth of what {@link OffsetDateTime} takes for it, which is
 * a third of all that reading an event takes.
 */
final class UtcTime {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int NANO_DIGITS = 9;

  private UtcTime() {}

  /**
   * @throws java.time.DateTimeException when the text is no such time
   */
  static Instant parse(String text) {
    return isPlain(text) ? plain(text) : OffsetDateTime.parse(text).toInstant();
  }

  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    if (last < FORM.length()
        || last > FORM.length() + 1 + NANO_DIGITS
        || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < last; i++) {
      char expected = i == FORM.length() ? '.' : i < FORM.length() ? FORM.charAt(i) : '0';
      char found = text.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return last != FORM.length() + 1
        && number(text, 11, 13) < 24
        && number(text, 14, 16) < 60
        && number(text, 17, 19) < 60;
  }

  private static Instant plain(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    int seconds = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      int at = FORM.length() + 1 + i;
      nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
    }
    return Instant.ofEpochSecond(day * 86_400 + seconds, nanos);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}

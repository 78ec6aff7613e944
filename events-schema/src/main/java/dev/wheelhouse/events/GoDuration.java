package dev.wheelhouse.events;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go writes them, for example {@code 5m0s}, {@code 1h30m}, {@code 1.5s}; Helm's {@code
 * --timeout}. Follows Go's {@code time.ParseDuration} and {@code Duration.String}: whole
 * nanoseconds, at most about 292 years.
 */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException when the text is no Go duration or too long for one
   */
  public static Duration parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(rest);
    int end = 0;
    while (end < rest.length() && part.find() && part.start() == end) {
      BigDecimal unit = BigDecimal.valueOf(NANOS.get(part.group(2)));
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
      end = part.end();
    }
    if (rest.isEmpty() || end != rest.length()) {
      throw new IllegalArgumentException(
          "a duration is written like 90s, 5m or 1h30m, found \"" + text + "\"");
    }
    if (nanos.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("the duration \"" + text + "\" is longer than 292 years");
    }
    Duration duration = Duration.ofNanos(nanos.longValue());
    return negative ? duration.negated() : duration;
  }

  /**
   * Writes a duration as Go does: {@code 5m0s}, {@code 1.5s}, {@code 20ms}.
   *
   * @throws ArithmeticException when it is longer than 292 years
   */
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    BigDecimal abs = BigDecimal.valueOf(nanos).abs();
    BigDecimal second = BigDecimal.valueOf(NANOS.get("s"));
    if (abs.compareTo(second) < 0) {
      return sign + subSecond(abs);
    }
    BigDecimal[] minutesAndRest = abs.divideAndRemainder(BigDecimal.valueOf(NANOS.get("m")));
    String seconds = plain(minutesAndRest[1].divide(second)) + "s";
    long minutes = minutesAndRest[0].longValueExact();
    if (minutes == 0) {
      return sign + seconds;
    }
    String hours = minutes < 60 ? "" : minutes / 60 + "h";
    return sign + hours + minutes % 60 + "m" + seconds;
  }

  private static String subSecond(BigDecimal nanos) {
    String unit =
        nanos.compareTo(BigDecimal.valueOf(1_000)) < 0
            ? "ns"
            : nanos.compareTo(BigDecimal.valueOf(1_000_000)) < 0 ? "µs" : "ms";
    return plain(nanos.divide(BigDecimal.valueOf(NANOS.get(unit)))) + unit;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}

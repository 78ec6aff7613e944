package dev.wheelhouse.render.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The formats that schemas up to draft 7 assert, and metaschemas. Each check gives the Go library's
 * text for what is wrong, or null. Unknown formats and values that are no texts pass.
 */
final class Formats {
  private static final Map<String, UnaryOperator<String>> CHECKS =
      Map.ofEntries(
          Map.entry("regex", Formats::regex),
          Map.entry("email", HostFormats::email),
          Map.entry("hostname", HostFormats::hostname),
          Map.entry("ipv4", HostFormats::ipv4),
          Map.entry("ipv6", HostFormats::ipv6),
          Map.entry("uri", UriFormats::uri),
          Map.entry("iri", UriFormats::uri),
          Map.entry("uri-reference", UriFormats::reference),
          Map.entry("iri-reference", UriFormats::reference),
          Map.entry("uri-template", UriFormats::template),
          Map.entry("date", Formats::date),
          Map.entry("time", Formats::time),
          Map.entry("date-time", Formats::dateTime),
          Map.entry("duration", Formats::duration),
          Map.entry("uuid", Formats::uuid),
          Map.entry("json-pointer", Formats::jsonPointer),
          Map.entry("relative-json-pointer", Formats::relativeJsonPointer),
          Map.entry("semver", Formats::semver));

  private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};
  private static final int MINUTES_A_DAY = 24 * 60;

  private Formats() {}

  static String problem(String format, Object value) {
    UnaryOperator<String> check = CHECKS.get(format);
    return check != null && value instanceof String text ? check.apply(text) : null;
  }

  private static String regex(String text) {
    try {
      Pattern.compile(text);
      return null;
    } catch (PatternSyntaxException malformed) {
      return malformed.getMessage();
    }
  }

  private static String date(String text) {
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      try {
        LocalDate.parse(text);
        return null;
      } catch (DateTimeException outOfRange) {
        String part = outOfRange.getMessage().contains("MonthOfYear") ? "month" : "day";
        return "parsing time " + Texts.goQuote(text) + ": " + part + " out of range";
      }
    }
    return "parsing time "
        + Texts.goQuote(text)
        + " as \"2006-01-02\": cannot parse "
        + Texts.goQuote(text)
        + " as \"2006\"";
  }

  private static String dateTime(String text) {
    if (text.length() < 20) {
      return "less than 20 characters long";
    }
    if (text.charAt(10) != 't' && text.charAt(10) != 'T') {
      return "11th character must be t or T";
    }
    String date = date(text.substring(0, 10));
    if (date != null) {
      return "invalid date element: " + date;
    }
    String time = time(text.substring(11));
    return time == null ? null : "invalid time element: " + time;
  }

  private static String time(String text) {
    if (text.length() < 9) {
      return "less than 9 characters long";
    }
    if (text.charAt(2) != ':' || text.charAt(5) != ':') {
      return "missing colon in correct place";
    }
    if (!text.substring(0, 8).matches("[0-9]{2}:[0-9]{2}:[0-9]{2}")) {
      return "invalid hour/min/sec";
    }
    int hour = Integer.parseInt(text.substring(0, 2));
    int minute = Integer.parseInt(text.substring(3, 5));
    int second = Integer.parseInt(text.substring(6, 8));
    if (hour > 23 || minute > 59 || second > 60) {
      return "hour/min/sec out of range";
    }
    String rest = text.substring(8);
    if (rest.startsWith(".")) {
      String afterDigits = rest.substring(1).replaceFirst("^[0-9]+", "");
      if (afterDigits.length() == rest.length() - 1) {
        return "no digits in second fraction";
      }
      rest = afterDigits;
    }
    return zone(rest, hour * 60 + minute, second);
  }

  private static String zone(String zone, int minuteOfDay, int second) {
    int utc = minuteOfDay;
    if (!zone.equalsIgnoreCase("z")) {
      if (zone.length() != 6) {
        return "offset must be 6 characters long";
      }
      if (zone.charAt(0) != '+' && zone.charAt(0) != '-') {
        return "offset must begin with plus/minus";
      }
      if (zone.charAt(3) != ':') {
        return "missing colon in offset in correct place";
      }
      if (!zone.substring(1).matches("[0-9]{2}:[0-9]{2}")) {
        return "invalid hour/min in offset";
      }
      int hours = Integer.parseInt(zone.substring(1, 3));
      int minutes = Integer.parseInt(zone.substring(4));
      if (hours > 23 || minutes > 59) {
        return "hour/min in offset out of range";
      }
      int offset = hours * 60 + minutes;
      utc = Math.floorMod(utc + (zone.charAt(0) == '+' ? -offset : offset), MINUTES_A_DAY);
    }
    return second >= 60 && utc != MINUTES_A_DAY - 1 ? "invalid leap second" : null;
  }

  private static String duration(String text) {
    if (!text.startsWith("P")) {
      return "must start with P";
    }
    String rest = text.substring(1);
    if (rest.isEmpty()) {
      return "nothing after P";
    }
    if (rest.endsWith("W")) {
      String weeks = rest.substring(0, rest.length() - 1);
      return weeks.isEmpty()
          ? "no number in week"
          : weeks.matches("[0-9]+") ? null : "invalid week";
    }
    String[] parts = rest.split("T", -1);
    if (parts.length > 2) {
      return "more than one T";
    }
    if (parts.length == 2 && parts[1].isEmpty()) {
      return "no time elements";
    }
    String problem = units(parts[0], "YMD");
    return problem != null || parts.length == 1 ? problem : units(parts[1], "HMS");
  }

  private static String units(String text, String allowed) {
    String rest = text;
    String units = allowed;
    while (!rest.isEmpty()) {
      String afterDigits = rest.replaceFirst("^[0-9]+", "");
      if (afterDigits.length() == rest.length()) {
        return "missing number";
      }
      if (afterDigits.isEmpty()) {
        return "missing unit";
      }
      char unit = afterDigits.charAt(0);
      int place = units.indexOf(unit);
      if (place < 0) {
        return allowed.indexOf(unit) >= 0
            ? "unit '" + unit + "' out of order"
            : "invalid unit '" + unit + "'";
      }
      units = units.substring(place + 1);
      rest = afterDigits.substring(1);
    }
    return null;
  }

  private static String uuid(String text) {
    String[] groups = text.split("-", -1);
    if (groups.length != UUID_GROUPS.length) {
      return "must have 5 elements";
    }
    for (int i = 0; i < groups.length; i++) {
      if (groups[i].length() != UUID_GROUPS[i]) {
        return "element " + (i + 1) + " must be " + UUID_GROUPS[i] + " characters long";
      }
      String others = groups[i].replaceAll("[0-9a-fA-F]", "");
      if (!others.isEmpty()) {
        return "non-hex character '" + others.charAt(0) + "'";
      }
    }
    return null;
  }

  private static String jsonPointer(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.startsWith("/")) {
      return "not starting with /";
    }
    return text.matches("(?s)(?:[^~]|~[01])*") ? null : "~ must be followed by 0 or 1";
  }

  private static String relativeJsonPointer(String text) {
    String rest = text.replaceFirst("^[0-9]+", "");
    int digits = text.length() - rest.length();
    if (digits == 0) {
      return "must start with non-negative integer";
    }
    if (digits > 1 && text.startsWith("0")) {
      return "starts with zero";
    }
    return rest.equals("#") ? null : jsonPointer(rest);
  }

  private static String semver(String text) {
    String number = "(0|[1-9][0-9]*)";
    String identifier = "(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    String valid =
        number
            + "\\."
            + number
            + "\\."
            + number
            + "(-"
            + identifier
            + "(\\."
            + identifier
            + ")*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?";
    return text.matches(valid) ? null : "versionCore must have 3 numbers separated by dot";
  }
}

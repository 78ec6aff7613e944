package dev.wheelhouse.render.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Compares what we print with what Helm printed. */
final class Comparison {
  /** Dates and times, and seconds since 1970 from 2017 on. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d)?[^\\s\"']*)?|\\b1[5-9]\\d{8,11}\\b"
              + "|\\b20\\d{12}\\b");

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----[\\s\\S]*?-----END \\1-----");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_.$-]+|[^A-Za-z0-9+/=_.$-]+");

  private Comparison() {}

  /**
   * Whether two texts are equal but for random values and the clock. A token counts as random when
   * it differs between two renders of ours at that place.
   */
  static boolean equalButForRandom(String expected, String ours, String oursAgain) {
    List<String> wanted = masked(expected);
    List<String> first = masked(ours);
    List<String> second = masked(oursAgain);
    if (wanted.size() != first.size() || first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!lineEqual(wanted.get(i), first.get(i), second.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> masked(String text) {
    String withoutKeys = PEM.matcher(text).replaceAll("PEM $1");
    return Arrays.asList(CLOCK.matcher(withoutKeys).replaceAll("CLOCK").split("\n", -1));
  }

  private static boolean lineEqual(String wanted, String first, String second) {
    if (wanted.equals(first)) {
      return true;
    }
    // Whether a random text is quoted depends on what it looks like.
    List<String> a = tokens(wanted.replace("\"", ""));
    List<String> b = tokens(first.replace("\"", ""));
    List<String> c = tokens(second.replace("\"", ""));
    if (b.size() != c.size() || a.size() != b.size()) {
      // Random punctuation splits tokens anew: only the start of the line can be compared.
      return !first.equals(second) && wanted.startsWith(common(first, second));
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).equals(b.get(i))
          && b.get(i).equals(c.get(i))
          && !decoded(a.get(i)).equals(decoded(b.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** What base64 holds, the clock masked; the token itself when it is none. */
  private static String decoded(String token) {
    try {
      byte[] bytes = Base64.getDecoder().decode(token);
      return CLOCK.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("CLOCK");
    } catch (IllegalArgumentException noBase64) {
      return token;
    }
  }

  private static String common(String a, String b) {
    int end = 0;
    while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
      end++;
    }
    // The first random character may be equal by chance.
    return a.substring(0, Math.max(0, a.lastIndexOf(' ', end)));
  }

  private static List<String> tokens(String line) {
    return TOKEN.matcher(line).results().map(match -> match.group()).toList();
  }

  /**
   * Whether two error texts are equal. Helm lists what breaks a schema in the random order of Go's
   * maps, so those are compared as sets of lines.
   */
  static boolean errorEqual(String expected, String ours) {
    if (expected.strip().equals(ours.strip())) {
      return true;
    }
    return expected.contains("values don't meet the specifications of the schema")
        && lineSet(expected).equals(lineSet(ours));
  }

  private static List<String> lineSet(String text) {
    // A chart's name follows the last line of the chart before without a line break.
    return Arrays.stream(text.split("\n"))
        .flatMap(line -> Arrays.stream(line.split("(?<=[^-])(?=\\b[a-z0-9-]+:$)")))
        .map(line -> line.replaceFirst("additional properties (.*) not allowed", sortedWords(line)))
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .sorted()
        .toList();
  }

  private static String sortedWords(String line) {
    return Arrays.stream(line.split("[ ,]+"))
        .sorted()
        .reduce("", (a, b) -> a + " " + b)
        .replace("\\", "\\\\")
        .replace("$", "\\$");
  }
}

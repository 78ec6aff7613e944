package dev.wheelhouse.ops.follow;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How numbers, lists and foreign texts are written for people. */
public final class Words {
  private static final int BAR_WIDTH = 20;

  private Words() {}

  /** {@code 0.4s}, {@code 12.0s}, {@code 2m05s}, {@code 1h02m}. */
  public static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1fs", Math.floor(millis / 100.0) / 10);
    }
    long seconds = millis / 1000;
    return seconds < 3600
        ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
  }

  /** {@code [##########----------] 2/4}. */
  public static String bar(int done, int total) {
    int filled = total <= 0 ? BAR_WIDTH : Math.min(BAR_WIDTH, done * BAR_WIDTH / total);
    return "[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "] " + done + "/" + total;
  }

  /** {@code 1 hook}, {@code 2 hooks}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The first few, and how many more there are. */
  static String some(Collection<String> items, int limit) {
    String shown = items.stream().limit(limit).collect(Collectors.joining(", "));
    return items.size() > limit ? shown + " and " + (items.size() - limit) + " more" : shown;
  }

  /** A digest short enough for a line: {@code sha256:0123456789ab}. */
  static String digest(String digest) {
    int colon = digest.indexOf(':');
    return digest.substring(0, Math.min(digest.length(), colon + 13));
  }

  /**
   * A text of foreign origin without control characters, so that it cannot move the cursor, change
   * colours or set the window's title; line feeds become the start of a new element.
   */
  public static List<String> printableLines(String text) {
    return text.lines().map(Words::printable).toList();
  }

  /** As {@link #printableLines}, on one line. */
  public static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                clean.append(' ');
              } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}

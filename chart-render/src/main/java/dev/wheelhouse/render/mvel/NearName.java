package dev.wheelhouse.render.mvel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;

/** Finds the name an author probably meant. */
final class NearName {
  private static final int LONGEST = 40;

  private NearName() {}

  /** {@code ; did you mean "x"?} when a candidate is a slip of the keyboard away, else "". */
  static String hint(String name, Collection<String> candidates) {
    if (name.length() > LONGEST) {
      return "";
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(1, (wanted.length() + 1) / 3);
    return new TreeSet<>(candidates)
        .stream()
            .filter(candidate -> distance(wanted, candidate) <= tolerance)
            .min(Comparator.comparingInt(candidate -> distance(wanted, candidate)))
            .map(candidate -> "; did you mean \"" + candidate + "\"?")
            .orElse("");
  }

  /** Levenshtein's distance to the candidate in lower case. */
  private static int distance(String wanted, String candidate) {
    String other = candidate.toLowerCase(Locale.ROOT);
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}

package dev.wheelhouse.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of a benchmark. Not thread-safe. */
public final class Report {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these columns. */
  public Report(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row; as many cells as there are headings. */
  public Report row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "expected " + rows.get(0).size() + " cells, found " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  /** A number as all tables show it: three significant digits, no exponent. */
  public static String number(double value) {
    if (value >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  /** How many times as much. */
  public static String ratio(double value, double yardstick) {
    return number(value / yardstick) + "x";
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length())).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}

package dev.wheelhouse.render;

import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;

/** The rendered {@code NOTES.txt} files. */
final class Notes {
  private static final String SUFFIX = "NOTES.txt";

  private Notes() {}

  /** Takes every file of that name out of the rendered files and gives the chart's notes. */
  static String take(Map<String, String> files, String chart, boolean subcharts) {
    StringJoiner notes = new StringJoiner("\n");
    Iterator<Map.Entry<String, String>> entries = files.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, String> entry = entries.next();
      if (!entry.getKey().endsWith(SUFFIX)) {
        continue;
      }
      boolean own = entry.getKey().equals(chart + "/templates/" + SUFFIX);
      if ((own || subcharts) && !entry.getValue().isEmpty()) {
        notes.add(entry.getValue());
      }
      entries.remove();
    }
    return notes.toString();
  }
}

package dev.wheelhouse.store.index;

import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an index chart by chart, where it has the form that Helm, ChartMuseum and most servers
 * write: block style, each chart's name on a line of its own below {@code entries:}. A chart that
 * is not wanted is passed over without being parsed. What has another form (JSON, flow style,
 * anchors) is left to {@link WholeIndex}. Not thread-safe.
 */
final class IndexStream {
  private static final Pattern ENTRIES = Pattern.compile("entries:\\s*(#.*)?");
  private static final Pattern KEY = Pattern.compile("( +)([A-Za-z][A-Za-z0-9._-]*):\\s*(#.*)?");

  /** Words that YAML 1.1 reads as something else than text. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

  private final BufferedReader lines;
  private final Predicate<String> wanted;
  private final List<IndexEntry> found = new ArrayList<>();
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder chart = new StringBuilder();
  private String indent = "";
  private boolean named;
  private boolean collecting;

  IndexStream(InputStream in, Predicate<String> wanted) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.wanted = wanted;
  }

  /** The wanted entries; empty if the index has another form. */
  Optional<List<IndexEntry>> read() throws IOException {
    try {
      return readLines() ? Optional.of(found) : Optional.empty();
    } catch (YamlException otherForm) {
      return Optional.empty();
    }
  }

  private boolean readLines() throws IOException {
    boolean within = false;
    boolean seen = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      boolean content = !line.isBlank() && line.charAt(0) != '#';
      boolean top = content && line.charAt(0) != ' ' && line.charAt(0) != '-';
      if (top) {
        within = ENTRIES.matcher(line).matches();
        if (within && seen) {
          return false;
        }
        seen |= within;
      }
      if (!within) {
        if (line.startsWith("---") && head.length() > 0) {
          return false;
        }
        head.append(line).append('\n');
      } else if (!top && !entryLine(line, content)) {
        return false;
      }
    }
    endChart();
    if (!seen) {
      return false;
    }
    WholeIndex.checkHead(GoYaml.asMap(GoYaml.parseExact(head.toString()), "repo.IndexFile"));
    return true;
  }

  /** Takes a line below {@code entries:}; false if it does not fit the form. */
  private boolean entryLine(String line, boolean content) {
    int column = column(line);
    if (content && indent.isEmpty()) {
      indent = line.substring(0, column);
    }
    boolean key = content && column == indent.length() && line.charAt(column) != '-';
    if (key) {
      endChart();
      Matcher name = KEY.matcher(line);
      if (!name.matches() || WORDS.contains(name.group(2).toLowerCase(Locale.ROOT))) {
        return false;
      }
      named = true;
      collecting = wanted.test(name.group(2));
    } else if (content && (column < indent.length() || !named)) {
      return false;
    }
    if (collecting) {
      chart.append(line).append('\n');
    }
    return true;
  }

  private static int column(String line) {
    int column = 0;
    while (column < line.length() && line.charAt(column) == ' ') {
      column++;
    }
    return column;
  }

  private void endChart() {
    if (chart.length() == 0) {
      return;
    }
    Map<String, Object> parsed =
        GoYaml.asMap(GoYaml.parseExact(chart.toString()), "map[string]repo.ChartVersions");
    parsed.forEach((name, versions) -> WholeIndex.add(found, name, versions, wanted));
    chart.setLength(0);
  }
}

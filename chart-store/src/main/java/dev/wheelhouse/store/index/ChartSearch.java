package dev.wheelhouse.store.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds charts by words, ranked as {@code helm search repo} ranks: a match in the name first, then
 * in repository and name, the description, the keywords. Not thread-safe.
 *
 * <p>Source: Helm's {@code cmd/helm/search/search.go}.
 */
public final class ChartSearch {
  private static final char SEPARATOR = '\u000b';
  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparingInt(Found::score)
          .thenComparing(Found::name)
          .thenComparing(found -> found.entry().version(), VersionRange.newestFirst());

  private final List<Found> charts = new ArrayList<>();

  /**
   * A chart that fits.
   *
   * @param name {@code repository/chart}
   * @param score where the match is; lower is better
   */
  public record Found(String name, int score, IndexEntry entry) {}

  /** Adds the charts of a repository. */
  public void add(String repository, RepositoryIndex index) {
    index
        .entries()
        .forEach(
            (name, versions) ->
                versions.forEach(
                    entry -> charts.add(new Found(repository + "/" + name, 0, entry))));
  }

  /**
   * @param term text or regular expression; "" finds everything
   * @param range only versions in it
   * @param all whether all versions of a chart are wanted, or the first that fits
   * @throws java.util.regex.PatternSyntaxException for a malformed expression
   */
  public List<Found> find(String term, boolean regexp, String range, boolean all) {
    VersionRange wanted = VersionRange.of(range);
    ToIntFunction<String> position = position(term, regexp);
    List<Found> fitting = new ArrayList<>();
    for (Found chart : charts) {
      String line = line(chart);
      int at = position.applyAsInt(regexp ? line : line.toLowerCase(Locale.ROOT));
      if (at >= 0) {
        fitting.add(new Found(chart.name(), score(line, at, term), chart.entry()));
      }
    }
    fitting.sort(BEST_FIRST);
    Set<String> names = new HashSet<>();
    return fitting.stream()
        .filter(found -> wanted.accepts(found.entry().version()))
        .filter(found -> names.add(found.name()) || all)
        .toList();
  }

  private static ToIntFunction<String> position(String term, boolean regexp) {
    if (!regexp) {
      String lower = term.toLowerCase(Locale.ROOT);
      return line -> line.indexOf(lower);
    }
    Pattern pattern = Pattern.compile(term);
    return line -> {
      Matcher matcher = pattern.matcher(line);
      return matcher.find() ? matcher.start() : -1;
    };
  }

  private static int score(String line, int at, String term) {
    if (term.isEmpty()) {
      return 0;
    }
    return (int) line.substring(0, at).chars().filter(c -> c == SEPARATOR).count();
  }

  private static String line(Found chart) {
    IndexEntry entry = chart.entry();
    return String.join(
        String.valueOf(SEPARATOR),
        entry.name(),
        chart.name(),
        entry.metadata().description(),
        String.join(" ", entry.metadata().keywords()));
  }
}

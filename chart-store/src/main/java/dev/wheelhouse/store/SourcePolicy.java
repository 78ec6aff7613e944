package dev.wheelhouse.store;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which charts may be taken: a list of patterns, each of a whole source, in which {@code *} stands
 * for anything. A source is {@code REPOSITORY-URL/NAME}, {@code oci://HOST/PATH/NAME}, the URL of
 * an archive, or the absolute path of a file. An empty list allows everything. Immutable.
 */
public final class SourcePolicy {
  /** Allows everything. */
  public static final SourcePolicy ANY = new SourcePolicy(List.of());

  private final List<String> texts;
  private final List<Pattern> patterns;

  private SourcePolicy(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.patterns = this.texts.stream().map(SourcePolicy::pattern).toList();
  }

  /** The policy of some patterns, for example {@code https://charts.example.com/*}. */
  public static SourcePolicy of(List<String> patterns) {
    return new SourcePolicy(patterns);
  }

  private static Pattern pattern(String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /**
   * @throws StoreException REFUSED
   */
  public void check(String source) {
    boolean allowed =
        patterns.isEmpty() || patterns.stream().anyMatch(p -> p.matcher(source).matches());
    if (!allowed) {
      throw new StoreException(
          StoreErrorCode.REFUSED,
          "charts from " + source + " are not allowed here; allowed are " + texts);
    }
  }
}

package dev.wheelhouse.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a {@code .helmignore} file, as Helm's {@code pkg/ignore} applies them.
 *
 * <p>Two things differ from {@code .gitignore}: {@code **} is refused, and a rule with {@code !}
 * ignores everything that does <em>not</em> match it. {@code templates/.?*} is always ignored.
 */
final class IgnoreRules {
  /** What a rule compares: the file's name, or its path from the chart's root. */
  private record Rule(GlobPattern pattern, boolean wholePath, boolean negated, boolean onlyDirs) {
    boolean matches(String path) {
      return pattern.matches(wholePath ? path : GoPath.base(path));
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  /**
   * Reads the rules, one a line.
   *
   * @param text content of {@code .helmignore}, "" if there is none
   * @throws ChartException with Helm's text for a rule that Helm refuses
   */
  static IgnoreRules parse(String text) {
    IgnoreRules parsed = new IgnoreRules();
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : content.split("\n", -1)) {
      parsed.add(line.strip());
    }
    parsed.add("templates/.?*");
    return parsed;
  }

  private void add(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.contains("**")) {
      throw new ChartException(
          ChartErrorCode.IGNORE_RULE_INVALID, "double-star (**) syntax is not supported");
    }
    GlobPattern.of(line);
    boolean negated = line.startsWith("!");
    String rule = negated ? line.substring(1) : line;
    boolean onlyDirs = rule.endsWith("/");
    rule = onlyDirs ? rule.substring(0, rule.length() - 1) : rule;
    boolean rooted = rule.startsWith("/");
    boolean wholePath = rooted || rule.contains("/");
    rules.add(
        new Rule(GlobPattern.of(rooted ? rule.substring(1) : rule), wholePath, negated, onlyDirs));
  }

  /**
   * Whether a file, or a directory with all that is in it, is left out.
   *
   * @param path relative to the chart's root, with forward slashes
   */
  boolean ignores(String path, boolean directory) {
    for (Rule rule : rules) {
      boolean applies = !rule.onlyDirs || directory;
      if (rule.negated) {
        if (!applies || !rule.matches(path)) {
          return true;
        }
      } else if (applies && rule.matches(path)) {
        return true;
      }
    }
    return false;
  }
}

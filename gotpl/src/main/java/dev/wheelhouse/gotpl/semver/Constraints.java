package dev.wheelhouse.gotpl.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A version range such as {@code >=1.2 <2 || ^3.1}: alternatives separated by {@code ||}, each a
 * list of comparisons that must all hold. Immutable.
 *
 * <p>A pre-release version satisfies an alternative only if one of its comparisons names a
 * pre-release (for example {@code >=1.2-0}).
 *
 * <p>Operators: {@code =} (or none), {@code !=}, {@code >}, {@code <}, {@code >=}, {@code =>},
 * {@code <=}, {@code =<}, {@code ~}, {@code ~>}, {@code ^}; {@code x}, {@code X} and {@code *}
 * stand for any number, missing numbers too; {@code 1.2 - 1.4} is a range with both ends.
 */
public final class Constraints {
  /** Longest constraint text accepted, in bytes. */
  public static final int MAX_LENGTH = 512;

  /** Largest number of alternatives accepted. */
  public static final int MAX_GROUPS = 32;

  private static final String VERSION =
      "v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?"
          + "(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?"
          + "(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?";
  private static final String OPERATORS = "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^";
  private static final String COMPARISON = "(" + OPERATORS + ")\\s*(" + VERSION + ")";
  private static final Pattern WHOLE = Pattern.compile("^\\s*" + COMPARISON + "\\s*$");
  private static final Pattern EACH = Pattern.compile(COMPARISON);
  private static final Pattern GROUP =
      Pattern.compile("^(\\s*" + COMPARISON + "\\s*)((?:\\s+|,\\s*)" + COMPARISON + "\\s*)*$");
  private static final Pattern RANGE =
      Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");
  private static final int RANGE_UPPER = 11;

  private final List<Group> groups;

  private record Group(List<Comparison> comparisons, boolean namesPrerelease) {
    boolean accepts(Version version, boolean includePrerelease) {
      boolean pre = includePrerelease || namesPrerelease;
      if (version.isPrerelease() && !pre) {
        return false;
      }
      for (Comparison comparison : comparisons) {
        if (!comparison.accepts(version)) {
          return false;
        }
      }
      return true;
    }
  }

  private Constraints(List<Group> groups) {
    this.groups = groups;
  }

  /**
   * Reads a constraint.
   *
   * @throws SemverException if the text is not a constraint
   */
  public static Constraints parse(String text) {
    if (text.length() > MAX_LENGTH || text.getBytes(StandardCharsets.UTF_8).length > MAX_LENGTH) {
      throw new SemverException("constraint string is too long (max " + MAX_LENGTH + " bytes)");
    }
    String[] alternatives = rewriteRanges(text).split("\\|\\|", -1);
    if (alternatives.length > MAX_GROUPS) {
      throw new SemverException("too many constraint groups (max " + MAX_GROUPS + ")");
    }
    List<Group> groups = new ArrayList<>(alternatives.length);
    for (String alternative : alternatives) {
      groups.add(parseGroup(alternative));
    }
    return new Constraints(List.copyOf(groups));
  }

  private static Group parseGroup(String text) {
    if (!GROUP.matcher(text).find()) {
      throw improper(text);
    }
    List<Comparison> comparisons = new ArrayList<>();
    Matcher each = EACH.matcher(text);
    while (each.find()) {
      comparisons.add(parseComparison(each.group()));
    }
    boolean pre = comparisons.stream().anyMatch(Comparison::namesPrerelease);
    return new Group(List.copyOf(comparisons), pre);
  }

  private static Comparison parseComparison(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.find()) {
      throw improper(text);
    }
    return Comparison.of(
        whole.group(1),
        whole.group(2),
        whole.group(3),
        text(whole.group(4)),
        text(whole.group(5)),
        text(whole.group(6)));
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  private static SemverException improper(String text) {
    return new SemverException("improper constraint: " + GoQuote.quote(text));
  }

  private static String rewriteRanges(String text) {
    String result = text;
    Matcher range = RANGE.matcher(text);
    while (range.find()) {
      String rewritten = ">= " + range.group(1) + ", <= " + range.group(RANGE_UPPER) + " ";
      int at = result.indexOf(range.group());
      result = result.substring(0, at) + rewritten + result.substring(at + range.group().length());
    }
    return result;
  }

  /** Whether the version satisfies this constraint. */
  public boolean check(Version version) {
    return check(version, false);
  }

  /**
   * Whether the version satisfies this constraint.
   *
   * @param includePrerelease accept pre-releases also where no comparison names one (Helm's {@code
   *     --devel})
   */
  public boolean check(Version version, boolean includePrerelease) {
    for (Group group : groups) {
      if (group.accepts(version, includePrerelease)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return groups.stream()
        .map(
            g ->
                g.comparisons().stream().map(Comparison::toString).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" || "));
  }
}

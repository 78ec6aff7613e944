package dev.wheelhouse.charts;

/**
 * A shell pattern as Go's {@code filepath.Match} understands it: {@code *} and {@code ?} stop at
 * slashes, {@code [a-z]} and {@code [^a-z]} are classes, a backslash takes the next character as it
 * is. Matching needs time in proportion to pattern and name.
 */
final class GlobPattern {
  private final String pattern;

  private GlobPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Checks a pattern.
   *
   * @throws ChartException with Go's text if it is malformed
   */
  static GlobPattern of(String pattern) {
    int at = 0;
    while (at < pattern.length()) {
      at = elementEnd(pattern, at);
    }
    return new GlobPattern(pattern);
  }

  private static ChartException malformed() {
    return new ChartException(ChartErrorCode.IGNORE_RULE_INVALID, "syntax error in pattern");
  }

  private static int elementEnd(String pattern, int at) {
    char c = pattern.charAt(at);
    if (c == '\\') {
      if (at + 1 >= pattern.length()) {
        throw malformed();
      }
      return at + 2;
    }
    return c == '[' ? classEnd(pattern, at) : at + 1;
  }

  /** The index after a class; throws if it is malformed. */
  private static int classEnd(String pattern, int at) {
    int i = at + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    int ranges = 0;
    while (true) {
      if (i < pattern.length() && pattern.charAt(i) == ']' && ranges > 0) {
        return i + 1;
      }
      i = memberEnd(pattern, i);
      if (i < pattern.length() && pattern.charAt(i) == '-') {
        i = memberEnd(pattern, i + 1);
      }
      ranges++;
    }
  }

  private static int memberEnd(String pattern, int at) {
    if (at >= pattern.length() || pattern.charAt(at) == '-' || pattern.charAt(at) == ']') {
      throw malformed();
    }
    int end = pattern.charAt(at) == '\\' ? at + 2 : at + 1;
    if (end >= pattern.length()) {
      throw malformed();
    }
    return end;
  }

  /** Whether the whole name matches. */
  boolean matches(String name) {
    int p = 0;
    int n = 0;
    int starPattern = -1;
    int starName = -1;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        starPattern = p++;
        starName = n;
        continue;
      }
      if (p < pattern.length() && elementMatches(p, name.charAt(n))) {
        p = elementEnd(pattern, p);
        n++;
        continue;
      }
      if (starPattern < 0 || name.charAt(starName) == '/') {
        return false;
      }
      n = ++starName;
      p = starPattern + 1;
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private boolean elementMatches(int at, char c) {
    return switch (pattern.charAt(at)) {
      case '?' -> c != '/';
      case '\\' -> pattern.charAt(at + 1) == c;
      case '[' -> classMatches(at, c);
      default -> pattern.charAt(at) == c;
    };
  }

  private boolean classMatches(int at, char c) {
    int end = classEnd(pattern, at) - 1;
    int i = at + 1;
    boolean negated = pattern.charAt(i) == '^';
    if (negated) {
      i++;
    }
    boolean found = false;
    while (i < end) {
      i += pattern.charAt(i) == '\\' ? 1 : 0;
      char low = pattern.charAt(i++);
      char high = low;
      if (pattern.charAt(i) == '-') {
        i += pattern.charAt(i + 1) == '\\' ? 2 : 1;
        high = pattern.charAt(i++);
      }
      found |= low <= c && c <= high;
    }
    return found != negated;
  }
}

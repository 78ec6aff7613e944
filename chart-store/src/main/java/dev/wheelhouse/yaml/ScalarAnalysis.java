package dev.wheelhouse.yaml;

/** What libyaml's emitter looks at before it chooses the style of a scalar. */
final class ScalarAnalysis {
  private boolean blockIndicators;
  private boolean specialCharacters;
  private boolean tabs;
  private boolean multiline;
  private boolean blankEdge;
  private boolean trailingSpace;
  private boolean breakSpace;
  private boolean spaceBreak;

  private ScalarAnalysis() {}

  /** Whether a scalar holds a line break of any kind. */
  boolean multiline() {
    return multiline;
  }

  boolean plainAllowed() {
    return !blankEdge && !multiline && !blockIndicators && singleQuotedAllowed();
  }

  boolean singleQuotedAllowed() {
    return !breakSpace && !spaceBreak && !specialCharacters && !tabs;
  }

  boolean literalAllowed() {
    return !trailingSpace && !spaceBreak && !specialCharacters;
  }

  /**
   * Looks at a text.
   *
   * @param version3 whether tabs may stand in literal blocks, as in yaml.v3
   */
  static ScalarAnalysis of(String text, boolean version3) {
    ScalarAnalysis analysis = new ScalarAnalysis();
    int length = text.length();
    analysis.blockIndicators = text.startsWith("---") || text.startsWith("...");
    char previous = ' ';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric) {
        boolean blankFollows = i + 1 >= length || YamlCursor.isBlank(text.charAt(i + 1));
        analysis.blockIndicators |= isIndicator(c, i == 0, blankFollows, previous);
        analysis.character(c, i == 0, i + 1 == length, previous, i > 0, version3);
      }
      previous = c;
    }
    return analysis;
  }

  private static boolean isIndicator(char c, boolean first, boolean blankFollows, char previous) {
    if (c == ':') {
      return blankFollows;
    }
    if (first) {
      return switch (c) {
        case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' ->
            true;
        case '?', '-' -> blankFollows;
        default -> false;
      };
    }
    return c == '#' && YamlCursor.isBlankOrEnd(previous);
  }

  private void character(
      char c, boolean first, boolean last, char previous, boolean hasPrevious, boolean version3) {
    if (c == '\t' && version3) {
      tabs = true;
    } else if (!isPrintable(c)) {
      specialCharacters = true;
    }
    if (c == ' ') {
      blankEdge |= first || last;
      trailingSpace |= last;
      breakSpace |= hasPrevious && YamlCursor.isBreak(previous);
    } else if (YamlCursor.isBreak(c)) {
      multiline = true;
      blankEdge |= first || last;
      spaceBreak |= hasPrevious && previous == ' ';
    }
  }

  /** What libyaml writes as it is: no control characters, no mark, nothing past the BMP. */
  static boolean isPrintable(char c) {
    return c == '\n'
        || (c >= ' ' && c <= '~')
        || (c >= '\u00A0' && !Character.isSurrogate(c) && c != '\uFEFF' && c < '\uFFFE');
  }
}

package dev.wheelhouse.yaml;

/**
 * A position in the text being scanned, with the line and column that libyaml would count.
 *
 * <p>The buffer ends in NULs, so that looking a few characters ahead needs no check; NUL itself is
 * not allowed in YAML. Columns count code points.
 */
final class YamlCursor {
  private static final int PADDING = 16;

  /** go-yaml decodes its input in pieces of this size and finds bad characters only then. */
  private static final int READ_AHEAD = 512;

  final char[] buffer;
  int pos;
  int line;
  int column;
  private int lowSurrogates;
  private final int unreadableFrom;
  private final String unreadableProblem;

  YamlCursor(String text) {
    this(text, -1, "");
  }

  /**
   * A cursor over a text of which only the part before an offset could be decoded.
   *
   * @param brokenAt offset of what could not be decoded, or -1
   * @param brokenProblem what to report when the scanner gets there
   */
  YamlCursor(String text, int brokenAt, String brokenProblem) {
    int length = text.length();
    buffer = new char[length + PADDING];
    text.getChars(0, length, buffer, 0);
    pos = length > 0 && buffer[0] == '\uFEFF' ? 1 : 0;
    int control = firstControl(buffer, length);
    if (control >= 0) {
      unreadableFrom = control / READ_AHEAD * READ_AHEAD;
      unreadableProblem = "control characters are not allowed";
    } else if (brokenAt >= 0) {
      unreadableFrom = brokenAt / READ_AHEAD * READ_AHEAD;
      unreadableProblem = brokenProblem;
    } else {
      unreadableFrom = Integer.MAX_VALUE;
      unreadableProblem = "";
    }
  }

  private static int firstControl(char[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      char c = buffer[i];
      if (c >= ' ' && c <= '~') {
        continue;
      }
      boolean allowed =
          c == '\n' || c == '\t' || c == '\r' || c == '\u0085' || (c >= '\u00A0' && c <= '\uFFFD');
      if (!allowed) {
        return i;
      }
    }
    return -1;
  }

  char current() {
    return buffer[pos];
  }

  char ahead(int offset) {
    return buffer[pos + offset];
  }

  /** Code points since the start of the text. */
  int index() {
    return pos - lowSurrogates;
  }

  void skip() {
    if (Character.isLowSurrogate(buffer[pos])) {
      lowSurrogates++;
    } else {
      column++;
    }
    pos++;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      skip();
    }
  }

  /** Passes a line break, if one is here. */
  void skipLine() {
    if (buffer[pos] == '\r' && buffer[pos + 1] == '\n') {
      pos += 2;
    } else if (isBreak(buffer[pos])) {
      pos++;
    } else {
      return;
    }
    column = 0;
    line++;
  }

  /** Passes a line break, if one is here, and appends it in its normal form. */
  void readLine(StringBuilder into) {
    char c = buffer[pos];
    if (!isBreak(c)) {
      return;
    }
    into.append(c == '\u2028' || c == '\u2029' ? c : '\n');
    skipLine();
  }

  /** Passes a comment up to the end of its line, if one starts here. */
  void skipComment() {
    if (buffer[pos] != '#') {
      return;
    }
    int at = pos;
    char c = buffer[at];
    while ((c >= ' ' && c <= '~') || !isBreakOrEnd(c)) {
      if (Character.isLowSurrogate(c)) {
        lowSurrogates++;
        column--;
      }
      c = buffer[++at];
    }
    column += at - pos;
    pos = at;
  }

  /** Passes letters, digits and what else never means anything inside a plain scalar. */
  void skipWordCharacters() {
    int at = pos;
    char c = buffer[at];
    while ((c >= '.' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == '-') {
      c = buffer[++at];
    }
    column += at - pos;
    pos = at;
  }

  void skipBlanks() {
    while (isBlank(buffer[pos])) {
      skip();
    }
  }

  boolean atEnd() {
    return buffer[pos] == 0;
  }

  boolean atDocumentIndicator() {
    if (column != 0) {
      return false;
    }
    char c = buffer[pos];
    return (c == '-' || c == '.')
        && buffer[pos + 1] == c
        && buffer[pos + 2] == c
        && isBlankOrEnd(buffer[pos + 3]);
  }

  /** Fails if go-yaml would have met a character it cannot read by now. */
  void checkReadable() {
    if (pos + 4 > unreadableFrom) {
      throw new YamlException("yaml: " + unreadableProblem);
    }
  }

  /** The failure of a scanner at this place, with go-yaml's way of counting lines. */
  YamlException failure(String problem) {
    if (pos + 4 > unreadableFrom) {
      return new YamlException("yaml: " + unreadableProblem);
    }
    return new YamlException("yaml: " + (line == 0 ? "" : "line " + (line + 1) + ": ") + problem);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  static boolean isBreakOrEnd(char c) {
    return c == 0 || isBreak(c);
  }

  static boolean isBlankOrEnd(char c) {
    return c == ' ' || c == '\t' || isBreakOrEnd(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a character may stand in the name of an anchor, a tag handle or a directive. */
  static boolean isWord(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
  }

  static int hexDigit(char c) {
    if (isDigit(c)) {
      return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
      return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }
}

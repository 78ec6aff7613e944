package dev.wheelhouse.render.gotpl;

import com.google.re2j.Pattern;

/**
 * The patterns of {@code .Files.Glob}, as the Go library gobwas/glob reads them with {@code /} as
 * separator: {@code *} and {@code ?} stay within a path segment, {@code **} does not, {@code
 * [abc]}, {@code [!a-z]}, <code>{one,two}</code>, backslash escapes. Matching takes linear time.
 */
final class FileGlob {
  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private int terms;

  private FileGlob(String glob) {
    this.glob = glob;
  }

  /** The pattern; one that matches everything where the glob is malformed, as in Helm. */
  static Pattern compile(String glob) {
    FileGlob parser = new FileGlob(glob);
    String regex = parser.parse() ? parser.regex.toString() : ".*";
    return Pattern.compile("(?s)^(?:" + regex + ")$");
  }

  private boolean parse() {
    while (at < glob.length()) {
      int rune = next();
      switch (rune) {
        case '*' -> {
          boolean any = at < glob.length() && glob.charAt(at) == '*';
          regex.append(any ? ".*" : "[^/]*");
          at += any ? 1 : 0;
        }
        case '?' -> regex.append("[^/]");
        case '[' -> {
          if (!range()) {
            return false;
          }
        }
        case '{' -> {
          terms++;
          regex.append("(?:");
        }
        default -> text(rune);
      }
    }
    // The library takes the end of the pattern as the end of open braces.
    regex.append(")".repeat(terms));
    return true;
  }

  private void text(int rune) {
    if (rune == '\\') {
      if (at < glob.length()) {
        literal(next());
      }
    } else if (terms > 0 && rune == ',') {
      regex.append('|');
    } else if (terms > 0 && rune == '}') {
      terms--;
      regex.append(')');
    } else {
      literal(rune);
    }
  }

  /** What follows an opening bracket: one range of characters, or a list of them. */
  private boolean range() {
    int close = glob.indexOf(']', at + 1);
    if (close < 0) {
      return false;
    }
    regex.append('[');
    if (glob.charAt(at) == '!') {
      regex.append('^');
      at++;
    }
    String body = glob.substring(at, Math.max(at, close));
    at = close + 1;
    int[] runes = body.codePoints().toArray();
    if (runes.length > 1 && runes[1] == '-') {
      if (runes.length != 3 || runes[2] < runes[0]) {
        return false;
      }
      literal(runes[0]);
      regex.append('-');
      literal(runes[2]);
      regex.append(']');
      return true;
    }
    String listed = body.replace("\\", "");
    if (listed.isEmpty()) {
      return false;
    }
    listed.codePoints().forEach(this::literal);
    regex.append(']');
    return true;
  }

  private void literal(int rune) {
    regex.append("\\x{").append(Integer.toHexString(rune)).append('}');
  }

  private int next() {
    int rune = glob.codePointAt(at);
    at += Character.charCount(rune);
    return rune;
  }
}

package dev.wheelhouse.render;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Go's {@code filepath.Match}: {@code *} and {@code ?} within a path segment, {@code [a-z]}. */
final class PathGlob {
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private PathGlob() {}

  /** A pattern that matches nothing where Go calls the glob malformed. */
  static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '\\') {
        if (++i == glob.length()) {
          return NOTHING;
        }
        regex.append(literal(glob.charAt(i)));
      } else if (inClass) {
        inClass = c != ']';
        regex.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
      } else if (c == '[') {
        inClass = true;
        regex.append("(?!/)[");
      } else {
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : literal(c));
      }
    }
    if (inClass) {
      return NOTHING;
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException malformed) {
      return NOTHING;
    }
  }

  private static String literal(char c) {
    return Character.isLetterOrDigit(c) || c >= 0x80 ? String.valueOf(c) : "\\" + c;
  }
}

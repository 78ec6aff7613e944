package dev.wheelhouse.render.lint;

import com.google.re2j.Pattern;

/**
 * E-mail addresses as Helm's lint takes them (govalidator's {@code IsEmail}): RFC 5322 without
 * comments, and letters of any script.
 */
final class MailAddresses {
  private static final String WIDE = "\\x{A0}-\\x{D7FF}\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFEF}";
  private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~" + WIDE + "-]+";

  /** Each character behind a quotation mark of its own: so govalidator reads RFC 5322. */
  private static final String QUOTED =
      "(?:\"[ \t]*[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f!#-\\[\\]-~" + WIDE + "])*[ \t]*\"";

  private static final String EDGE = "[a-zA-Z0-9" + WIDE + "]";
  private static final String LABEL = EDGE + "(?:[a-zA-Z0-9._~" + WIDE + "-]*" + EDGE + ")?";
  private static final String LETTER = "[a-zA-Z" + WIDE + "]";
  private static final String LAST = LETTER + "(?:[a-zA-Z0-9_~" + WIDE + "-]*" + LETTER + ")?";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:" + ATOM + "(?:\\." + ATOM + ")*|" + QUOTED + ")@(?:" + LABEL + "\\.)+" + LAST
              + "\\.?");

  private MailAddresses() {}

  static boolean isValid(String text) {
    return ADDRESS.matches(text);
  }
}

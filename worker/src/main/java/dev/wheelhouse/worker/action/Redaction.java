package dev.wheelhouse.worker.action;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a log line what looks like a secret: the value after a key that is named like one,
 * credentials in URLs, and bearer tokens. Lines are cut at {@value #LONGEST} characters.
 */
final class Redaction {
  private static final int LONGEST = 1000;
  private static final Pattern KEYED =
      Pattern.compile(
          "(?i)([\\w.-]*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|private[_-]?key"
              + "|credentials?)[\\w.-]*[\"']?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,;&]+)");
  private static final Pattern URL =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://[^\\s:/@]*:)[^\\s/@]+@");
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/._~=-]{8,}");

  private Redaction() {}

  static String redact(String line) {
    String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    String text = BEARER.matcher(cut).replaceAll("$1 ***");
    text = URL.matcher(text).replaceAll("$1***@");
    Matcher matcher = KEYED.matcher(text);
    return matcher.replaceAll("$1***");
  }
}

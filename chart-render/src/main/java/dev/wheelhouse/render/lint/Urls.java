package dev.wheelhouse.render.lint;

import com.google.re2j.Pattern;

/** Addresses of pages as Helm's lint takes them (Go's net/url and govalidator). */
final class Urls {
  private static final int MAX_LENGTH = 2083;
  private static final int MIN_LENGTH = 3;
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*");
  private static final Pattern BROKEN_ESCAPE =
      Pattern.compile("%(?:$|[^0-9a-fA-F]|[0-9a-fA-F](?:$|[^0-9a-fA-F]))");
  private static final Pattern USER = Pattern.compile("[a-zA-Z0-9._:~!$&'()*+,;=%@-]*");
  private static final Pattern HOST =
      Pattern.compile("[a-zA-Z0-9!$&'()*+,;=<>\"._~:\\x{80}-\\x{10FFFF}-]*");
  private static final Pattern LITERAL = Pattern.compile("\\[[0-9a-zA-Z:.%~_-]*\\](?::[0-9]*)?");
  private static final Pattern PORT = Pattern.compile("[^:]*(?::[0-9]*)?");

  private static final String WORD = "a-zA-Z0-9\\x{A1}-\\x{FFFF}";
  private static final String PAGE_HOST =
      "(?:\\[[0-9a-fA-F:.]+\\]|(?:[" + WORD + "](?:[" + WORD + "._-]*[" + WORD + "])?))";
  private static final Pattern PAGE =
      Pattern.compile(
          "(?:(?:ftp|tcp|udp|wss?|https?)://)?(?:\\S+(?::\\S*)?@)?"
              + PAGE_HOST
              + "?\\.?(?::\\d{1,5})?(?:[/?#]\\S*)?");

  private Urls() {}

  /** An absolute URL, as in an HTTP request: {@code url.ParseRequestURI} with a scheme. */
  static boolean isRequest(String text) {
    int colon = text.indexOf(':');
    if (hasControls(text) || colon < 1 || !SCHEME.matches(text.substring(0, colon))) {
      return false;
    }
    String rest = text.substring(colon + 1);
    if (!rest.startsWith("/")) {
      return true;
    }
    int query = rest.indexOf('?');
    String hierarchy = query < 0 ? rest : rest.substring(0, query);
    if (!hierarchy.startsWith("//")) {
      return isPath(hierarchy);
    }
    int slash = hierarchy.indexOf('/', 2);
    String authority = slash < 0 ? hierarchy.substring(2) : hierarchy.substring(2, slash);
    return isAuthority(authority) && isPath(slash < 0 ? "" : hierarchy.substring(slash));
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }

  private static boolean isPath(String text) {
    return !BROKEN_ESCAPE.matcher(text).find();
  }

  private static boolean isAuthority(String text) {
    int at = text.lastIndexOf('@');
    String user = at < 0 ? "" : text.substring(0, at);
    String host = text.substring(at + 1);
    if (!USER.matches(user) || BROKEN_ESCAPE.matcher(user).find()) {
      return false;
    }
    if (host.startsWith("[")) {
      return LITERAL.matches(host);
    }
    return HOST.matches(host) && PORT.matches(host);
  }

  /** A URL with or without a scheme, as people give it: govalidator's {@code IsURL}. */
  static boolean isPage(String text) {
    int length = text.codePointCount(0, text.length());
    if (length <= MIN_LENGTH || length >= MAX_LENGTH || text.startsWith(".")) {
      return false;
    }
    boolean absolute = text.contains("://");
    if (absolute && !isRequest(text)) {
      return false;
    }
    boolean hasHost = absolute || text.contains(":") || text.contains(".");
    return hasHost && PAGE.matches(text);
  }
}

package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoError;
import java.util.Locale;

/**
 * Go's {@code url.URL}.
 *
 * @param user name and, perhaps, password as a URL holds them, escaped; null for none
 * @param path without escapes
 * @param fragment without escapes
 */
record GoUrl(
    String scheme,
    String opaque,
    String user,
    String host,
    String path,
    String query,
    String fragment) {

  /**
   * Go's {@code url.Parse}.
   *
   * @throws GoError {@code parse "URL": REASON}
   */
  static GoUrl parse(String text) {
    int hash = text.indexOf('#');
    String url = hash < 0 ? text : text.substring(0, hash);
    GoUrl parsed;
    try {
      parsed = parseWithoutFragment(url);
    } catch (GoError e) {
      throw new GoError("parse " + GoQuote.quote(url) + ": " + e.getMessage());
    }
    try {
      return hash < 0
          ? parsed
          : parsed.withFragment(UrlEscape.FRAGMENT.unescape(text.substring(hash + 1)));
    } catch (GoError e) {
      throw new GoError("parse " + GoQuote.quote(text) + ": " + e.getMessage());
    }
  }

  private GoUrl withFragment(String value) {
    return new GoUrl(scheme, opaque, user, host, path, query, value);
  }

  private static GoUrl parseWithoutFragment(String url) {
    if (url.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new GoError("net/url: invalid control character in URL");
    }
    if (url.equals("*")) {
      return new GoUrl("", "", null, "", "*", "", "");
    }
    int colon = endOfScheme(url);
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    rest = mark < 0 ? rest : rest.substring(0, mark);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new GoUrl(scheme, rest, null, "", "", query, "");
      }
      if (firstSegment(rest).indexOf(':') >= 0) {
        throw new GoError("first path segment in URL cannot contain colon");
      }
    }
    if (!rest.startsWith("//") || (scheme.isEmpty() && rest.startsWith("///"))) {
      return new GoUrl(scheme, "", null, "", UrlEscape.PATH.unescape(rest), query, "");
    }
    int slash = rest.indexOf('/', 2);
    String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
    int at = authority.lastIndexOf('@');
    String host = parseHost(authority.substring(at + 1));
    String user = at < 0 ? null : parseUser(authority.substring(0, at));
    String path = slash < 0 ? "" : UrlEscape.PATH.unescape(rest.substring(slash));
    return new GoUrl(scheme, "", user, host, path, query, "");
  }

  private static String firstSegment(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Where the colon after the scheme stands, or -1 if there is no scheme. */
  private static int endOfScheme(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        continue;
      }
      if (c == ':') {
        if (i == 0) {
          throw new GoError("missing protocol scheme");
        }
        return i;
      }
      if (i == 0 || "0123456789+-.".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  private static String parseUser(String user) {
    for (int i = 0; i < user.length(); i++) {
      char c = user.charAt(i);
      boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
      if (!letterOrDigit && "-._:~!$&'()*+,;=%@".indexOf(c) < 0) {
        throw new GoError("net/url: invalid userinfo");
      }
    }
    int colon = user.indexOf(':');
    if (colon < 0) {
      return reescape(user);
    }
    return reescape(user.substring(0, colon)) + ":" + reescape(user.substring(colon + 1));
  }

  private static String reescape(String text) {
    return UrlEscape.USER_PASSWORD.escape(UrlEscape.USER_PASSWORD.unescape(text));
  }

  private static String parseHost(String host) {
    if (host.lastIndexOf('[') > 0) {
      throw new GoError("invalid IP-literal");
    }
    if (!host.startsWith("[")) {
      int colon = host.lastIndexOf(':');
      checkPort(colon < 0 ? "" : host.substring(colon));
      return UrlEscape.HOST.unescape(host);
    }
    int end = host.lastIndexOf(']');
    if (end < 0) {
      throw new GoError("missing ']' in host");
    }
    checkPort(host.substring(end + 1));
    int zone = host.substring(0, end).indexOf("%25");
    String unescaped = zone < 0 ? UrlEscape.HOST.unescape(host) : withZone(host, zone, end);
    checkLiteral(unescaped.substring(1, unescaped.lastIndexOf(']')));
    return unescaped;
  }

  private static void checkLiteral(String literal) {
    int percent = literal.indexOf('%');
    String address = percent < 0 ? literal : literal.substring(0, percent);
    if (IpAddress.isFour(address)) {
      throw new GoError("invalid IP-literal");
    }
    if (IpAddress.parse(address) == null) {
      throw new GoError(
          "invalid host: ParseAddr(" + GoQuote.quote(literal) + "): unable to parse IP");
    }
  }

  private static String withZone(String host, int zone, int end) {
    return UrlEscape.HOST.unescape(host.substring(0, zone))
        + UrlEscape.ZONE.unescape(host.substring(zone, end))
        + UrlEscape.HOST.unescape(host.substring(end));
  }

  private static void checkPort(String port) {
    if (!isPort(port)) {
      throw new GoError("invalid port " + GoQuote.quote(port) + " after host");
    }
  }

  private static boolean isPort(String port) {
    return port.isEmpty()
        || (port.startsWith(":") && port.substring(1).chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /** The host without port and brackets. */
  String hostname() {
    int colon = host.lastIndexOf(':');
    String name = colon >= 0 && isPort(host.substring(colon)) ? host.substring(0, colon) : host;
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  /** Go's {@code URL.String()}. */
  String text() {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    if (opaque.isEmpty()) {
      appendHierarchy(out);
    } else {
      out.append(opaque);
    }
    if (!query.isEmpty()) {
      out.append('?').append(query);
    }
    if (!fragment.isEmpty()) {
      out.append('#').append(UrlEscape.FRAGMENT.escape(fragment));
    }
    return out.toString();
  }

  private void appendHierarchy(StringBuilder out) {
    boolean authority = !host.isEmpty() || user != null;
    if (authority || (!scheme.isEmpty() && !path.isEmpty())) {
      out.append("//").append(user == null ? "" : user + "@");
      out.append(UrlEscape.HOST.escape(host));
    }
    String escaped = path.equals("*") ? path : UrlEscape.PATH.escape(path);
    if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
      out.append('/');
    }
    if (out.length() == 0 && firstSegment(escaped).indexOf(':') >= 0) {
      out.append("./");
    }
    out.append(escaped);
  }
}

package dev.wheelhouse.render.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats of URIs, as leniently as Go's {@code url.Parse} reads them. */
final class UriFormats {
  private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*):(.*)$");
  private static final Pattern BAD_ESCAPE =
      Pattern.compile("%(?![0-9a-fA-F]{2}).{0,2}", Pattern.DOTALL);
  private static final Pattern AUTHORITY = Pattern.compile("^//([^/?#]*)");

  private UriFormats() {}

  static String uri(String text) {
    String problem = parse(text);
    if (problem != null) {
      return problem;
    }
    return SCHEME.matcher(text).find() ? null : "relative url";
  }

  static String reference(String text) {
    return text.contains("\\") ? "contains \\" : parse(text);
  }

  static String template(String text) {
    String problem = parse(text);
    if (problem != null) {
      return problem;
    }
    boolean open = false;
    for (char c : text.toCharArray()) {
      if (c == '{' || c == '}') {
        if ((c == '{') == open) {
          return "nested curly braces";
        }
        open = !open;
      }
    }
    return open ? "no matching closing brace" : null;
  }

  private static String parse(String text) {
    String failure = "parse " + Texts.goQuote(text) + ": ";
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      return failure + "net/url: invalid control character in URL";
    }
    if (text.startsWith(":")) {
      return failure + "missing protocol scheme";
    }
    String rest = text.contains("#") ? text.substring(0, text.indexOf('#')) : text;
    Matcher scheme = SCHEME.matcher(rest);
    boolean absolute = scheme.find();
    if (absolute) {
      rest = scheme.group(2);
    } else {
      int slash = rest.indexOf('/');
      int colon = rest.indexOf(':');
      if (colon >= 0 && (slash < 0 || colon < slash)) {
        return failure + "first path segment in URL cannot contain colon";
      }
    }
    Matcher escape = BAD_ESCAPE.matcher(text.split("[?]", 2)[0]);
    if (escape.find()) {
      return failure + "invalid URL escape " + Texts.goQuote(escape.group());
    }
    return authority(rest, failure);
  }

  private static String authority(String rest, String failure) {
    Matcher matcher = AUTHORITY.matcher(rest);
    if (!matcher.find()) {
      return null;
    }
    String authority = matcher.group(1);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (host.startsWith("[")) {
      int close = host.lastIndexOf(']');
      if (close < 0) {
        return failure + "missing ']' in host";
      }
      String problem = HostFormats.ipv6(host.substring(1, close));
      return problem == null ? null : "invalid ipv6 address: " + problem;
    }
    int colon = host.lastIndexOf(':');
    if (colon >= 0 && !host.substring(colon + 1).matches("[0-9]*")) {
      return failure + "invalid port " + Texts.goQuote(host.substring(colon)) + " after host";
    }
    if (host.contains(" ")) {
      return failure + "invalid character \" \" in host name";
    }
    return host.indexOf(':') == colon ? null : "ipv6 address not enclosed in brackets";
  }
}

package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.MAP;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sprig's URLs as dictionaries of their parts. */
final class UrlFunctions {
  private UrlFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        named("urlParse").params(STRING).returns(MAP).call(UrlFunctions::parse),
        named("urlJoin")
            .params(MAP)
            .returns(STRING)
            .call((Map<String, Object> parts) -> join(parts)));
  }

  private static Object parse(String text) {
    GoUrl url;
    try {
      url = GoUrl.parse(text);
    } catch (GoError e) {
      throw new GoError("unable to parse url: " + e.getMessage());
    }
    Map<String, Object> parts = new HashMap<>();
    parts.put("scheme", url.scheme());
    parts.put("host", url.host());
    parts.put("hostname", url.hostname());
    parts.put("path", url.path());
    parts.put("query", url.query());
    parts.put("opaque", url.opaque());
    parts.put("fragment", url.fragment());
    parts.put("userinfo", url.user() == null ? "" : url.user());
    return parts;
  }

  private static String join(Map<String, Object> parts) {
    String scheme = part(parts, "scheme");
    String host = part(parts, "host");
    String path = part(parts, "path");
    String query = part(parts, "query");
    String opaque = part(parts, "opaque");
    String fragment = part(parts, "fragment");
    String user = part(parts, "userinfo");
    try {
      String parsed = user.isEmpty() ? null : GoUrl.parse("proto://" + user + "@host").user();
      return new GoUrl(scheme, opaque, parsed, host, path, query, fragment).text();
    } catch (GoError e) {
      throw new GoError("unable to parse userinfo in dict: " + e.getMessage());
    }
  }

  private static String part(Map<String, Object> parts, String key) {
    if (!parts.containsKey(key)) {
      return "";
    }
    Object value = parts.get(key);
    if (value instanceof String text) {
      return text;
    }
    if (value == null) {
      throw new GoError("runtime error: invalid memory address or nil pointer dereference");
    }
    throw new GoError(
        "unable to parse "
            + key
            + " key, must be of type string, but "
            + GoValues.kindOf(value).goName()
            + " found");
  }
}

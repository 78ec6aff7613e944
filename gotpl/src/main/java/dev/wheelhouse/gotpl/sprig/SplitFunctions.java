package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.STRING;
import static dev.wheelhouse.gotpl.value.GoType.STRINGS;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoMap;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sprig's cutting of strings at a separator, with the rules of Go's {@code strings.SplitN}. */
final class SplitFunctions {
  private static final GoType STRING_MAP = GoType.map(STRING, STRING);

  private SplitFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        named("split")
            .params(STRING, STRING)
            .returns(STRING_MAP)
            .context((c, a) -> numbered(split(c, (String) a[0], (String) a[1], -1))),
        named("splitn")
            .params(STRING, INT, STRING)
            .returns(STRING_MAP)
            .context(
                (c, a) ->
                    numbered(split(c, (String) a[0], (String) a[2], ((GoInt) a[1]).longValue()))),
        named("splitList")
            .params(STRING, STRING)
            .returns(STRINGS)
            .context((c, a) -> GoSlice.ofStrings(split(c, (String) a[0], (String) a[1], -1))));
  }

  private static GoMap numbered(List<String> parts) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      map.put("_" + i, parts.get(i));
    }
    return new GoMap(STRING_MAP, map);
  }

  private static List<String> split(CallContext context, String separator, String text, long n) {
    List<String> parts = new ArrayList<>();
    if (n == 0) {
      return parts;
    }
    context.charge(text.length() / 16);
    if (separator.isEmpty()) {
      return explode(text, n);
    }
    int from = 0;
    for (int at = text.indexOf(separator);
        at >= 0 && (n < 0 || parts.size() < n - 1);
        at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** The runes of the text; the last of at most {@code n} parts holds the rest. */
  private static List<String> explode(String text, long n) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end =
          n > 0 && parts.size() == n - 1
              ? text.length()
              : at + Character.charCount(text.codePointAt(at));
      parts.add(text.substring(at, end));
      at = end;
    }
    return parts;
  }
}

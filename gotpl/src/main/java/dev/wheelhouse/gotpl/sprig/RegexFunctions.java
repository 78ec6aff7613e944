package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.STRING;
import static dev.wheelhouse.gotpl.value.GoType.STRINGS;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * Sprig's regular expressions, in RE2's syntax and in time linear in the text. Of a bad pattern
 * {@code regexMatch} says false; the others fail: {@code regexX} as {@code regexp.MustCompile}
 * panics, {@code mustRegexX} with the compiler's error.
 */
final class RegexFunctions {
  private RegexFunctions() {}

  static List<GoFunction> all() {
    List<GoFunction> all = new ArrayList<>();
    all.add(
        named("regexMatch")
            .params(STRING, STRING)
            .returns(BOOL)
            .context((c, a) -> matchesIfGood(c, (String) a[0], (String) a[1])));
    all.add(
        named("mustRegexMatch")
            .params(STRING, STRING)
            .returns(BOOL)
            .context((c, a) -> GoRegex.compile((String) a[0]).matches(c, text(a))));
    all.add(named("regexQuoteMeta").params(STRING).returns(STRING).call(RegexFunctions::quoteMeta));
    for (boolean must : new boolean[] {false, true}) {
      addFinders(all, must);
      addReplacers(all, must);
    }
    return all;
  }

  private static void addFinders(List<GoFunction> all, boolean must) {
    String prefix = must ? "must" : "";
    all.add(
        named(ListFunctions.name(prefix, "regexFind"))
            .params(STRING, STRING)
            .returns(STRING)
            .context((c, a) -> regex(a, must).find(c, text(a))));
    all.add(
        named(ListFunctions.name(prefix, "regexFindAll"))
            .params(STRING, STRING, INT)
            .returns(STRINGS)
            .context((c, a) -> strings(regex(a, must).findAll(c, text(a), limit(a)))));
    all.add(
        named(ListFunctions.name(prefix, "regexSplit"))
            .params(STRING, STRING, INT)
            .returns(STRINGS)
            .context((c, a) -> strings(regex(a, must).split(c, text(a), limit(a)))));
  }

  private static void addReplacers(List<GoFunction> all, boolean must) {
    String prefix = must ? "must" : "";
    all.add(
        named(ListFunctions.name(prefix, "regexReplaceAll"))
            .params(STRING, STRING, STRING)
            .returns(STRING)
            .context((c, a) -> regex(a, must).replace(c, text(a), (String) a[2], false)));
    all.add(
        named(ListFunctions.name(prefix, "regexReplaceAllLiteral"))
            .params(STRING, STRING, STRING)
            .returns(STRING)
            .context((c, a) -> regex(a, must).replace(c, text(a), (String) a[2], true)));
  }

  private static boolean matchesIfGood(CallContext context, String pattern, String text) {
    GoRegex regex;
    try {
      regex = GoRegex.compile(pattern);
    } catch (GoError badPattern) {
      return false;
    }
    return regex.matches(context, text);
  }

  private static GoRegex regex(Object[] args, boolean must) {
    String pattern = (String) args[0];
    return must ? GoRegex.compile(pattern) : GoRegex.mustCompile(pattern);
  }

  private static String text(Object[] args) {
    return (String) args[1];
  }

  private static int limit(Object[] args) {
    long limit = ((GoInt) args[2]).longValue();
    return limit < 0 ? -1 : (int) Math.min(limit, Integer.MAX_VALUE);
  }

  private static GoSlice strings(List<String> found) {
    return found == null ? GoSlice.nil(STRINGS) : GoSlice.ofStrings(found);
  }

  private static String quoteMeta(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      if ("\\.+*?()|[]{}^$".indexOf(text.charAt(i)) >= 0) {
        out.append('\\');
      }
      out.append(text.charAt(i));
    }
    return out.toString();
  }
}

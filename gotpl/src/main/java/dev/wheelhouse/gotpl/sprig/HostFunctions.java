package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import java.util.List;
import java.util.function.UnaryOperator;

/** Sprig's functions that look at the machine; present only where someone asks for them. */
final class HostFunctions {
  private HostFunctions() {}

  /**
   * {@code env} and {@code expandenv}.
   *
   * @param variables value by name, null where there is none
   */
  static List<GoFunction> environment(UnaryOperator<String> variables) {
    return List.of(
        named("env").params(STRING).returns(STRING).call((String name) -> valueOf(variables, name)),
        named("expandenv")
            .params(STRING)
            .returns(STRING)
            .call((String text) -> expand(variables, text)));
  }

  /**
   * {@code getHostByName}.
   *
   * @param resolver address by name
   */
  static List<GoFunction> network(UnaryOperator<String> resolver) {
    return List.of(
        named("getHostByName")
            .params(STRING)
            .returns(STRING)
            .call((String name) -> resolver.apply(name)));
  }

  private static String valueOf(UnaryOperator<String> variables, String name) {
    String value = variables.apply(name);
    return value == null ? "" : value;
  }

  /** Go's {@code os.Expand}: {@code $name} and {@code ${name}}. */
  private static String expand(UnaryOperator<String> variables, String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (int dollar = text.indexOf('$');
        dollar >= 0 && dollar + 1 < text.length();
        dollar = text.indexOf('$', at)) {
      out.append(text, at, dollar);
      at = dollar + 1;
      if (text.charAt(at) == '{') {
        int close = text.indexOf('}', at);
        // Go swallows the two characters of a brace that is never closed, or holds nothing.
        String name = close < 0 ? "" : text.substring(at + 1, close);
        at = close < 0 ? at + 1 : close + 1;
        out.append(name.isEmpty() ? "" : valueOf(variables, name));
        continue;
      }
      int end = endOfName(text, at);
      if (end == at) {
        out.append('$');
      } else {
        out.append(valueOf(variables, text.substring(at, end)));
        at = end;
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  private static int endOfName(String text, int from) {
    if ("*#$@!?-0123456789".indexOf(text.charAt(from)) >= 0) {
      return from + 1;
    }
    int end = from;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}

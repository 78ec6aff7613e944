package dev.wheelhouse.render.mvel;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions that make texts from texts. What they work on is their first argument. */
final class TextFunctions {
  private static final int WIDEST_INDENT = 1000;
  private static final int LONGEST = 1 << 30;

  static final List<Builtin> ALL =
      List.of(
          new Builtin("quote", 1, 1, call -> call.made(GoQuote.quote(call.textOrEmpty(0)))),
          new Builtin("squote", 1, 1, TextFunctions::squote),
          new Builtin("upper", 1, 1, call -> call.made(call.text(0).toUpperCase(Locale.ROOT))),
          new Builtin("lower", 1, 1, call -> call.made(call.text(0).toLowerCase(Locale.ROOT))),
          new Builtin("trim", 1, 1, call -> call.made(call.text(0).strip())),
          new Builtin("trimPrefix", 2, 2, TextFunctions::trimPrefix),
          new Builtin("trimSuffix", 2, 2, TextFunctions::trimSuffix),
          new Builtin("trunc", 2, 2, TextFunctions::trunc),
          new Builtin("indent", 2, 2, call -> indented(call, "")),
          new Builtin("nindent", 2, 2, call -> indented(call, "\n")),
          new Builtin("replace", 3, 3, TextFunctions::replace),
          new Builtin("startsWith", 2, 2, call -> call.text(0).startsWith(call.text(1))),
          new Builtin("endsWith", 2, 2, call -> call.text(0).endsWith(call.text(1))),
          new Builtin("split", 2, 2, TextFunctions::split),
          new Builtin("join", 2, 2, TextFunctions::join),
          new Builtin("string", 1, 1, call -> call.textOrEmpty(0)),
          new Builtin("int", 1, 1, TextFunctions::wholeNumber));

  private TextFunctions() {}

  private static Object squote(Arguments call) {
    return call.made("'" + call.textOrEmpty(0).replace("'", "''") + "'");
  }

  private static Object trimPrefix(Arguments call) {
    String text = call.text(0);
    String prefix = call.text(1);
    return text.startsWith(prefix) ? call.made(text.substring(prefix.length())) : text;
  }

  private static Object trimSuffix(Arguments call) {
    String text = call.text(0);
    String suffix = call.text(1);
    return text.endsWith(suffix)
        ? call.made(text.substring(0, text.length() - suffix.length()))
        : text;
  }

  /** The first characters, or the last ones for a negative number. */
  private static Object trunc(Arguments call) {
    String text = call.text(0);
    int wanted = call.whole(1, -LONGEST, LONGEST);
    int length = text.codePointCount(0, text.length());
    if (length <= Math.abs(wanted)) {
      return text;
    }
    return call.made(
        wanted >= 0
            ? text.substring(0, text.offsetByCodePoints(0, wanted))
            : text.substring(text.offsetByCodePoints(text.length(), wanted)));
  }

  private static Object indented(Arguments call, String before) {
    String text = call.text(0);
    String spaces = " ".repeat(call.whole(1, 0, WIDEST_INDENT));
    long lines = 1 + text.chars().filter(c -> c == '\n').count();
    call.work().chars(text.length() + lines * spaces.length() + before.length());
    return before + spaces + text.replace("\n", "\n" + spaces);
  }

  private static Object replace(Arguments call) {
    String text = call.text(0);
    String from = nonEmpty(call, 1);
    String to = call.text(2);
    long found = 0;
    for (int i = text.indexOf(from); i >= 0; i = text.indexOf(from, i + from.length())) {
      found++;
    }
    call.work().chars(text.length() + found * (to.length() - from.length()));
    return text.replace(from, to);
  }

  private static Object split(Arguments call) {
    String text = call.text(0);
    String separator = nonEmpty(call, 1);
    call.work().chars(text.length());
    List<Object> parts = new ArrayList<>();
    int start = 0;
    for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, start)) {
      call.work().step(1);
      parts.add(text.substring(start, i));
      start = i + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String nonEmpty(Arguments call, int index) {
    String text = call.text(index);
    if (text.isEmpty()) {
      throw call.failure("argument " + (index + 1) + " must not be empty");
    }
    return text;
  }

  private static Object join(Arguments call) {
    String separator = call.text(1);
    StringBuilder joined = new StringBuilder();
    String between = "";
    for (Object item : call.list(0)) {
      if (item != null && !Values.isScalar(item)) {
        throw call.failure("the list holds " + Values.typeName(item) + "; expected texts");
      }
      String text = item == null ? "" : Values.text(item);
      call.work().chars(between.length() + text.length());
      joined.append(between).append(text);
      between = separator;
    }
    return joined.toString();
  }

  /** A number without its fraction, or what a text of decimal digits says. */
  private static Object wholeNumber(Arguments call) {
    Object value = call.any(0);
    try {
      if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
        return new BigDecimal(number.toString()).toBigInteger().longValueExact();
      }
      if (Values.isText(value)) {
        return Long.valueOf(Values.text(value).strip());
      }
    } catch (ArithmeticException | NumberFormatException unfit) {
      throw call.failure("argument 1 must be a whole number of at most 64 bits");
    }
    throw call.unfit(0, "a number or a text of digits");
  }
}

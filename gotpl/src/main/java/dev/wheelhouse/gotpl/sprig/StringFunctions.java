package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.STRING;
import static dev.wheelhouse.gotpl.value.GoType.STRINGS;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.util.Arrays;
import java.util.List;

/** Trimming, padding, quoting, replacing: Sprig's plain string functions. */
final class StringFunctions {
  private static final int SHORT = 256;

  private StringFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        text("trim", GoText::trimSpace),
        text("upper", GoText::toUpper),
        text("lower", GoText::toLower),
        text("title", GoText::title),
        text("hello"),
        strings("trimall", (cutset, s) -> trimSet(s, cutset)),
        strings("trimAll", (cutset, s) -> trimSet(s, cutset)),
        strings("trimSuffix", (end, s) -> s.endsWith(end) ? cut(s, 0, end.length()) : s),
        strings("trimPrefix", (start, s) -> s.startsWith(start) ? cut(s, start.length(), 0) : s),
        test("contains", (part, s) -> s.contains(part)),
        test("hasPrefix", (start, s) -> s.startsWith(start)),
        test("hasSuffix", (end, s) -> s.endsWith(end)),
        named("repeat").params(INT, STRING).returns(STRING).context(StringFunctions::repeat),
        named("substr").params(INT, INT, STRING).returns(STRING).call(StringFunctions::substring),
        named("trunc").params(INT, STRING).returns(STRING).call(StringFunctions::truncate),
        named("quote").variadic(ANY).returns(STRING).context(StringFunctions::quote),
        named("squote").variadic(ANY).returns(STRING).context(StringFunctions::singleQuote),
        named("cat").variadic(ANY).returns(STRING).context(StringFunctions::concatenate),
        named("indent")
            .params(INT, STRING)
            .returns(STRING)
            .context((context, a) -> indent(context, "", (GoInt) a[0], (String) a[1])),
        named("nindent")
            .params(INT, STRING)
            .returns(STRING)
            .context((context, a) -> indent(context, "\n", (GoInt) a[0], (String) a[1])),
        named("replace")
            .params(STRING, STRING, STRING)
            .returns(STRING)
            .context((context, a) -> replace(context, (String) a[0], (String) a[1], (String) a[2])),
        named("plural")
            .params(STRING, STRING, INT)
            .returns(STRING)
            .call((String one, String many, GoInt n) -> n.longValue() == 1 ? one : many),
        named("toString")
            .params(ANY)
            .returns(STRING)
            .context((context, a) -> Display.toText(context, a[0])),
        named("toStrings")
            .params(ANY)
            .returns(STRINGS)
            .context((context, a) -> GoSlice.ofStrings(Display.toTexts(context, a[0]))),
        named("fail")
            .params(STRING)
            .returns(STRING)
            .call(
                (String message) -> {
                  throw new GoError(message);
                }));
  }

  private interface TextToText {
    String apply(String text);
  }

  private interface TextsToText {
    String apply(String first, String text);
  }

  private interface TextsToBool {
    boolean apply(String first, String text);
  }

  private static GoFunction text(String name, TextToText function) {
    return named(name).params(STRING).returns(STRING).call((String s) -> function.apply(s));
  }

  private static GoFunction text(String name) {
    return named(name).returns(STRING).call(() -> "Hello!");
  }

  private static GoFunction strings(String name, TextsToText function) {
    return named(name)
        .params(STRING, STRING)
        .returns(STRING)
        .call((String a, String s) -> function.apply(a, s));
  }

  private static GoFunction test(String name, TextsToBool function) {
    return named(name)
        .params(STRING, STRING)
        .returns(BOOL)
        .call((String a, String s) -> function.apply(a, s));
  }

  private static String cut(String text, int head, int tail) {
    return text.substring(head, text.length() - tail);
  }

  private static String trimSet(String text, String cutset) {
    int from = 0;
    int to = text.length();
    while (from < to && cutset.indexOf(text.codePointAt(from)) >= 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && cutset.indexOf(text.codePointBefore(to)) >= 0) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static Object repeat(CallContext context, Object[] args) {
    return repeat(context, (GoInt) args[0], (String) args[1]);
  }

  static String repeat(CallContext context, GoInt count, String text) {
    long times = count.longValue();
    if (times < 0) {
      throw new GoError("strings: negative Repeat count");
    }
    if (text.isEmpty() || times == 0) {
      return "";
    }
    Limits.chargeString(context, times > Limits.MAX_STRING ? times : times * text.length());
    return text.repeat((int) times);
  }

  private static String substring(GoInt from, GoInt to, String text) {
    long start = from.longValue();
    long end = to.longValue();
    int length = GoStrings.byteLength(text);
    if (start < 0) {
      if (end < 0) {
        throw outOfRange("[:" + end + "]");
      }
      if (end > length) {
        throw outOfRange("[:" + end + "] with length " + length);
      }
      return GoStrings.slice(text, 0, (int) end);
    }
    if (end < 0 || end > length) {
      if (start > length) {
        throw outOfRange("[" + start + ":" + length + "]");
      }
      return GoStrings.slice(text, (int) start, length);
    }
    if (start > end) {
      throw outOfRange("[" + start + ":" + end + "]");
    }
    return GoStrings.slice(text, (int) start, (int) end);
  }

  private static GoError outOfRange(String what) {
    return new GoError("runtime error: slice bounds out of range " + what);
  }

  private static String truncate(GoInt count, String text) {
    long c = count.longValue();
    if (c >= text.length() * 3L || -c >= text.length() * 3L) {
      return text;
    }
    int length = GoStrings.byteLength(text);
    if (c < 0 && length + c > 0) {
      return GoStrings.slice(text, (int) (length + c), length);
    }
    return c >= 0 && length > c ? GoStrings.slice(text, 0, (int) c) : text;
  }

  private static String quote(CallContext context, Object[] values) {
    if (values.length == 1 && values[0] instanceof String text && text.length() < SHORT) {
      return GoQuote.quote(text);
    }
    StringBuilder out = new StringBuilder();
    for (Object value : values) {
      if (value != null) {
        String text = Display.toText(context, value);
        out.append(out.length() == 0 ? "" : " ");
        Limits.append(context, out, GoQuote.quote(text));
      }
    }
    return out.toString();
  }

  private static String singleQuote(CallContext context, Object[] values) {
    StringBuilder out = new StringBuilder();
    for (Object value : values) {
      if (value != null) {
        out.append(out.length() == 0 ? "'" : " '");
        Limits.append(context, out, Display.plain(context, value));
        out.append('\'');
      }
    }
    return out.toString();
  }

  private static String concatenate(CallContext context, Object[] values) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object value : values) {
      if (value != null) {
        out.append(first ? "" : " ");
        Limits.append(context, out, Display.plain(context, value));
        first = false;
      }
    }
    return out.toString();
  }

  private static String indent(CallContext context, String before, GoInt spaces, String text) {
    long width = spaces.longValue();
    if (width < 0) {
      throw new GoError("strings: negative Repeat count");
    }
    Limits.chargeString(context, width);
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines++;
    }
    long size = before.length() + text.length() + lines * width;
    Limits.chargeString(context, size);
    char[] out = new char[(int) size];
    before.getChars(0, before.length(), out, 0);
    int at = before.length();
    int from = 0;
    while (true) {
      Arrays.fill(out, at, at + (int) width, ' ');
      at += (int) width;
      int end = text.indexOf('\n', from) + 1;
      if (end == 0) {
        text.getChars(from, text.length(), out, at);
        return new String(out);
      }
      text.getChars(from, end, out, at);
      at += end - from;
      from = end;
    }
  }

  private static String replace(CallContext context, String old, String with, String text) {
    if (old.isEmpty()) {
      return between(context, with, text);
    }
    long count = 0;
    for (int i = text.indexOf(old); i >= 0; i = text.indexOf(old, i + old.length())) {
      count++;
    }
    if (count == 0) {
      return text;
    }
    Limits.chargeString(context, text.length() + count * (with.length() - old.length()));
    return GoStrings.normalize(text.replace(old, with));
  }

  private static String between(CallContext context, String with, String text) {
    Limits.chargeString(context, text.length() + (text.length() + 1L) * with.length());
    StringBuilder out = new StringBuilder(with);
    text.codePoints().forEach(rune -> out.appendCodePoint(rune).append(with));
    return out.toString();
  }
}

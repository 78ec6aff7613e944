package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sprig's functions on words, with the rules of Masterminds/goutils and huandu/xstrings. Several of
 * goutils' work on bytes and treat each as a character: {@code nospace} and {@code initials} of
 * text that is not ASCII are as garbled as the original's.
 */
final class WordFunctions {
  private static final int MIN_ABBREVIATION = 4;
  private static final int MIN_OFFSET_ABBREVIATION = 7;

  private WordFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        text("nospace", WordFunctions::withoutSpace),
        text("initials", WordFunctions::initials),
        text("untitle", WordFunctions::untitle),
        text("swapcase", WordFunctions::swapCase),
        text("camelcase", WordCase::pascal),
        text("snakecase", s -> WordCase.lowerJoined(s, '_')),
        text("kebabcase", s -> WordCase.lowerJoined(s, '-')),
        named("abbrev")
            .params(INT, STRING)
            .returns(STRING)
            .call((GoInt width, String s) -> abbreviate(0, width.longValue(), s)),
        named("abbrevboth")
            .params(INT, INT, STRING)
            .returns(STRING)
            .call(WordFunctions::abbreviateBoth),
        named("wrap")
            .params(INT, STRING)
            .returns(STRING)
            .context((context, a) -> wrap(context, (GoInt) a[0], "\n", (String) a[1], false)),
        named("wrapWith")
            .params(INT, STRING, STRING)
            .returns(STRING)
            .context(
                (context, a) -> wrap(context, (GoInt) a[0], (String) a[1], (String) a[2], true)));
  }

  private interface TextToText {
    String apply(String text);
  }

  private static GoFunction text(String name, TextToText function) {
    return named(name).params(STRING).returns(STRING).call((String s) -> function.apply(s));
  }

  private static String withoutSpace(String text) {
    String bytes = GoText.bytesAsRunes(text);
    StringBuilder out = new StringBuilder(bytes.length());
    bytes.chars().filter(c -> !GoText.isSpace(c)).forEach(c -> out.append((char) c));
    return out.length() == bytes.length() ? text : out.toString();
  }

  private static String initials(String text) {
    StringBuilder out = new StringBuilder();
    boolean gap = true;
    String bytes = GoText.bytesAsRunes(text);
    for (int i = 0; i < bytes.length(); i++) {
      boolean space = GoText.isSpace(bytes.charAt(i));
      if (gap && !space) {
        out.append(bytes.charAt(i));
      }
      gap = space;
    }
    return out.toString();
  }

  private static String untitle(String text) {
    boolean[] start = {true};
    return GoText.map(
        text,
        rune -> {
          boolean space = GoText.isSpace(rune);
          boolean first = start[0] && !space;
          start[0] = space;
          return first ? Character.toLowerCase(rune) : rune;
        });
  }

  private static String swapCase(String text) {
    boolean[] start = {true};
    return GoText.map(
        text,
        rune -> {
          if (GoText.isUpper(rune) || Character.isTitleCase(rune)) {
            start[0] = false;
            return Character.toLowerCase(rune);
          }
          if (GoText.isLower(rune)) {
            boolean first = start[0];
            start[0] = false;
            return first ? Character.toTitleCase(rune) : Character.toUpperCase(rune);
          }
          start[0] = GoText.isSpace(rune);
          return rune;
        });
  }

  private static String abbreviateBoth(GoInt left, GoInt right, String text) {
    long offset = left.longValue();
    long width = right.longValue();
    if (width < MIN_ABBREVIATION || (offset > 0 && width < MIN_OFFSET_ABBREVIATION)) {
      return text;
    }
    return abbreviate(offset, width, text);
  }

  private static String abbreviate(long start, long width, String text) {
    long length = GoStrings.byteLength(text);
    if (width < MIN_ABBREVIATION || length <= width) {
      return text;
    }
    long offset = Math.min(Math.min(start, length), length - (width - 3));
    if (offset <= MIN_ABBREVIATION) {
      return GoStrings.slice(text, 0, (int) width - 3) + "...";
    }
    if (width < MIN_OFFSET_ABBREVIATION) {
      return "";
    }
    if (offset + width - 3 < length) {
      String rest = GoStrings.slice(text, (int) offset, (int) length);
      return "..." + abbreviate(0, width - 3, rest);
    }
    return "..." + GoStrings.slice(text, (int) (length - (width - 3)), (int) length);
  }

  private static String wrap(
      CallContext context, GoInt column, String lineBreak, String text, boolean breakWords) {
    if (text.isEmpty()) {
      return "";
    }
    // One char a byte, so that columns count bytes as the original's do.
    String bytes = GoText.bytesAsRunes(text);
    String end = lineBreak.isEmpty() ? "\n" : GoText.bytesAsRunes(lineBreak);
    int width = (int) Math.min(Math.max(column.longValue(), 1), Integer.MAX_VALUE / 2);
    Limits.chargeString(context, bytes.length() + (bytes.length() / width + 1L) * end.length());
    String wrapped = wrapBytes(bytes, width, end, breakWords);
    return GoStrings.fromBytes(wrapped.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String wrapBytes(String text, int width, String end, boolean breakWords) {
    StringBuilder out = new StringBuilder(text.length() + end.length());
    int at = 0;
    while (text.length() - at > width) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int space = text.lastIndexOf(' ', at + width);
      if (space >= at) {
        out.append(text, at, space).append(end);
        at = space + 1;
      } else if (breakWords) {
        out.append(text, at, at + width).append(end);
        at += width;
      } else {
        space = text.indexOf(' ', at + width);
        if (space < 0) {
          return out.append(text, at, text.length()).toString();
        }
        out.append(text, at, space).append(end);
        at = space + 1;
      }
    }
    return out.append(text, at, text.length()).toString();
  }
}

package dev.wheelhouse.gotpl.sprig;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.value.GoError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Go regular expression on RE2/J, with Go's rules for what counts as the next match and for what
 * a replacement means. Immutable; compiled ones are cached.
 */
final class GoRegex {
  private static final int CACHE_SIZE = 512;
  private static final long MAX_WORK = 2_000_000_000L;
  private static final int WORK_PER_STEP = 1024;
  private static final int MAX_PATTERN = 64 << 10;
  private static final Map<String, GoRegex> CACHE = new ConcurrentHashMap<>();

  private final Pattern pattern;
  private final RegexScan scan;

  private GoRegex(Pattern pattern, RegexScan scan) {
    this.pattern = pattern;
    this.scan = scan;
  }

  /** Go's {@code regexp.Compile}. */
  static GoRegex compile(String source) {
    GoRegex cached = CACHE.get(source);
    if (cached != null) {
      return cached;
    }
    if (source.length() > MAX_PATTERN) {
      throw new GoError("error parsing regexp: expression too large");
    }
    RegexScan scan = RegexScan.of(source);
    GoRegex compiled;
    try {
      compiled = new GoRegex(Pattern.compile(scan.distinct()), scan);
    } catch (PatternSyntaxException e) {
      throw new GoError(messageOf(e, source));
    }
    if (CACHE.size() >= CACHE_SIZE) {
      CACHE.clear();
    }
    CACHE.put(source, compiled);
    return compiled;
  }

  private static String messageOf(PatternSyntaxException e, String source) {
    String message = e.getMessage();
    if (message.endsWith("trailing backslash at end of expression")) {
      return message + ": ``";
    }
    return message.contains("stack underflow")
        ? "error parsing regexp: unexpected ): `" + source + "`"
        : message;
  }

  /**
   * Charges for looking at a text from some place on, which takes time in proportion to the size of
   * the pattern and the length of the text.
   *
   * @throws GoError if that is too much at once or the budget is used up
   */
  private void charge(CallContext context, int chars) {
    long work = scan.size() * (chars + 1L);
    if (work > MAX_WORK) {
      throw new GoError(
          "regexp: a pattern of size "
              + scan.size()
              + " on "
              + chars
              + " characters is too much work");
    }
    context.charge(work / WORK_PER_STEP);
  }

  /** Go's {@code regexp.MustCompile}, whose panic names the pattern. */
  static GoRegex mustCompile(String source) {
    try {
      return compile(source);
    } catch (GoError e) {
      String quoted = GoQuote.canBackquote(source) ? "`" + source + "`" : GoQuote.quote(source);
      throw new GoError("regexp: Compile(" + quoted + "): " + e.getMessage());
    }
  }

  boolean matches(CallContext context, String text) {
    charge(context, text.length());
    return pattern.matcher(text).find();
  }

  /** The first match, or the empty string. */
  String find(CallContext context, String text) {
    charge(context, text.length());
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  /**
   * The first matches, at most {@code limit} of them, all if that is negative; null if there is
   * none.
   */
  List<String> findAll(CallContext context, String text, int limit) {
    List<String> found = new ArrayList<>();
    for (int[] match : ranges(context, text, limit)) {
      found.add(text.substring(match[0], match[1]));
    }
    return found.isEmpty() ? null : found;
  }

  /** Go's {@code regexp.Split}; null when the limit is 0. */
  List<String> split(CallContext context, String text, int limit) {
    if (limit == 0) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    if (!pattern.pattern().isEmpty() && text.isEmpty()) {
      parts.add("");
      return parts;
    }
    int begin = 0;
    int end = 0;
    for (int[] match : ranges(context, text, limit)) {
      if (limit > 0 && parts.size() == limit - 1) {
        break;
      }
      end = match[0];
      if (match[1] != 0) {
        parts.add(text.substring(begin, end));
      }
      begin = match[1];
    }
    if (end != text.length()) {
      parts.add(text.substring(begin));
    }
    return parts;
  }

  /** The ranges of the matches. An empty match right after the match before it does not count. */
  private List<int[]> ranges(CallContext context, String text, int limit) {
    List<int[]> ranges = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    int previousEnd = -1;
    int at = 0;
    while (at <= text.length() && (limit < 0 || ranges.size() < limit)) {
      charge(context, text.length() - at);
      if (!matcher.find(at)) {
        break;
      }
      boolean empty = matcher.end() == matcher.start();
      if (!empty || matcher.start() != previousEnd) {
        ranges.add(new int[] {matcher.start(), matcher.end()});
      }
      previousEnd = matcher.end();
      at = matcher.end() > at ? matcher.end() : after(text, at);
    }
    return ranges;
  }

  private static int after(String text, int at) {
    return at < text.length() ? at + Character.charCount(text.codePointAt(at)) : at + 1;
  }

  /**
   * Go's {@code ReplaceAllString} and {@code ReplaceAllLiteralString}.
   *
   * @param literal do {@code $1} and the like stand for themselves?
   */
  String replace(CallContext context, String text, String replacement, boolean literal) {
    boolean plain = literal || replacement.indexOf('$') < 0;
    StringBuilder out = new StringBuilder(text.length() + 16);
    Matcher matcher = pattern.matcher(text);
    int copied = 0;
    int at = 0;
    while (at <= text.length()) {
      charge(context, text.length() - at);
      if (!matcher.find(at)) {
        break;
      }
      out.append(text, copied, matcher.start());
      if (matcher.end() > copied || matcher.start() == 0) {
        if (plain) {
          out.append(replacement);
        } else {
          expand(matcher, replacement, out);
        }
        Limits.chargeString(context, out.length());
      }
      copied = matcher.end();
      int next = after(text, at);
      at = next > copied ? next : copied;
    }
    return out.append(text, Math.min(copied, text.length()), text.length()).toString();
  }

  /** Go's {@code Expand}: {@code $1}, {@code $name}, {@code ${name}}, {@code $$}. */
  private void expand(Matcher matcher, String template, StringBuilder out) {
    int at = 0;
    for (int dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', at)) {
      out.append(template, at, dollar);
      at = dollar + 1;
      if (template.startsWith("$", at)) {
        out.append('$');
        at++;
        continue;
      }
      boolean braced = template.startsWith("{", at);
      int from = braced ? at + 1 : at;
      int to = endOfName(template, from);
      if (to == from || (braced && !template.startsWith("}", to))) {
        out.append('$');
        continue;
      }
      out.append(group(matcher, template.substring(from, to)));
      at = braced ? to + 1 : to;
    }
    out.append(template, at, template.length());
  }

  private static int endOfName(String template, int from) {
    int to = from;
    while (to < template.length()) {
      int rune = template.codePointAt(to);
      if (!Character.isLetter(rune) && !Character.isDigit(rune) && rune != '_') {
        break;
      }
      to += Character.charCount(rune);
    }
    return to;
  }

  private String group(Matcher matcher, String name) {
    String value = null;
    if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long number = name.length() > 9 ? Long.MAX_VALUE : Long.parseLong(name);
      boolean zeroPadded = name.length() > 1 && name.startsWith("0");
      value = zeroPadded || number > matcher.groupCount() ? null : matcher.group((int) number);
    } else {
      for (int group : scan.groups(name)) {
        value = value == null ? matcher.group(group) : value;
      }
    }
    return value == null ? "" : value;
  }
}

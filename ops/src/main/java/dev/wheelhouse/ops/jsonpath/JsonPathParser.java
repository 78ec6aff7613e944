package dev.wheelhouse.ops.jsonpath;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a template, or the expression of a filter or union. */
final class JsonPathParser {
  private static final Pattern KEY = Pattern.compile("'([^']*)'");
  private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
  private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+)");
  private static final String TERMINATORS = " \t\r\n.,[]$@{}";
  private static final String RANGE = "range";
  private static final String END = "end";

  private final String text;
  private int pos;

  JsonPathParser(String text) {
    this.text = text;
  }

  List<JsonPath.Part> template() {
    return parts(false);
  }

  /** Up to the end of the text, or of the range. */
  private List<JsonPath.Part> parts(boolean inRange) {
    List<JsonPath.Part> parts = new ArrayList<>();
    while (pos < text.length()) {
      int brace = text.indexOf('{', pos);
      int end = brace < 0 ? text.length() : brace;
      if (end > pos) {
        parts.add(new JsonPath.Part.Text(text.substring(pos, end)));
      }
      pos = end;
      if (brace >= 0) {
        pos++;
        List<Step> steps = steps();
        if (isWord(steps, END)) {
          if (!inRange) {
            throw new JsonPathException("not in range, nothing to end");
          }
          return parts;
        }
        boolean range = isWord(steps, RANGE);
        parts.add(
            range
                ? new JsonPath.Part.Range(steps.subList(1, steps.size()), parts(true))
                : new JsonPath.Part.Expression(steps));
      }
    }
    if (inRange) {
      throw new JsonPathException("a range is not ended, {end} is missing");
    }
    return parts;
  }

  private static boolean isWord(List<Step> steps, String word) {
    return !steps.isEmpty()
        && steps.get(0) instanceof Step.Unknown first
        && first.word().equals(word);
  }

  /** The steps up to the closing brace. */
  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    while (true) {
      if (pos >= text.length() || text.charAt(pos) == '\n' || text.charAt(pos) == '\r') {
        throw new JsonPathException("unclosed action");
      }
      char c = text.charAt(pos);
      if (c == '}') {
        pos++;
        return steps;
      }
      if (text.startsWith("[?(", pos)) {
        steps.add(filter());
      } else if (text.startsWith("..", pos)) {
        recursive(steps);
      } else if (c == ' ' || c == '@' || c == '$') {
        pos++;
      } else if (c == '[') {
        array(steps);
      } else if (c == '"' || c == '\'') {
        steps.add(new Step.Literal(quoted(c)));
      } else if (c == '.') {
        pos++;
        steps.add(field());
      } else if (c == '+' || c == '-' || Character.isDigit(c)) {
        steps.add(new Step.Literal(number()));
      } else if (Character.isLetter(c) || c == '_') {
        steps.add(word());
      } else {
        throw new JsonPathException(
            "unrecognized character in action: U+%04X '%c'".formatted((int) c, c));
      }
    }
  }

  private static List<Step> expression(String inner) {
    return new JsonPathParser(inner + "}").steps();
  }

  private void recursive(List<Step> steps) {
    if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.Recursive) {
      throw new JsonPathException("invalid multiple recursive descent");
    }
    pos += 2;
    steps.add(new Step.Recursive());
    if (pos < text.length() && (Character.isLetterOrDigit(text.charAt(pos)) || at('_'))) {
      steps.add(field());
    }
  }

  private boolean at(char c) {
    return text.charAt(pos) == c;
  }

  private Step field() {
    StringBuilder name = new StringBuilder();
    while (pos < text.length() && TERMINATORS.indexOf(text.charAt(pos)) < 0) {
      if (at('\\') && pos + 1 < text.length()) {
        pos++;
      }
      name.append(text.charAt(pos++));
    }
    return name.toString().equals("*") ? new Step.Wildcard() : new Step.Field(name.toString());
  }

  private Step word() {
    int start = pos;
    while (pos < text.length() && TERMINATORS.indexOf(text.charAt(pos)) < 0) {
      pos++;
    }
    String word = text.substring(start, pos);
    return word.equals("true") || word.equals("false")
        ? new Step.Literal(Boolean.valueOf(word))
        : new Step.Unknown(word);
  }

  private Object number() {
    int start = pos++;
    while (pos < text.length() && (Character.isDigit(text.charAt(pos)) || at('.'))) {
      pos++;
    }
    String number = text.substring(start, pos);
    try {
      return number.indexOf('.') < 0
          ? (Object) Long.valueOf(number)
          : (Object) Double.valueOf(number);
    } catch (NumberFormatException malformed) {
      throw new JsonPathException("cannot parse number " + number);
    }
  }

  private String quoted(char quote) {
    int start = pos++;
    while (pos < text.length() && (!at(quote) || text.charAt(pos - 1) == '\\')) {
      if (at('\n')) {
        break;
      }
      pos++;
    }
    if (pos >= text.length() || at('\n')) {
      throw new JsonPathException("unterminated quoted string");
    }
    pos++;
    String inner = text.substring(start + 1, pos - 1);
    if (inner.indexOf('\\') < 0) {
      return inner;
    }
    String escaped = quote == '"' ? inner : inner.replace("\\'", "'").replace("\"", "\\\"");
    String unquoted = GoQuote.unquote('"' + escaped + '"');
    if (unquoted == null) {
      throw new JsonPathException(
          "unquote string " + text.substring(start, pos) + " error invalid syntax");
    }
    return unquoted;
  }

  private void array(List<Step> steps) {
    int close = text.indexOf(']', pos);
    int line = text.indexOf('\n', pos);
    if (close < 0 || (line >= 0 && line < close)) {
      throw new JsonPathException("unterminated array");
    }
    String inner = text.substring(pos + 1, close);
    pos = close + 1;
    String[] members = inner.split(",", -1);
    Matcher key = KEY.matcher(inner);
    if (members.length > 1) {
      List<List<Step>> union = new ArrayList<>();
      for (String member : members) {
        union.add(expression("[" + member.strip() + "]"));
      }
      steps.add(new Step.Union(union));
    } else if (key.matches()) {
      steps.addAll(expression("." + key.group(1)));
    } else {
      steps.add(slice(inner.equals("*") ? ":" : inner));
    }
  }

  private static Step slice(String inner) {
    Matcher slice = SLICE.matcher(inner);
    if (!slice.matches()) {
      throw new JsonPathException("invalid array index " + inner);
    }
    OptionalInt start = index(slice.group(1));
    boolean derived = slice.group(2) == null;
    OptionalInt end =
        derived ? OptionalInt.of(start.orElse(0) + 1) : index(slice.group(2).substring(1));
    String step = slice.group(3);
    return new Step.Slice(
        start, end, step == null ? OptionalInt.empty() : index(step.substring(1)), derived);
  }

  private static OptionalInt index(String text) {
    try {
      return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException malformed) {
      throw new JsonPathException("array index " + text + " is not a number");
    }
  }

  private Step filter() {
    int start = pos + 3;
    pos = endOfFilter(start);
    String inner = text.substring(start, pos);
    pos++;
    if (pos >= text.length() || !at(']')) {
      throw new JsonPathException("unclosed array expect ]");
    }
    pos++;
    Matcher comparison = COMPARISON.matcher(inner);
    if (!comparison.matches()) {
      return new Step.Filter(expression(inner), "", List.of());
    }
    return new Step.Filter(
        expression(comparison.group(1)), comparison.group(2), expression(comparison.group(3)));
  }

  /** The closing parenthesis; those in the one quoted text that a filter may have do not count. */
  private int endOfFilter(int start) {
    char quote = 0;
    boolean ended = false;
    for (int i = start; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if ((c == '"' || c == '\'') && quote == 0) {
        quote = c;
      } else if (quote != 0 && c == quote && text.charAt(i - 1) != '\\') {
        ended = true;
      } else if (c == ')' && (quote == 0 || ended)) {
        return i;
      }
    }
    throw new JsonPathException("unterminated filter");
  }
}

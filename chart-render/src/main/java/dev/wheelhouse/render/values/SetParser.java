package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Helm's {@code --set} language ({@code pkg/strvals/parser.go}): {@code a.b[0].c=1,d={x,y}}, with
 * backslash escapes, typed or string values, JSON values and values read from files.
 *
 * <p>One instance reads one line into one destination map, which it changes. Not for use by several
 * threads. Every failure is a {@link SetSyntaxException} with Helm's text.
 */
final class SetParser {
  /** Turns the text right of {@code =} into a value. */
  @FunctionalInterface
  interface ValueReader {
    Object read(String text);
  }

  private static final int[] KEY_STOPS = {'=', '[', ',', '.'};
  private static final int[] ITEM_STOPS = {'[', '.', '='};
  private static final int[] LIST_STOPS = {',', '}'};

  private final RuneReader in;
  private final ValueReader reader;
  private final boolean json;

  private SetParser(String line, ValueReader reader, boolean json) {
    this.in = new RuneReader(line, true);
    this.reader = reader;
    this.json = json;
  }

  /** {@code --set}: booleans, null and integers are recognised, the rest are strings. */
  static void parseTyped(String line, Map<String, Object> destination) {
    new SetParser(line, SetParser::typedValue, false).parse(destination);
  }

  /** {@code --set-string}: every value is a string. */
  static void parseStrings(String line, Map<String, Object> destination) {
    new SetParser(line, text -> text, false).parse(destination);
  }

  /** {@code --set-file}: every value is the name of a file, {@code files} gives its content. */
  static void parseFiles(String line, Map<String, Object> destination, ValueReader files) {
    new SetParser(line, files, false).parse(destination);
  }

  /** {@code --set-json}: every value is JSON; an empty one is null. */
  static void parseJson(String line, Map<String, Object> destination) {
    new SetParser(line, text -> text, true).parse(destination);
  }

  private void parse(Map<String, Object> destination) {
    boolean more = true;
    while (more) {
      more = key(destination, 0);
    }
  }

  /** Reads one {@code key=value}; false when the input has ended. */
  private boolean key(Map<String, Object> data, int level) {
    RuneReader.Run run = in.until(KEY_STOPS);
    String key = run.text();
    if (run.ended()) {
      if (key.isEmpty()) {
        return false;
      }
      throw new SetSyntaxException("key " + GoQuote.quote(key) + " has no value");
    }
    return switch (run.stop()) {
      case '[' -> indexed(data, key, level);
      case '=' -> assigned(data, key);
      case '.' -> nested(data, key, level);
      default ->
          throw new SetSyntaxException(
              "key " + GoQuote.quote(key) + " has no value (cannot end with ,)");
    };
  }

  private boolean indexed(Map<String, Object> data, String key, int level) {
    int index = SetIndexes.read(in);
    List<Object> list =
        data.containsKey(key) ? SetIndexes.asList(data.get(key)) : new ArrayList<>();
    try {
      SetPaths.put(data, key, item(list, index, level));
      return true;
    } catch (EndOfSetException ended) {
      SetPaths.put(data, key, list);
      return false;
    }
  }

  private boolean assigned(Map<String, Object> data, String key) {
    if (json) {
      SetPaths.put(data, key, jsonValue());
      return true;
    }
    if (in.atEnd()) {
      SetPaths.put(data, key, "");
      return false;
    }
    SetPaths.put(data, key, value());
    return true;
  }

  private boolean nested(Map<String, Object> data, String key, int level) {
    SetPaths.checkLevel(level + 1);
    Map<String, Object> inner = SetPaths.child(data, key);
    boolean more = key(inner, level + 1);
    if (more && inner.isEmpty()) {
      throw new SetSyntaxException("key map " + GoQuote.quote(key) + " has no value");
    }
    if (!inner.isEmpty()) {
      SetPaths.put(data, key, inner);
    }
    return more;
  }

  private List<Object> item(List<Object> list, int index, int level) {
    SetIndexes.checkNotNegative(index);
    RuneReader.Run run = in.until(ITEM_STOPS);
    if (!run.text().isEmpty()) {
      throw new SetSyntaxException(
          "unexpected data at end of array index: " + GoQuote.quote(run.text()));
    }
    if (run.ended()) {
      throw new EndOfSetException();
    }
    return switch (run.stop()) {
      case '=' -> SetIndexes.put(list, index, itemValue());
      case '[' -> {
        int next = SetIndexes.read(in);
        yield SetIndexes.put(list, index, item(SetIndexes.listAt(list, index), next, level));
      }
      default -> {
        Map<String, Object> inner = SetIndexes.mapAt(list, index);
        if (!key(inner, level)) {
          throw new EndOfSetException();
        }
        yield SetIndexes.put(list, index, inner);
      }
    };
  }

  private Object itemValue() {
    if (json) {
      return jsonValue();
    }
    return in.atEnd() ? "" : value();
  }

  /** A list in braces, or the text up to the next comma. */
  private Object value() {
    if (in.peek() != '{') {
      return reader.read(in.until(',').text());
    }
    in.next();
    List<Object> list = new ArrayList<>();
    while (true) {
      RuneReader.Run run = in.until(LIST_STOPS);
      if (run.ended()) {
        throw new SetSyntaxException("list must terminate with '}'");
      }
      list.add(reader.read(run.text()));
      if (run.stop() == '}') {
        if (!in.atEnd() && in.peek() == ',') {
          in.next();
        }
        return list;
      }
    }
  }

  private Object jsonValue() {
    if (in.skipBlanksAndComma()) {
      return null;
    }
    Object value = in.readJson();
    in.skipBlanksAndComma();
    return value;
  }

  private static Object typedValue(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "true":
        return true;
      case "false":
        return false;
      case "null":
        return null;
      case "0":
        return 0L;
      default:
        return text.isEmpty() || text.charAt(0) == '0' ? text : integerOr(text);
    }
  }

  private static Object integerOr(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && (c == '+' || c == '-') && text.length() > 1;
      if (!sign && (c < '0' || c > '9')) {
        return text;
      }
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      return text;
    }
  }
}

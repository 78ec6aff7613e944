package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Helm's {@code --set-literal} ({@code pkg/strvals/literal_parser.go}): one key, then everything to
 * the end of the line as it stands; no escapes, no commas, no lists in braces.
 */
final class LiteralSetParser {
  private static final int[] KEY_STOPS = {'=', '[', '.'};

  private final RuneReader in;

  private LiteralSetParser(String line) {
    this.in = new RuneReader(line, false);
  }

  static void parse(String line, Map<String, Object> destination) {
    LiteralSetParser parser = new LiteralSetParser(line);
    boolean more = true;
    while (more) {
      more = parser.key(destination, 0);
    }
  }

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
      case '=' -> {
        SetPaths.put(data, key, in.until().text());
        yield true;
      }
      case '[' -> indexed(data, key, level);
      default -> nested(data, key, level);
    };
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

  private List<Object> item(List<Object> list, int index, int level) {
    RuneReader.Run run = in.until('[', '.', '=');
    if (!run.text().isEmpty()) {
      throw new SetSyntaxException(
          "unexpected data at end of array index: " + GoQuote.quote(run.text()));
    }
    if (run.ended()) {
      throw new EndOfSetException();
    }
    return switch (run.stop()) {
      case '=' -> SetIndexes.put(list, index, in.until().text());
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
}

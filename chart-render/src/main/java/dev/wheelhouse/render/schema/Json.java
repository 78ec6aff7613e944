package dev.wheelhouse.render.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists and scalars; numbers keep their text. */
final class Json {
  private static final int MAX_DEPTH = 200;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private Json() {}

  /**
   * @throws SchemaException when the text is no JSON, with Go's text for the common cases
   */
  static Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new SchemaException("EOF");
      }
      Object value = value(parser);
      if (!rest(text, parser).isBlank()) {
        throw new SchemaException("invalid character after top-level value");
      }
      return value;
    } catch (JsonEOFException ended) {
      throw new SchemaException("unexpected EOF");
    } catch (JsonParseException malformed) {
      throw new SchemaException(
          "values.schema.json is no JSON: "
              + malformed.getOriginalMessage()
              + " (line "
              + malformed.getLocation().getLineNr()
              + ")");
    } catch (IOException impossible) {
      throw new SchemaException(impossible.getMessage());
    }
  }

  private static String rest(String text, JsonParser parser) {
    return text.substring((int) parser.currentLocation().getCharOffset());
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          map.put(key, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new SourceNumber(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object map) {
    return (Map<String, Object>) map;
  }

  /** The values a path leads to, by their pointers. */
  static void collect(Object value, String pointer, List<String> path, Map<String, Object> found) {
    if (path.isEmpty()) {
      found.put(pointer, value);
      return;
    }
    String step = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (step.equals("*") && value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> collect(item, Urls.append(pointer, (String) key), rest, found));
    } else if (step.equals("[]") && value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), pointer + "/" + i, rest, found);
      }
    } else if (value instanceof Map<?, ?> map && map.containsKey(step)) {
      collect(map.get(step), Urls.append(pointer, step), rest, found);
    }
  }
}

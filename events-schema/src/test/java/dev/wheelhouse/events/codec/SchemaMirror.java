package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a schema against the records it describes, all the way down. */
final class SchemaMirror {
  private final String id;
  private final List<String> differences = new ArrayList<>();

  SchemaMirror(String id) {
    this.id = id;
  }

  List<String> differences(Class<?> record) {
    record("", id, Schemas.schema(id), record);
    return differences;
  }

  private void record(String place, String base, JsonNode schema, Class<?> record) {
    expect(place + " closed", false, schema.path("additionalProperties").asBoolean(true));
    Set<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    Set<String> components =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    if (record == DeployError.class) {
      components.add("hint");
    }
    if (Step.class.isAssignableFrom(record)) {
      components.add("type");
    }
    expect(place + " fields", components, names);
    for (RecordComponent component : record.getRecordComponents()) {
      JsonNode property = schema.path("properties").path(component.getName());
      value(place + "/" + component.getName(), base, property, component.getGenericType());
    }
  }

  private void value(String place, String base, JsonNode schema, Type type) {
    if (schema.has("$ref")) {
      String ref = schema.get("$ref").asText();
      String target = ref.startsWith("#") ? base : base.substring(0, base.lastIndexOf('/') + 1);
      String document = ref.startsWith("#") ? target : target + ref.substring(0, ref.indexOf('#'));
      value(
          place, document, Schemas.schema(document).at(ref.substring(ref.indexOf('#') + 1)), type);
      return;
    }
    expect(place + " described", true, schema.hasNonNull("description"));
    if (type instanceof ParameterizedType list) {
      expect(place, "array", schema.path("type").asText());
      item(place + "/0", base, schema.path("items"), list.getActualTypeArguments()[0]);
    } else {
      item(place, base, schema, type);
    }
  }

  private void item(String place, String base, JsonNode schema, Type type) {
    Class<?> raw = (Class<?>) type;
    if (schema.has("$ref")) {
      value(place, base, schema, type);
    } else if (raw == Step.class) {
      expect(place + " kinds", raw.getPermittedSubclasses().length, schema.path("oneOf").size());
      for (int i = 0; i < schema.path("oneOf").size(); i++) {
        record(place + "(" + i + ")", base, schema.path("oneOf").get(i), step(schema, i));
      }
    } else if (raw == Options.class) {
      Set<String> names = new TreeSet<>();
      schema.path("properties").fieldNames().forEachRemaining(names::add);
      Set<String> written = new TreeSet<>(List.of("serviceAccount"));
      OptionsJson.write(Options.DEFAULTS).fieldNames().forEachRemaining(written::add);
      expect(place + " fields", written, names);
    } else if (raw.isRecord()) {
      record(place, base, schema, raw);
    } else if (raw.isEnum()) {
      words(place, schema, raw);
    } else {
      expect(place, scalar(raw), schema.path("type").asText());
    }
  }

  private static Class<?> step(JsonNode schema, int index) {
    String word = schema.at("/oneOf/" + index + "/properties/type/const").asText();
    return Arrays.stream(Step.class.getPermittedSubclasses())
        .filter(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT).equals(word.replace("-", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Every word of the schema is one of the model; error codes must all be there. */
  private void words(String place, JsonNode schema, Class<?> raw) {
    Set<String> words = new TreeSet<>();
    schema.path("enum").forEach(word -> words.add(word.asText()));
    Set<String> constants =
        Arrays.stream(raw.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .map(
                name ->
                    raw == ErrorCode.class ? name : name.toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.toCollection(TreeSet::new));
    boolean allOperations = raw != Operation.class;
    if (allOperations) {
      expect(place + " words", constants, words);
    } else {
      expect(place + " words are of the model", true, constants.containsAll(words));
    }
  }

  private static String scalar(Class<?> raw) {
    if (raw == String.class || raw == Instant.class) {
      return "string";
    }
    return raw == boolean.class ? "boolean" : "integer";
  }

  private void expect(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add(what + ": expected " + expected + ", found " + found);
    }
  }
}

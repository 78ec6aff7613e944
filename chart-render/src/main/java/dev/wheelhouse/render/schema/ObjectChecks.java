package dev.wheelhouse.render.schema;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keywords of objects. */
final class ObjectChecks {
  private ObjectChecks() {}

  static void check(Validator validator, Map<String, Object> object) {
    CompiledSchema schema = validator.schema();
    sizes(validator, object);
    List<String> missing = missing(object, schema.required);
    if (!missing.isEmpty()) {
      validator.fail(
          missing.size() == 1
              ? "missing property " + Texts.quote(missing.get(0))
              : "missing properties " + Texts.quoteAll(missing));
    }
    if (validator.yesOrNo() && validator.failed()) {
      return;
    }
    dependencies(validator, object);
    if (!properties(validator, object) || schema.version == 4) {
      return;
    }
    names(validator, object);
    if (schema.version == 6) {
      return;
    }
    schema.dependentSchemas.forEach(
        (name, sub) -> {
          if (object.containsKey(name)) {
            validator.fail(validator.same(sub, "", false));
          }
        });
    schema.dependentRequired.forEach((name, names) -> required(validator, object, name, names));
  }

  private static void sizes(Validator validator, Map<String, Object> object) {
    CompiledSchema schema = validator.schema();
    int size = object.size();
    if (schema.minProperties != null && size < schema.minProperties) {
      validator.fail(Texts.limit("minProperties", size, schema.minProperties));
    }
    if (schema.maxProperties != null && size > schema.maxProperties) {
      validator.fail(Texts.limit("maxProperties", size, schema.maxProperties));
    }
  }

  private static void dependencies(Validator validator, Map<String, Object> object) {
    validator
        .schema()
        .dependencies
        .forEach(
            (name, dependency) -> {
              if (!object.containsKey(name)) {
                return;
              }
              if (dependency instanceof CompiledSchema sub) {
                validator.fail(validator.same(sub, "", false));
              } else {
                @SuppressWarnings("unchecked")
                List<String> names = (List<String>) dependency;
                required(validator, object, name, names);
              }
            });
  }

  private static void required(
      Validator validator, Map<String, Object> object, String name, List<String> names) {
    List<String> missing = missing(object, names);
    if (object.containsKey(name) && !missing.isEmpty()) {
      validator.fail(
          "properties "
              + Texts.quoteAll(missing)
              + " required, if "
              + Texts.quote(name)
              + " exists");
    }
  }

  /** False when a failure ended the search early. */
  private static boolean properties(Validator validator, Map<String, Object> object) {
    List<String> additional = new ArrayList<>();
    for (Map.Entry<String, Object> entry : object.entrySet()) {
      if (validator.yesOrNo() && validator.failed()) {
        return false;
      }
      if (property(validator, entry.getKey(), entry.getValue(), additional)) {
        validator.unevaluated().properties.remove(entry.getKey());
      }
    }
    if (!additional.isEmpty()) {
      validator.fail("additional properties " + Texts.quoteAll(additional) + " not allowed");
    }
    return true;
  }

  /** Whether some keyword looked at the property. */
  private static boolean property(
      Validator validator, String name, Object value, List<String> additional) {
    CompiledSchema schema = validator.schema();
    boolean evaluated = false;
    CompiledSchema own = schema.properties.get(name);
    if (own != null) {
      evaluated = true;
      validator.fail(validator.child(own, value, name));
    }
    for (Map.Entry<Pattern, CompiledSchema> entry : schema.patternProperties.entrySet()) {
      if (entry.getKey().matcher(name).find()) {
        evaluated = true;
        validator.fail(validator.child(entry.getValue(), value, name));
      }
    }
    if (evaluated || schema.additionalProperties == null) {
      return evaluated;
    }
    if (schema.additionalProperties instanceof CompiledSchema rest) {
      validator.fail(validator.child(rest, value, name));
    } else if (Boolean.FALSE.equals(schema.additionalProperties)) {
      additional.add(name);
    }
    return true;
  }

  private static void names(Validator validator, Map<String, Object> object) {
    CompiledSchema schema = validator.schema();
    if (schema.propertyNames == null) {
      return;
    }
    for (String name : object.keySet()) {
      Failure failure = validator.name(schema.propertyNames, name);
      if (failure != null) {
        validator.fail(failure.withMessage("invalid propertyName " + Texts.quote(name), List.of()));
      }
    }
  }

  private static List<String> missing(Map<String, Object> object, List<String> names) {
    return names.stream().filter(name -> !object.containsKey(name)).toList();
  }
}

package dev.wheelhouse.render.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validates one value against one schema, with the order of checks of the Go library. */
final class Validator {
  /** What all validators of one run share: where a metaschema must be exchanged for another. */
  private record Meta(CompiledSchema schema, SchemaDocument document) {
    CompiledSchema exchanged(CompiledSchema schema, List<String> location) {
      if (document == null || schema != this.schema) {
        return schema;
      }
      StringBuilder pointer = new StringBuilder();
      location.forEach(step -> pointer.append('/').append(Urls.escape(step)));
      Resource resource = document.resources().get(pointer.toString());
      return resource == null ? schema : MetaSchemas.schemaOf(resource.dialect());
    }
  }

  private final Object value;
  private final List<String> location;
  private final CompiledSchema schema;
  private final Scope scope;
  private final Unevaluated unevaluated;
  private final boolean yesOrNo;
  private final Meta meta;
  private final List<Failure> failures = new ArrayList<>();

  private Validator(
      Object value,
      List<String> location,
      CompiledSchema schema,
      Scope scope,
      Unevaluated unevaluated,
      boolean yesOrNo,
      Meta meta) {
    this.value = value;
    this.location = location;
    this.schema = schema;
    this.scope = scope;
    this.unevaluated = unevaluated;
    this.yesOrNo = yesOrNo;
    this.meta = meta;
  }

  /** What is wrong with a value, if anything. */
  static Optional<Failure> validate(CompiledSchema schema, Object value) {
    return run(schema, value, new Meta(null, null));
  }

  /** What is wrong with a schema, whose parts may declare metaschemas of their own. */
  static Optional<Failure> validate(
      CompiledSchema metaSchema, Object value, SchemaDocument document) {
    return run(metaSchema, value, new Meta(metaSchema, document));
  }

  private static Optional<Failure> run(CompiledSchema schema, Object value, Meta meta) {
    Validator validator =
        new Validator(
            value,
            List.of(),
            schema,
            new Scope(schema, "", 0, null),
            Unevaluated.of(value, schema, false),
            false,
            meta);
    return Optional.ofNullable(validator.validate());
  }

  Object value() {
    return value;
  }

  CompiledSchema schema() {
    return schema;
  }

  Unevaluated unevaluated() {
    return unevaluated;
  }

  /** Whether only the fact of a failure is of interest. */
  boolean yesOrNo() {
    return yesOrNo;
  }

  boolean failed() {
    return !failures.isEmpty();
  }

  void fail(String message) {
    failures.add(Failure.of(location, message));
  }

  void fail(String message, List<Failure> causes) {
    failures.add(new Failure(location, Failure.Kind.PLAIN, message, causes));
  }

  void fail(Failure failure) {
    if (failure != null) {
      failures.add(failure);
    }
  }

  List<String> location() {
    return location;
  }

  private Failure validate() {
    if (schema.constant != null) {
      return schema.constant ? null : Failure.of(location, "false schema");
    }
    Scope cycle = scope.cycle();
    if (cycle != null) {
      return Failure.of(
          location,
          "both "
              + scope.keywordLocation()
              + " and "
              + cycle.keywordLocation()
              + " resolve to "
              + Texts.goQuote(schema.location)
              + " causing reference cycle");
    }
    String first = ScalarChecks.first(schema, value);
    if (first != null) {
      return Failure.of(location, first);
    }
    if (schema.ref != null) {
      Failure failure = reference(schema.ref, "$ref");
      if (schema.version < 2019) {
        return failure;
      }
      fail(failure);
    }
    byType();
    if (failures.isEmpty() || !yesOrNo) {
      laterReferences();
      Combinations.check(this);
      unevaluatedRest();
    }
    return switch (failures.size()) {
      case 0 -> null;
      case 1 -> failures.get(0);
      default -> new Failure(location, Failure.Kind.GROUP, "validation failed", failures);
    };
  }

  private void byType() {
    if (value instanceof Map<?, ?> object) {
      ObjectChecks.check(this, Json.object(object));
    } else if (value instanceof List<?> array) {
      ArrayChecks.check(this, array);
    } else if (value instanceof String text) {
      ScalarChecks.text(this, text);
    } else if (value instanceof Number number) {
      ScalarChecks.number(this, Numbers.exact(number));
    }
  }

  private void laterReferences() {
    if (schema.version < 2019) {
      return;
    }
    if (schema.recursiveRef != null) {
      CompiledSchema target = schema.recursiveRef;
      if (target.recursiveAnchor) {
        for (Scope at = scope; at != null; at = at.parent()) {
          target = at.schema().resource.recursiveAnchor ? at.schema() : target;
        }
      }
      fail(reference(target, "$recursiveRef"));
    }
    if (schema.dynamicRef != null) {
      CompiledSchema target = schema.dynamicRef;
      String anchor = schema.dynamicRefAnchor;
      if (!anchor.isEmpty() && target.dynamicAnchor.equals(anchor)) {
        for (Scope at = scope; at != null; at = at.parent()) {
          target = at.schema().resource.dynamicAnchors.getOrDefault(anchor, target);
        }
      }
      fail(reference(target, "$dynamicRef"));
    }
  }

  private void unevaluatedRest() {
    if (schema.version < 2019) {
      return;
    }
    if (value instanceof Map<?, ?> object && schema.unevaluatedProperties != null) {
      for (String name : unevaluated.properties) {
        fail(child(schema.unevaluatedProperties, object.get(name), name));
      }
      unevaluated.properties.clear();
    }
    if (value instanceof List<?> array && schema.unevaluatedItems != null) {
      for (int i : unevaluated.items) {
        fail(child(schema.unevaluatedItems, array.get(i), Integer.toString(i)));
      }
      unevaluated.items.clear();
    }
  }

  private Failure reference(CompiledSchema target, String keyword) {
    Failure failure = same(target, keyword, false);
    if (failure == null) {
      return null;
    }
    return new Failure(
        location,
        Failure.Kind.REFERENCE,
        "validation failed",
        failure.kind() == Failure.Kind.GROUP ? failure.causes() : List.of(failure));
  }

  /** Validates the same value against another schema; null when it fits. */
  Failure same(CompiledSchema other, String keyword, boolean onlyYesOrNo) {
    Unevaluated rest = Unevaluated.of(value, other, !unevaluated.isEmpty());
    CompiledSchema actual = meta.exchanged(other, location);
    Validator validator =
        new Validator(
            value,
            location,
            actual,
            scope.child(other, keyword, scope.value()),
            rest,
            yesOrNo || onlyYesOrNo,
            actual == other ? meta : new Meta(actual, meta.document()));
    Failure failure = validator.validate();
    if (failure == null) {
      unevaluated.retain(rest);
    }
    return failure;
  }

  /** Validates a part of the value; null when it fits. */
  Failure child(CompiledSchema other, Object part, String step) {
    List<String> below = new ArrayList<>(location);
    below.add(step);
    CompiledSchema actual = meta.exchanged(other, below);
    return new Validator(
            part,
            below,
            actual,
            scope.child(other, "", scope.value() + 1),
            Unevaluated.of(part, other, false),
            yesOrNo,
            actual == other ? meta : new Meta(actual, meta.document()))
        .validate();
  }

  /** Validates a property's name by itself; null when it fits. */
  Failure name(CompiledSchema other, String name) {
    return run(meta.exchanged(other, location), name, meta).orElse(null);
  }
}

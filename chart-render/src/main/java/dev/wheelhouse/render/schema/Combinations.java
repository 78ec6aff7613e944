package dev.wheelhouse.render.schema;

import java.util.ArrayList;
import java.util.List;

/** {@code not}, {@code allOf}, {@code anyOf}, {@code oneOf} and {@code if}. */
final class Combinations {
  private Combinations() {}

  static void check(Validator validator) {
    CompiledSchema schema = validator.schema();
    if (schema.not != null && validator.same(schema.not, "", true) == null) {
      validator.fail("'not' failed");
    }
    if (!schema.allOf.isEmpty()) {
      allOf(validator, schema.allOf);
    }
    if (!schema.anyOf.isEmpty()) {
      anyOf(validator, schema.anyOf);
    }
    if (!schema.oneOf.isEmpty()) {
      oneOf(validator, schema.oneOf);
    }
    if (schema.ifSchema != null) {
      CompiledSchema next =
          validator.same(schema.ifSchema, "", true) == null ? schema.thenSchema : schema.elseSchema;
      if (next != null) {
        validator.fail(validator.same(next, "", false));
      }
    }
  }

  private static void allOf(Validator validator, List<CompiledSchema> schemas) {
    List<Failure> failures = new ArrayList<>();
    for (CompiledSchema schema : schemas) {
      Failure failure = validator.same(schema, "", false);
      if (failure != null) {
        failures.add(failure);
        if (validator.yesOrNo()) {
          break;
        }
      }
    }
    if (!failures.isEmpty()) {
      validator.fail("'allOf' failed", failures);
    }
  }

  private static void anyOf(Validator validator, List<CompiledSchema> schemas) {
    boolean matched = false;
    List<Failure> failures = new ArrayList<>();
    for (CompiledSchema schema : schemas) {
      Failure failure = validator.same(schema, "", false);
      if (failure != null) {
        failures.add(failure);
      } else {
        matched = true;
        // While something is unevaluated, every schema may have looked at a part of it.
        if (validator.unevaluated().isEmpty()) {
          break;
        }
      }
    }
    if (!matched) {
      validator.fail("'anyOf' failed", failures);
    }
  }

  private static void oneOf(Validator validator, List<CompiledSchema> schemas) {
    int matched = -1;
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < schemas.size(); i++) {
      Failure failure = validator.same(schemas.get(i), "", matched >= 0);
      if (failure != null) {
        if (matched < 0) {
          failures.add(failure);
        }
      } else if (matched < 0) {
        matched = i;
      } else {
        validator.fail("'oneOf' failed, subschemas " + matched + ", " + i + " matched");
        return;
      }
    }
    if (matched < 0) {
      validator.fail("'oneOf' failed, none matched", failures);
    }
  }
}

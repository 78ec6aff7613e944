package dev.wheelhouse.render.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The keywords of arrays. */
final class ArrayChecks {
  private ArrayChecks() {}

  static void check(Validator validator, List<?> array) {
    CompiledSchema schema = validator.schema();
    if (schema.minItems != null && array.size() < schema.minItems) {
      validator.fail(Texts.limit("minItems", array.size(), schema.minItems));
    }
    if (schema.maxItems != null && array.size() > schema.maxItems) {
      validator.fail(Texts.limit("maxItems", array.size(), schema.maxItems));
    }
    if (schema.uniqueItems) {
      unique(validator, array);
    }
    if (schema.version < 2020) {
      itemsBefore2020(validator, array);
    } else {
      items(validator, array, schema.prefixItems);
      if (schema.items2020 != null) {
        rest(validator, array, schema.prefixItems.size(), schema.items2020);
      }
    }
    if (schema.contains != null) {
      contains(validator, array);
    }
  }

  private static void unique(Validator validator, List<?> array) {
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < array.size(); i++) {
      Integer earlier = seen.putIfAbsent(Equality.key(array.get(i)), i);
      if (earlier != null) {
        validator.fail(
            "items at " + Texts.grouped(earlier) + " and " + Texts.grouped(i) + " are equal");
        return;
      }
    }
  }

  private static void itemsBefore2020(Validator validator, List<?> array) {
    CompiledSchema schema = validator.schema();
    int evaluated = 0;
    if (schema.itemsSchema != null) {
      for (int i = 0; i < array.size(); i++) {
        validator.fail(validator.child(schema.itemsSchema, array.get(i), Integer.toString(i)));
      }
      evaluated = array.size();
    } else if (schema.itemsList != null) {
      items(validator, array, schema.itemsList);
      evaluated = Math.min(array.size(), schema.itemsList.size());
    }
    if (schema.additionalItems instanceof CompiledSchema rest) {
      rest(validator, array, evaluated, rest);
    } else if (Boolean.FALSE.equals(schema.additionalItems) && evaluated != array.size()) {
      validator.fail(
          "last " + Texts.grouped(array.size() - evaluated) + " additionalItem(s) not allowed");
    }
  }

  private static void items(Validator validator, List<?> array, List<CompiledSchema> schemas) {
    for (int i = 0; i < Math.min(array.size(), schemas.size()); i++) {
      validator.fail(validator.child(schemas.get(i), array.get(i), Integer.toString(i)));
    }
  }

  /** The items after the first ones; the library counts their places from 0 again. */
  private static void rest(Validator validator, List<?> array, int from, CompiledSchema schema) {
    for (int i = from; i < array.size(); i++) {
      validator.fail(validator.child(schema, array.get(i), Integer.toString(i - from)));
    }
  }

  private static void contains(Validator validator, List<?> array) {
    CompiledSchema schema = validator.schema();
    List<Failure> failures = new ArrayList<>();
    List<Integer> matched = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Failure failure = validator.child(schema.contains, array.get(i), Integer.toString(i));
      if (failure != null) {
        failures.add(failure);
      } else {
        matched.add(i);
        if (schema.version >= 2020) {
          validator.unevaluated().items.remove(i);
        }
      }
    }
    String places = matched.stream().map(String::valueOf).collect(Collectors.joining(" "));
    String found = matched.size() + " items at " + places;
    if (schema.minContains != null) {
      if (matched.size() < schema.minContains) {
        validator.fail(
            "min "
                + Texts.grouped(schema.minContains)
                + " items required to match contains schema, but "
                + (matched.isEmpty() ? "none matched" : "matched " + found),
            failures);
      }
    } else if (matched.isEmpty()) {
      validator.fail("no items match contains schema", failures);
    }
    if (schema.maxContains != null && matched.size() > schema.maxContains) {
      validator.fail(
          "max "
              + Texts.grouped(schema.maxContains)
              + " items required to match contains schema, but matched "
              + found);
    }
  }
}

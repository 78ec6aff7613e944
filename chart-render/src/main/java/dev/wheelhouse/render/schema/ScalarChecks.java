package dev.wheelhouse.render.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The keywords that are checked first for any value, and those of strings and numbers. */
final class ScalarChecks {
  private ScalarChecks() {}

  /**
   * {@code type}, {@code const}, {@code enum}, {@code format}: the first that fails ends it all.
   */
  static String first(CompiledSchema schema, Object value) {
    String type = typeOf(value);
    if (!schema.types.isEmpty()
        && !schema.types.contains(type)
        && !(schema.types.contains("integer")
            && value instanceof Number number
            && Numbers.isInteger(number))) {
      return "got " + type + ", want " + String.join(" or ", schema.types);
    }
    if (schema.hasConst && !Equality.equal(value, schema.constValue)) {
      return isScalar(schema.constValue)
          ? "value must be " + Texts.display(schema.constValue)
          : "'const' failed";
    }
    if (schema.enumValues != null
        && schema.enumValues.stream().noneMatch(item -> Equality.equal(value, item))) {
      return enumMessage(schema.enumValues);
    }
    if (schema.format != null) {
      String problem = Formats.problem(schema.format, value);
      if (problem != null) {
        return Texts.display(value) + " is not valid " + schema.format + ": " + problem;
      }
    }
    return null;
  }

  private static String enumMessage(List<Object> values) {
    if (!values.stream().allMatch(ScalarChecks::isScalar)) {
      return "'enum' failed";
    }
    String all = values.stream().map(Texts::display).collect(Collectors.joining(", "));
    return values.size() == 1 ? "value must be " + all : "value must be one of " + all;
  }

  private static boolean isScalar(Object value) {
    return !(value instanceof Map<?, ?> || value instanceof List<?>);
  }

  private static String typeOf(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof String) {
      return "string";
    }
    return value instanceof List<?> ? "array" : "object";
  }

  static void text(Validator validator, String text) {
    CompiledSchema schema = validator.schema();
    int length = text.codePointCount(0, text.length());
    if (schema.minLength != null && length < schema.minLength) {
      validator.fail(Texts.limit("minLength", length, schema.minLength));
    }
    if (schema.maxLength != null && length > schema.maxLength) {
      validator.fail(Texts.limit("maxLength", length, schema.maxLength));
    }
    if (schema.pattern != null && !schema.pattern.matcher(text).find()) {
      validator.fail(
          Texts.quote(text) + " does not match pattern " + Texts.quote(schema.pattern.pattern()));
    }
  }

  static void number(Validator validator, BigDecimal number) {
    CompiledSchema schema = validator.schema();
    if (schema.minimum != null && number.compareTo(schema.minimum) < 0) {
      validator.fail(limit("minimum", number, schema.minimum));
    }
    if (schema.maximum != null && number.compareTo(schema.maximum) > 0) {
      validator.fail(limit("maximum", number, schema.maximum));
    }
    if (schema.exclusiveMinimum != null && number.compareTo(schema.exclusiveMinimum) <= 0) {
      validator.fail(limit("exclusiveMinimum", number, schema.exclusiveMinimum));
    }
    if (schema.exclusiveMaximum != null && number.compareTo(schema.exclusiveMaximum) >= 0) {
      validator.fail(limit("exclusiveMaximum", number, schema.exclusiveMaximum));
    }
    if (schema.multipleOf != null && number.remainder(schema.multipleOf).signum() != 0) {
      validator.fail(limit("multipleOf", number, schema.multipleOf));
    }
  }

  private static String limit(String keyword, BigDecimal got, BigDecimal want) {
    return keyword + ": got " + Texts.grouped(got) + ", want " + Texts.grouped(want);
  }
}

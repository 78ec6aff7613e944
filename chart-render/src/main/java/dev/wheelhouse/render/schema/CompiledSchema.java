package dev.wheelhouse.render.schema;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema ready to validate: its keywords with their subschemas. Fields that are null or empty
 * stand for absent keywords. Written by the compiler alone, then only read.
 */
final class CompiledSchema {
  final String url;
  final String pointer;
  final String location;
  int version;
  Boolean constant;
  CompiledSchema resource;
  final Map<String, CompiledSchema> dynamicAnchors = new LinkedHashMap<>();

  CompiledSchema ref;
  CompiledSchema recursiveRef;
  boolean recursiveAnchor;
  CompiledSchema dynamicRef;
  String dynamicRefAnchor = "";
  String dynamicAnchor = "";

  List<String> types = List.of();
  boolean hasConst;
  Object constValue;
  List<Object> enumValues;
  String format;

  List<CompiledSchema> allOf = List.of();
  List<CompiledSchema> anyOf = List.of();
  List<CompiledSchema> oneOf = List.of();
  CompiledSchema not;
  CompiledSchema ifSchema;
  CompiledSchema thenSchema;
  CompiledSchema elseSchema;

  Integer minProperties;
  Integer maxProperties;
  List<String> required = List.of();
  Map<String, CompiledSchema> properties = Map.of();
  final Map<Pattern, CompiledSchema> patternProperties = new LinkedHashMap<>();

  /** A Boolean, a schema or null. */
  Object additionalProperties;

  CompiledSchema propertyNames;

  /** By property: a list of names, or a schema. */
  final Map<String, Object> dependencies = new LinkedHashMap<>();

  final Map<String, List<String>> dependentRequired = new LinkedHashMap<>();
  Map<String, CompiledSchema> dependentSchemas = Map.of();
  CompiledSchema unevaluatedProperties;

  Integer minItems;
  Integer maxItems;
  boolean uniqueItems;
  CompiledSchema itemsSchema;
  List<CompiledSchema> itemsList;

  /** A Boolean, a schema or null. */
  Object additionalItems;

  List<CompiledSchema> prefixItems = List.of();
  CompiledSchema items2020;
  CompiledSchema contains;
  Integer minContains;
  Integer maxContains;
  CompiledSchema unevaluatedItems;

  Integer minLength;
  Integer maxLength;
  Pattern pattern;

  BigDecimal minimum;
  BigDecimal maximum;
  BigDecimal exclusiveMinimum;
  BigDecimal exclusiveMaximum;
  BigDecimal multipleOf;

  CompiledSchema(String url, String pointer) {
    this.url = url;
    this.pointer = pointer;
    this.location = Urls.location(url, pointer);
  }

  /** Whether every property of an object is looked at by this schema itself. */
  boolean evaluatesAllProperties() {
    return additionalProperties != null;
  }

  /** Whether every item of an array is looked at by this schema itself. */
  boolean evaluatesAllItems() {
    return version < 2020 ? additionalItems != null || itemsSchema != null : items2020 != null;
  }

  /** How many items at the start are looked at by this schema itself. */
  int evaluatedItems() {
    if (version < 2020) {
      return itemsList == null ? 0 : itemsList.size();
    }
    return prefixItems.size();
  }
}

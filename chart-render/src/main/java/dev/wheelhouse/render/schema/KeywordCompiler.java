package dev.wheelhouse.render.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles the keywords of one schema object. */
final class KeywordCompiler {
  private static final List<String> TYPE_ORDER =
      List.of("null", "boolean", "number", "integer", "string", "array", "object");

  private final SchemaCompiler compiler;
  private final SchemaDocument document;
  private final Resource resource;
  private final CompiledSchema schema;
  private final Map<String, Object> object;
  private final boolean assertFormat;

  KeywordCompiler(
      SchemaCompiler compiler,
      SchemaDocument document,
      Resource resource,
      CompiledSchema schema,
      Map<String, Object> object,
      boolean assertFormat) {
    this.compiler = compiler;
    this.document = document;
    this.resource = resource;
    this.schema = schema;
    this.object = object;
    this.assertFormat = assertFormat;
  }

  void compile() {
    schema.ref = reference("$ref");
    if (schema.version < 2019 && schema.ref != null) {
      return;
    }
    if (resource.dialect().has("applicator")) {
      applicators();
    }
    if (resource.dialect().has("validation")) {
      assertions();
    }
    boolean formats =
        assertFormat
            || schema.version < 2019
            || resource.dialect().has(schema.version == 2019 ? "format" : "format-assertion");
    if (formats && object.get("format") instanceof String name) {
      schema.format = name;
    }
    if (schema.version >= 2019) {
      laterDrafts();
    }
  }

  private void applicators() {
    schema.allOf = list("allOf");
    schema.anyOf = list("anyOf");
    schema.oneOf = list("oneOf");
    schema.not = single("not");
    if (schema.version < 2020 && object.containsKey("items")) {
      if (object.get("items") instanceof List<?>) {
        schema.itemsList = list("items");
        schema.additionalItems = additional("additionalItems");
      } else {
        schema.itemsSchema = single("items");
      }
    }
    schema.properties = map("properties");
    map("patternProperties")
        .forEach(
            (regex, sub) -> schema.patternProperties.put(pattern(regex, "patternProperties"), sub));
    schema.additionalProperties = additional("additionalProperties");
    if (object.get("dependencies") instanceof Map<?, ?> dependencies) {
      dependencies.forEach(
          (name, value) ->
              schema.dependencies.put(
                  (String) name,
                  value instanceof List<?> names
                      ? strings(names)
                      : at(Urls.append(pointer("dependencies"), (String) name))));
    }
    if (schema.version >= 6) {
      schema.contains = single("contains");
      schema.propertyNames = single("propertyNames");
    }
    if (schema.version >= 7) {
      conditional();
    }
    if (schema.version >= 2019) {
      schema.dependentSchemas = map("dependentSchemas");
    }
    if (schema.version >= 2020) {
      schema.prefixItems = list("prefixItems");
      schema.items2020 = single("items");
    }
  }

  private void conditional() {
    schema.ifSchema = single("if");
    if (schema.ifSchema == null) {
      return;
    }
    Object constant = object.get("if");
    if (!Boolean.FALSE.equals(constant)) {
      schema.thenSchema = single("then");
    }
    if (!Boolean.TRUE.equals(constant)) {
      schema.elseSchema = single("else");
    }
  }

  private void assertions() {
    types();
    if (object.get("enum") instanceof List<?> values) {
      schema.enumValues = new ArrayList<>(values);
    }
    schema.multipleOf = number("multipleOf");
    schema.maximum = number("maximum");
    if (flag("exclusiveMaximum")) {
      schema.exclusiveMaximum = schema.maximum;
      schema.maximum = null;
    } else {
      schema.exclusiveMaximum = number("exclusiveMaximum");
    }
    schema.minimum = number("minimum");
    if (flag("exclusiveMinimum")) {
      schema.exclusiveMinimum = schema.minimum;
      schema.minimum = null;
    } else {
      schema.exclusiveMinimum = number("exclusiveMinimum");
    }
    schema.minLength = integer("minLength");
    schema.maxLength = integer("maxLength");
    if (object.get("pattern") instanceof String regex) {
      schema.pattern = pattern(regex, "pattern");
    }
    schema.minItems = integer("minItems");
    schema.maxItems = integer("maxItems");
    schema.uniqueItems = flag("uniqueItems");
    schema.maxProperties = integer("maxProperties");
    schema.minProperties = integer("minProperties");
    if (object.get("required") instanceof List<?> names) {
      schema.required = strings(names);
    }
    if (schema.version >= 6 && object.containsKey("const")) {
      schema.hasConst = true;
      schema.constValue = object.get("const");
    }
  }

  private void types() {
    Object type = object.get("type");
    List<?> named =
        type instanceof String one ? List.of(one) : type instanceof List<?> some ? some : List.of();
    schema.types = TYPE_ORDER.stream().filter(named::contains).toList();
  }

  private void laterDrafts() {
    schema.recursiveRef = reference("$recursiveRef");
    schema.recursiveAnchor = flag("$recursiveAnchor");
    if (resource.dialect().has("validation")) {
      if (schema.contains != null) {
        schema.minContains = integer("minContains");
        schema.maxContains = integer("maxContains");
      }
      if (object.get("dependentRequired") instanceof Map<?, ?> dependent) {
        dependent.forEach(
            (name, names) -> {
              if (names instanceof List<?> list) {
                schema.dependentRequired.put((String) name, strings(list));
              }
            });
      }
    }
    if (resource.dialect().has(schema.version == 2019 ? "applicator" : "unevaluated")) {
      schema.unevaluatedItems = single("unevaluatedItems");
      schema.unevaluatedProperties = single("unevaluatedProperties");
    }
    if (schema.version >= 2020) {
      schema.dynamicRef = reference("$dynamicRef");
      if (schema.dynamicRef != null) {
        String fragment = Urls.decode(Urls.split((String) object.get("$dynamicRef"))[1]);
        schema.dynamicRefAnchor = fragment.startsWith("/") ? "" : fragment;
      }
      schema.dynamicAnchor = object.get("$dynamicAnchor") instanceof String anchor ? anchor : "";
    }
  }

  private CompiledSchema reference(String keyword) {
    return object.get(keyword) instanceof String reference
        ? compiler.resolve(document, resource, reference)
        : null;
  }

  private String pointer(String keyword) {
    return Urls.append(schema.pointer, keyword);
  }

  private CompiledSchema at(String pointer) {
    return compiler.enqueue(schema.url, pointer);
  }

  private CompiledSchema single(String keyword) {
    return object.containsKey(keyword) ? at(pointer(keyword)) : null;
  }

  private List<CompiledSchema> list(String keyword) {
    if (!(object.get(keyword) instanceof List<?> items)) {
      return List.of();
    }
    List<CompiledSchema> schemas = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      schemas.add(at(pointer(keyword) + "/" + i));
    }
    return schemas;
  }

  private Map<String, CompiledSchema> map(String keyword) {
    Map<String, CompiledSchema> schemas = new LinkedHashMap<>();
    if (object.get(keyword) instanceof Map<?, ?> entries) {
      entries
          .keySet()
          .forEach(
              name -> schemas.put((String) name, at(Urls.append(pointer(keyword), (String) name))));
    }
    return schemas;
  }

  private Object additional(String keyword) {
    return object.get(keyword) instanceof Boolean constant ? constant : single(keyword);
  }

  private boolean flag(String keyword) {
    return Boolean.TRUE.equals(object.get(keyword));
  }

  private BigDecimal number(String keyword) {
    return object.get(keyword) instanceof Number number ? Numbers.exact(number) : null;
  }

  private Integer integer(String keyword) {
    return object.get(keyword) instanceof Number number && Numbers.isInteger(number)
        ? Integer.valueOf(Numbers.exact(number).intValue())
        : null;
  }

  private Pattern pattern(String regex, String keyword) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException malformed) {
      throw new SchemaException(
          "invalid regex "
              + Texts.goQuote(regex)
              + " at "
              + Texts.goQuote(Urls.location(schema.url, pointer(keyword)))
              + ": "
              + malformed.getMessage());
    }
  }

  private static List<String> strings(List<?> items) {
    return items.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }
}

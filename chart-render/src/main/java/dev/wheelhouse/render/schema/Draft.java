package dev.wheelhouse.render.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The versions of JSON Schema, with what differs between them. */
enum Draft {
  DRAFT_4(4, "http://json-schema.org/draft-04/schema", "", Set.of(), List.of()),
  DRAFT_6(6, "http://json-schema.org/draft-06/schema", "", Set.of(), List.of()),
  DRAFT_7(7, "http://json-schema.org/draft-07/schema", "", Set.of(), List.of()),
  DRAFT_2019(
      2019,
      "https://json-schema.org/draft/2019-09/schema",
      "https://json-schema.org/draft/2019-09/vocab/",
      Set.of("core", "applicator", "validation", "meta-data", "format", "content"),
      List.of("core", "applicator", "validation")),
  DRAFT_2020(
      2020,
      "https://json-schema.org/draft/2020-12/schema",
      "https://json-schema.org/draft/2020-12/vocab/",
      Set.of(
          "core",
          "applicator",
          "unevaluated",
          "validation",
          "meta-data",
          "format-annotation",
          "format-assertion",
          "content"),
      List.of("core", "applicator", "unevaluated", "validation"));

  static final Draft LATEST = DRAFT_2020;

  private final int version;
  private final String url;
  private final String vocabularyPrefix;
  private final Set<String> vocabularies;
  private final List<String> defaultVocabularies;
  private final List<List<String>> subschemaPaths;

  Draft(
      int version,
      String url,
      String vocabularyPrefix,
      Set<String> vocabularies,
      List<String> defaultVocabularies) {
    this.version = version;
    this.url = url;
    this.vocabularyPrefix = vocabularyPrefix;
    this.vocabularies = vocabularies;
    this.defaultVocabularies = defaultVocabularies;
    this.subschemaPaths = paths(version);
  }

  private static List<List<String>> paths(int version) {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "definitions/*",
                "not",
                "allOf/[]",
                "anyOf/[]",
                "oneOf/[]",
                "properties/*",
                "additionalProperties",
                "patternProperties/*",
                "items",
                "items/[]",
                "additionalItems",
                "dependencies/*"));
    if (version >= 6) {
      paths.addAll(List.of("propertyNames", "contains"));
    }
    if (version >= 7) {
      paths.addAll(List.of("if", "then", "else"));
    }
    if (version >= 2019) {
      paths.addAll(
          List.of(
              "$defs/*",
              "dependentSchemas/*",
              "unevaluatedProperties",
              "unevaluatedItems",
              "contentSchema"));
    }
    if (version >= 2020) {
      paths.add("prefixItems/[]");
    }
    return paths.stream().map(path -> List.of(path.split("/"))).toList();
  }

  int version() {
    return version;
  }

  String url() {
    return url;
  }

  /** Name of the keyword that holds a schema's identity. */
  String idKeyword() {
    return version == 4 ? "id" : "$id";
  }

  String vocabularyPrefix() {
    return vocabularyPrefix;
  }

  Set<String> vocabularies() {
    return vocabularies;
  }

  List<String> defaultVocabularies() {
    return defaultVocabularies;
  }

  /** Where subschemas are, as keyword, {@code *} for each property, {@code []} for each item. */
  List<List<String>> subschemaPaths() {
    return subschemaPaths;
  }

  /** The URL of the metaschema of one vocabulary. */
  String metaUrl(String vocabulary) {
    return url.substring(0, url.length() - "schema".length()) + "meta/" + vocabulary;
  }

  /** The draft of a {@code $schema}; empty for a metaschema of one's own. */
  static Optional<Draft> fromUrl(String text) {
    String[] parts = Urls.split(text);
    if (!parts[1].isEmpty()) {
      return Optional.empty();
    }
    String bare = parts[0].replaceFirst("^https?://", "");
    if (bare.equals("json-schema.org/schema")) {
      return Optional.of(LATEST);
    }
    for (Draft draft : values()) {
      if (draft.url.replaceFirst("^https?://", "").equals(bare)) {
        return Optional.of(draft);
      }
    }
    return Optional.empty();
  }

  /** The identity a schema object gives itself, without fragment; "" when it gives none. */
  String idOf(Map<String, Object> schema) {
    if (version < 2019 && schema.containsKey("$ref")) {
      return "";
    }
    return schema.get(idKeyword()) instanceof String id ? Urls.split(id)[0] : "";
  }
}

package dev.wheelhouse.render.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The documents of one compilation: the chart's schema and the metaschemas it refers to. Nothing
 * else is ever loaded. Not thread-safe.
 */
final class SchemaDocuments {
  private final Map<String, Object> contents = new HashMap<>();
  private final Map<String, SchemaDocument> documents = new HashMap<>();
  private final Consumer<String> warnings;

  SchemaDocuments(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  void add(String url, Object content) {
    contents.put(url, content);
  }

  /** The document at a URL, collected and valid against its metaschema. */
  SchemaDocument get(String url) {
    SchemaDocument known = documents.get(url);
    if (known != null) {
      return known;
    }
    SchemaDocument document = new SchemaDocument(url, load(url));
    collect(document, document.content(), url, "", Dialect.of(Draft.LATEST));
    if (!MetaSchemas.isMeta(url)) {
      validate(document, document.content(), "");
    }
    documents.put(url, document);
    return document;
  }

  /** Makes sure that a part of a document that no keyword leads to is collected and valid too. */
  void ensureSubschema(SchemaDocument document, String pointer) {
    if (document.processed().contains(pointer)) {
      return;
    }
    Object part = document.lookup(pointer);
    Resource base = document.resourceOf(pointer);
    collect(document, part, base.id(), pointer, base.dialect());
    if (!MetaSchemas.isMeta(document.url())) {
      validate(document, part, pointer);
    }
  }

  private Object load(String url) {
    if (contents.containsKey(url)) {
      return contents.get(url);
    }
    Optional<Object> meta = MetaSchemas.load(url);
    if (meta.isPresent()) {
      contents.put(url, meta.get());
      return meta.get();
    }
    if (url.startsWith("urn:")) {
      warnings.accept("WARNING: unresolved URN reference ignored; using permissive schema: " + url);
      contents.put(url, true);
      return true;
    }
    throw new SchemaException(
        "failing loading "
            + Texts.goQuote(url)
            + ": schemas outside the chart are not loaded; put what the reference names under $defs"
            + " of values.schema.json");
  }

  private static void validate(SchemaDocument document, Object content, String pointer) {
    Dialect dialect = document.resourceOf(pointer).dialect();
    CompiledSchema meta = MetaSchemas.schemaOf(dialect);
    Validator.validate(meta, content, document)
        .ifPresent(
            failure -> {
              throw new SchemaException(
                  Texts.goQuote(Urls.location(document.url(), pointer))
                      + " is not valid against metaschema: jsonschema validation failed with "
                      + Texts.quote(meta.location)
                      + failure.display());
            });
  }

  private void collect(
      SchemaDocument document, Object schema, String base, String pointer, Dialect fallback) {
    if (document.processed().contains(pointer)) {
      return;
    }
    if (schema instanceof Map<?, ?> map) {
      collectObject(document, Json.object(map), base, pointer, fallback);
    } else if (schema instanceof Boolean && pointer.isEmpty()) {
      document.resources().put(pointer, new Resource(pointer, base, fallback));
    }
    document.processed().add(pointer);
  }

  private void collectObject(
      SchemaDocument document,
      Map<String, Object> schema,
      String base,
      String pointer,
      Dialect fallback) {
    Draft draft = draftOf(document.url(), pointer, schema, fallback.draft(), new HashSet<>());
    boolean declares = schema.get("$schema") instanceof String;
    String id = draft.idOf(schema);
    if (id.isEmpty() && !pointer.isEmpty()) {
      draft = fallback.draft();
      declares = false;
      id = draft.idOf(schema);
    }
    String resourceId = id.isEmpty() ? base : Urls.resolve(base, id);
    if (!id.isEmpty() || pointer.isEmpty()) {
      Dialect dialect = declares ? new Dialect(draft, vocabularies(schema, draft)) : fallback;
      register(document, new Resource(pointer, resourceId, dialect));
    }
    Resource resource =
        document.resources().values().stream()
            .filter(candidate -> candidate.id().equals(resourceId))
            .findFirst()
            .orElseThrow();
    Anchors.collect(document, schema, pointer, resource);
    for (List<String> path : draft.subschemaPaths()) {
      Map<String, Object> found = new LinkedHashMap<>();
      Json.collect(schema, pointer, path, found);
      found.forEach(
          (at, subschema) -> collect(document, subschema, resourceId, at, resource.dialect()));
    }
  }

  private static void register(SchemaDocument document, Resource resource) {
    for (Resource other : document.resources().values()) {
      if (other.id().equals(resource.id())) {
        if (!other.pointer().equals(resource.pointer())) {
          throw new SchemaException(
              "duplicate id "
                  + Texts.goQuote(resource.id())
                  + " in "
                  + Texts.goQuote(document.url())
                  + " at "
                  + Texts.goQuote(resource.pointer())
                  + " and "
                  + Texts.goQuote(other.pointer()));
        }
        return;
      }
    }
    document.resources().put(resource.pointer(), resource);
  }

  private Draft draftOf(
      String url, String pointer, Object schema, Draft fallback, Set<String> seen) {
    if (!(schema instanceof Map<?, ?> map) || !(map.get("$schema") instanceof String declared)) {
      return fallback;
    }
    Optional<Draft> known = Draft.fromUrl(declared);
    if (known.isPresent()) {
      return known.get();
    }
    String metaUrl = Urls.split(declared)[0];
    if (pointer.isEmpty() && metaUrl.equals(url)) {
      throw new SchemaException("draft " + Texts.goQuote(metaUrl) + " is not supported");
    }
    if (!seen.add(metaUrl)) {
      throw new SchemaException("cycle in resolving $schema in " + Texts.goQuote(metaUrl));
    }
    return draftOf(metaUrl, "", load(metaUrl), fallback, seen);
  }

  /** The vocabularies of the metaschema that a schema names, if that is one of its own. */
  private Optional<List<String>> vocabularies(Map<String, Object> schema, Draft draft) {
    String declared = (String) schema.get("$schema");
    if (Draft.fromUrl(declared).isPresent() || draft.version() < 2019) {
      return Optional.empty();
    }
    String metaUrl = Urls.split(declared)[0];
    if (!(load(metaUrl) instanceof Map<?, ?> meta)
        || !(meta.get("$vocabulary") instanceof Map<?, ?> declaredVocabularies)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    declaredVocabularies.forEach(
        (key, wanted) -> {
          String url = (String) key;
          String prefix = draft.vocabularyPrefix();
          String name = url.startsWith(prefix) ? url.substring(prefix.length()) : "";
          if (!Boolean.TRUE.equals(wanted)) {
            return;
          }
          if (!draft.vocabularies().contains(name)) {
            throw new SchemaException(
                "unsupported vocabulary " + Texts.goQuote(url) + " in " + Texts.goQuote(metaUrl));
          }
          names.add(name);
        });
    if (!names.contains("core")) {
      names.add("core");
    }
    return Optional.of(names);
  }
}

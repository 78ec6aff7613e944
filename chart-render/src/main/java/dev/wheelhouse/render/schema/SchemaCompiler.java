package dev.wheelhouse.render.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles schemas and everything they refer to. Not thread-safe; what it makes is immutable. */
final class SchemaCompiler {
  private final SchemaDocuments documents;
  private final boolean assertFormat;
  private final Map<String, CompiledSchema> compiled = new HashMap<>();
  private final List<CompiledSchema> queue = new ArrayList<>();

  SchemaCompiler(SchemaDocuments documents, boolean assertFormat) {
    this.documents = documents;
    this.assertFormat = assertFormat;
  }

  /**
   * @throws SchemaException when a schema is invalid or a reference leads nowhere
   */
  CompiledSchema compile(String url) {
    documents.get(url);
    CompiledSchema wanted = enqueue(url, "");
    for (int i = 0; i < queue.size(); i++) {
      CompiledSchema schema = queue.get(i);
      SchemaDocument document = documents.get(schema.url);
      documents.ensureSubschema(document, schema.pointer);
      compileValue(document.lookup(schema.pointer), schema, document);
    }
    queue.clear();
    return wanted;
  }

  /** The schema at a place, compiled now or later. */
  CompiledSchema enqueue(String url, String pointer) {
    return compiled.computeIfAbsent(
        url + "#" + pointer,
        place -> {
          CompiledSchema schema = new CompiledSchema(url, pointer);
          queue.add(schema);
          return schema;
        });
  }

  /** The schema a reference means. */
  CompiledSchema resolve(SchemaDocument document, Resource base, String reference) {
    String[] parts = Urls.split(reference);
    String fragment = Urls.decode(parts[1]);
    String url = Urls.resolve(base.id(), parts[0]);
    Resource local = document.withId(url);
    if (local != null) {
      return enqueue(document.url(), document.pointer(local, fragment));
    }
    SchemaDocument other = documents.get(url);
    return enqueue(url, other.pointer(other.resourceOf(""), fragment));
  }

  private void compileValue(Object value, CompiledSchema schema, SchemaDocument document) {
    Resource resource = document.resourceOf(schema.pointer);
    schema.version = resource.dialect().draft().version();
    schema.resource = enqueue(schema.url, resource.pointer());
    if (schema.version >= 2020 && schema.resource == schema) {
      for (String anchor : resource.dynamicAnchors()) {
        schema.dynamicAnchors.put(anchor, enqueue(schema.url, resource.anchors().get(anchor)));
      }
    }
    if (value instanceof Boolean constant) {
      schema.constant = constant;
    } else if (value instanceof Map<?, ?> map) {
      if (map.isEmpty()) {
        schema.constant = true;
      } else {
        new KeywordCompiler(this, document, resource, schema, Json.object(map), assertFormat)
            .compile();
      }
    }
  }
}

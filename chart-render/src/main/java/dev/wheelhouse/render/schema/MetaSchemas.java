package dev.wheelhouse.render.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metaschemas of all drafts, compiled once. */
final class MetaSchemas {
  private static final String MEMORY = "urn:mem:metaschema";

  /** Compiled on first use; the holder makes that safe between threads. */
  private static final class Holder {
    private static final Map<Draft, CompiledSchema> WHOLE = new EnumMap<>(Draft.class);
    private static final Map<String, CompiledSchema> BY_VOCABULARY = new HashMap<>();

    static {
      SchemaDocuments documents = new SchemaDocuments(warning -> {});
      SchemaCompiler compiler = new SchemaCompiler(documents, true);
      for (Draft draft : Draft.values()) {
        WHOLE.put(draft, compiler.compile(draft.url()));
        draft
            .vocabularies()
            .forEach(
                name ->
                    BY_VOCABULARY.put(draft.metaUrl(name), compiler.compile(draft.metaUrl(name))));
      }
    }
  }

  private MetaSchemas() {}

  static boolean isMeta(String url) {
    return url.startsWith("http://json-schema.org/") || url.startsWith("https://json-schema.org/");
  }

  /** A metaschema's document; empty for any other URL. */
  static Optional<Object> load(String url) {
    if (!isMeta(url)) {
      return Optional.empty();
    }
    String path = url.substring(url.indexOf('/', "https://".length()));
    if (path.equals("/schema")) {
      return load(Draft.LATEST.url());
    }
    if (!path.matches("/draft[-/0-9]+(meta/[a-z-]+|/?schema)")) {
      return Optional.empty();
    }
    try (InputStream in = com.networknt.schema.SchemaRegistry.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading the metaschema " + url, unreadable);
    }
  }

  /** The schema that schemas of a dialect must satisfy. */
  static CompiledSchema schemaOf(Dialect dialect) {
    if (dialect.vocabularies().isEmpty()) {
      return Holder.WHOLE.get(dialect.draft());
    }
    List<CompiledSchema> parts = new ArrayList<>();
    for (String name : dialect.vocabularies().get()) {
      CompiledSchema part = Holder.BY_VOCABULARY.get(dialect.draft().metaUrl(name));
      if (part != null) {
        parts.add(part);
      }
    }
    CompiledSchema all = new CompiledSchema(MEMORY, "");
    all.version = dialect.draft().version();
    all.allOf = parts;
    all.resource = all;
    if (all.version >= 2020) {
      all.dynamicAnchor = "meta";
      all.dynamicAnchors.put("meta", all);
    }
    return all;
  }
}

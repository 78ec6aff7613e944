package dev.wheelhouse.render.schema;

import java.util.Map;

/** Finds the anchors that a schema object declares. */
final class Anchors {
  private Anchors() {}

  static void collect(
      SchemaDocument document, Map<String, Object> schema, String pointer, Resource resource) {
    int version = resource.dialect().draft().version();
    if (version < 2019) {
      String keyword = resource.dialect().draft().idKeyword();
      if (!schema.containsKey("$ref") && schema.get(keyword) instanceof String id) {
        String fragment = Urls.decode(Urls.split(id)[1]);
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
          add(document, resource, fragment, pointer);
        }
      }
      return;
    }
    if (schema.get("$anchor") instanceof String anchor) {
      add(document, resource, anchor, pointer);
    }
    if (version >= 2020 && schema.get("$dynamicAnchor") instanceof String anchor) {
      add(document, resource, anchor, pointer);
      resource.dynamicAnchors().add(anchor);
    }
  }

  private static void add(
      SchemaDocument document, Resource resource, String anchor, String pointer) {
    String known = resource.anchors().putIfAbsent(anchor, pointer);
    if (known != null && !known.equals(pointer)) {
      throw new SchemaException(
          "duplicate anchor "
              + Texts.goQuote(anchor)
              + " in "
              + Texts.goQuote(document.url())
              + " at "
              + Texts.goQuote(known)
              + " and "
              + Texts.goQuote(pointer));
    }
  }
}

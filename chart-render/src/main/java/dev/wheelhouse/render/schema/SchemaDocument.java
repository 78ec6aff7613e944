package dev.wheelhouse.render.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A document with the resources and anchors found in it. */
final class SchemaDocument {
  private final String url;
  private final Object content;
  private final Map<String, Resource> resources = new HashMap<>();
  private final Set<String> processed = new HashSet<>();

  SchemaDocument(String url, Object content) {
    this.url = url;
    this.content = content;
  }

  String url() {
    return url;
  }

  Object content() {
    return content;
  }

  Map<String, Resource> resources() {
    return resources;
  }

  /** Pointers of the subschemas that were looked into. */
  Set<String> processed() {
    return processed;
  }

  /** The innermost resource around a pointer. */
  Resource resourceOf(String pointer) {
    String at = pointer;
    while (true) {
      Resource found = resources.get(at);
      if (found != null) {
        return found;
      }
      int slash = at.lastIndexOf('/');
      if (slash < 0) {
        return resources.get("");
      }
      at = at.substring(0, slash);
    }
  }

  /** The resource of an identity, or null. */
  Resource withId(String id) {
    if (id.equals(url)) {
      return resources.get("");
    }
    return resources.values().stream()
        .filter(resource -> resource.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** The pointer a fragment of a resource means. */
  String pointer(Resource resource, String fragment) {
    if (fragment.isEmpty() || fragment.startsWith("/")) {
      return resource.pointer() + fragment;
    }
    String pointer = resource.anchors().get(fragment);
    if (pointer == null) {
      throw new SchemaException(
          "anchor in "
              + Texts.goQuote(Urls.location(resource.id(), fragment))
              + " not found in schema "
              + Texts.goQuote(url));
    }
    return pointer;
  }

  /** What is at a pointer. */
  Object lookup(String pointer) {
    Object at = content;
    if (pointer.isEmpty()) {
      return at;
    }
    for (String escaped : pointer.substring(1).split("/", -1)) {
      String token = Urls.unescape(escaped);
      if (at instanceof Map<?, ?> map && map.containsKey(token)) {
        at = map.get(token);
      } else if (at instanceof List<?> list
          && token.matches("[0-9]{1,9}")
          && Integer.parseInt(token) < list.size()) {
        at = list.get(Integer.parseInt(token));
      } else {
        throw new SchemaException(
            "json-pointer in " + Texts.goQuote(Urls.location(url, pointer)) + " not found");
      }
    }
    return at;
  }
}

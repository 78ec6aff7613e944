package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.plan.ResourceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Kubernetes object as a tree of Map, List, String, Long, Double, Boolean and null. The tree must
 * not be changed.
 */
public record KubeObject(Map<String, Object> tree) {
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

  public String apiVersion() {
    return text("apiVersion").orElse("");
  }

  public String kind() {
    return text("kind").orElse("");
  }

  public String name() {
    return text("metadata", "name").orElse("");
  }

  /** Empty for cluster-scoped objects and where the manifest gives none. */
  public String namespace() {
    return text("metadata", "namespace").orElse("");
  }

  public String uid() {
    return text("metadata", "uid").orElse("");
  }

  public String resourceVersion() {
    return text("metadata", "resourceVersion").orElse("");
  }

  public ResourceRef ref() {
    return new ResourceRef(apiVersion(), kind(), namespace(), name());
  }

  public Map<String, Object> labels() {
    return map("metadata", "labels");
  }

  public Map<String, Object> annotations() {
    return map("metadata", "annotations");
  }

  /** The annotation's text, or empty. */
  public String annotation(String key) {
    return annotations().get(key) instanceof String text ? text : "";
  }

  /** What lies at this path, or empty when it is missing or null. */
  public Optional<Object> at(String... path) {
    Object value = tree;
    for (String key : path) {
      if (!(value instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      value = map.get(key);
    }
    return Optional.ofNullable(value);
  }

  /** The string at this path. */
  public Optional<String> text(String... path) {
    return at(path).filter(String.class::isInstance).map(String.class::cast);
  }

  /** The whole number at this path. */
  public Optional<Long> number(String... path) {
    return at(path).filter(Number.class::isInstance).map(n -> ((Number) n).longValue());
  }

  /** The map at this path; empty when missing. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String... path) {
    return at(path)
        .filter(Map.class::isInstance)
        .map(m -> (Map<String, Object>) m)
        .orElse(Map.of());
  }

  /** The list at this path; empty when missing. */
  @SuppressWarnings("unchecked")
  public List<Object> list(String... path) {
    return at(path).filter(List.class::isInstance).map(l -> (List<Object>) l).orElse(List.of());
  }

  /** What people mean by the object: not its status, nor the server's bookkeeping. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>(tree);
    Map<String, Object> metadata = new LinkedHashMap<>(map("metadata"));
    metadata.keySet().removeAll(BOOKKEEPING);
    content.put("metadata", metadata);
    content.remove("status");
    return content;
  }

  /** Names the object only: trees may hold secrets. */
  @Override
  public String toString() {
    return ref().apiVersion() + " " + namespace() + "/" + ref().display();
  }
}

package dev.wheelhouse.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the template function {@code lookup} asks: a live object or list of the cluster.
 *
 * <p>Called on the rendering thread; may be called by several at once.
 */
@FunctionalInterface
public interface LookupProvider {
  /** Finds nothing, as {@code helm template} does, which asks no cluster. */
  LookupProvider NONE = (apiVersion, kind, namespace, name) -> new LinkedHashMap<>();

  /**
   * Finds nothing and answers a list with an empty {@code List} object, as Helm does beside a
   * cluster that holds nothing.
   */
  LookupProvider EMPTY_CLUSTER =
      (apiVersion, kind, namespace, name) -> name.isEmpty() ? emptyList() : new LinkedHashMap<>();

  private static Map<String, Object> emptyList() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", "1");
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("apiVersion", "v1");
    list.put("kind", "List");
    list.put("metadata", metadata);
    list.put("items", new ArrayList<>());
    return list;
  }

  /**
   * Looks up an object, or a list when the name is "".
   *
   * @param apiVersion for example {@code v1} or {@code apps/v1}
   * @param kind for example {@code Secret}
   * @param namespace "" for cluster-scoped kinds and for all namespaces
   * @param name name of the object, "" for a list
   * @return the object as maps, lists and scalars (integers as Long); an empty map when there is
   *     none
   * @throws LookupException when the cluster cannot answer
   */
  Map<String, Object> lookup(String apiVersion, String kind, String namespace, String name);

  /** The cluster could not answer; the text becomes the template's error. */
  final class LookupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what the cluster said
     */
    public LookupException(String message) {
      super(message);
    }
  }
}

package dev.wheelhouse.events.request;

import java.util.List;
import java.util.Map;

/**
 * Values of a request. Sources are merged in order, inline values last. May hold secrets: {@link
 * #toString()} tells the size only.
 *
 * @param inline JSON-like tree (Map, List, String, Long, Double, Boolean, null), merged and parsed
 *     by the client as Helm does
 * @param from Secrets and ConfigMaps of the release's namespace
 */
public record ValuesSpec(Map<String, Object> inline, List<Source> from) {
  public static final ValuesSpec EMPTY = new ValuesSpec(Map.of(), List.of());

  public ValuesSpec {
    inline = inline == null ? Map.of() : inline;
    from = from == null ? List.of() : List.copyOf(from);
  }

  /**
   * Values that lie in the cluster.
   *
   * @param kind {@code Secret} or {@code ConfigMap}
   * @param name name in the release's namespace
   * @param key key in its data; {@code values.yaml} when the client gives none
   * @param optional go on when it does not exist
   */
  public record Source(String kind, String name, String key, boolean optional) {
    public Source {
      key = key == null || key.isEmpty() ? "values.yaml" : key;
    }
  }

  @Override
  public String toString() {
    return "ValuesSpec[" + inline.size() + " inline keys, from=" + from + "]";
  }
}

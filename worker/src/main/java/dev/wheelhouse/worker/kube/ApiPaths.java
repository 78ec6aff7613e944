package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.plan.ResourceRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Paths of the API server. */
final class ApiPaths {
  private ApiPaths() {}

  /** {@code /api/v1} or {@code /apis/apps/v1}. */
  static String groupVersion(String apiVersion) {
    return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
  }

  /**
   * @param namespace empty: all, or none for a cluster-scoped kind
   */
  static String list(ApiResource resource, String namespace) {
    String scope =
        resource.namespaced() && !namespace.isEmpty() ? "/namespaces/" + encode(namespace) : "";
    return groupVersion(resource.apiVersion()) + scope + "/" + resource.plural();
  }

  static String object(ApiResource resource, ResourceRef ref) {
    return list(resource, ref.namespace()) + "/" + encode(ref.name());
  }

  /** A query of pairs; empty values are left out. */
  static String query(String... pairs) {
    Map<String, String> query = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        query.put(pairs[i], pairs[i + 1]);
      }
    }
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** A label selector that wants each of these labels. */
  static String selector(Map<String, ?> labels) {
    return labels.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

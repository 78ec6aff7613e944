package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.plan.ResourceRef;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a path of the API server names.
 *
 * @param apiVersion empty: none, as in {@code /version}
 * @param resource plural; empty: the path names a group version
 * @param kind null: no kind has this plural
 * @param name empty: the whole list
 * @param subresource {@code log}, or empty
 */
record ApiPath(
    String apiVersion,
    String resource,
    SimulatedKinds.Kind kind,
    String namespace,
    String name,
    String subresource) {

  static ApiPath of(String path, SimulatedKinds kinds) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
      }
    }
    String root = take(parts);
    if (parts.isEmpty() || !(root.equals("api") || root.equals("apis"))) {
      return new ApiPath("", "", null, "", "", "");
    }
    String first = take(parts);
    String version = root.equals("api") || parts.isEmpty() ? first : first + "/" + take(parts);
    String namespace = "";
    if (parts.size() > 2 && parts.get(0).equals("namespaces")) {
      take(parts);
      namespace = take(parts);
    }
    String resource = take(parts);
    return new ApiPath(
        version, resource, kind(kinds, version, resource), namespace, take(parts), take(parts));
  }

  private static String take(List<String> parts) {
    return parts.isEmpty() ? "" : parts.remove(0);
  }

  private static SimulatedKinds.Kind kind(SimulatedKinds kinds, String version, String resource) {
    return kinds.announced().stream()
        .filter(kind -> kind.apiVersion().equals(version) && plural(kind.kind()).equals(resource))
        .findFirst()
        .orElse(null);
  }

  /** The plural under which a kind is served, by Kubernetes' usual rule. */
  static String plural(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    if (lower.equals("endpoints")) {
      return lower;
    }
    if (lower.endsWith("s") || lower.endsWith("x") || lower.endsWith("ch")) {
      return lower + "es";
    }
    return lower.endsWith("cy") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
  }

  ResourceRef ref() {
    return new ResourceRef(apiVersion, kind.kind(), namespace, name);
  }

  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}

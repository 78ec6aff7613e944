package dev.wheelhouse.events.plan;

import java.util.Objects;

/**
 * Names one Kubernetes object.
 *
 * @param apiVersion for example {@code apps/v1}
 * @param kind for example {@code Deployment}
 * @param namespace empty for cluster-scoped kinds
 * @param name the object's name
 */
public record ResourceRef(String apiVersion, String kind, String namespace, String name) {
  public ResourceRef {
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(kind, "kind");
    namespace = namespace == null ? "" : namespace;
    Objects.requireNonNull(name, "name");
  }

  /** The API group; empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** {@code Kind/name}, as people write it. */
  public String display() {
    return kind + "/" + name;
  }
}

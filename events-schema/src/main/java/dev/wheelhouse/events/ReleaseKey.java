package dev.wheelhouse.events;

import java.util.Objects;

/**
 * The identity of a release: everything that happens to one release is ordered, because all its
 * requests and events carry this key and so lie in one partition.
 *
 * @param cluster name of the target cluster as the workers know it
 * @param namespace Kubernetes namespace of the release
 * @param release Helm's release name
 */
public record ReleaseKey(String cluster, String namespace, String release) {
  public ReleaseKey {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(release, "release");
  }

  /** The Kafka record key: {@code cluster/namespace/release}. */
  @Override
  public String toString() {
    return cluster + "/" + namespace + "/" + release;
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @throws IllegalArgumentException when the text has not exactly three parts, none of them empty
   */
  public static ReleaseKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
      throw new IllegalArgumentException(
          "a release key is cluster/namespace/release, found \"" + text + "\"");
    }
    return new ReleaseKey(parts[0], parts[1], parts[2]);
  }
}

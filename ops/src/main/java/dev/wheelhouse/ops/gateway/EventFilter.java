package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.gateway.auth.Principal;
import dev.wheelhouse.ops.gateway.auth.Role;

/**
 * Which events a client wants, of those that it may see. Empty texts ask for nothing.
 *
 * @param viewer who asks
 * @param cluster of the release
 * @param namespace of the release
 * @param release name of the release
 * @param deployment id
 * @param type CloudEvents type, or its short name such as {@code hook-failed}
 */
record EventFilter(
    Principal viewer,
    String cluster,
    String namespace,
    String release,
    String deployment,
    String type) {

  boolean takes(LogEntry entry) {
    return entry.isEvent()
        && (deployment.isEmpty() || deployment.equals(entry.deployment()))
        && (type.isEmpty() || isType(entry.type()))
        && takes(entry.key());
  }

  /** Whether events of this release can be wanted. */
  boolean takes(ReleaseKey key) {
    return (cluster.isEmpty() || cluster.equals(key.cluster()))
        && (namespace.isEmpty() || namespace.equals(key.namespace()))
        && (release.isEmpty() || release.equals(key.release()))
        && viewer.may(Role.VIEWER, key);
  }

  private boolean isType(String found) {
    return type.equals(found) || found.equals("dev.wheelhouse." + type + ".v1");
  }

  /** Whether it takes everything that anybody could see. */
  boolean isOpen() {
    return viewer == Principal.ANYBODY
        && cluster.isEmpty()
        && namespace.isEmpty()
        && release.isEmpty()
        && deployment.isEmpty()
        && type.isEmpty();
  }
}

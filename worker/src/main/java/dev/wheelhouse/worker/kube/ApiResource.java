package dev.wheelhouse.worker.kube;

/**
 * How a kind is served.
 *
 * @param plural its name in paths, for example {@code deployments}
 */
record ApiResource(String apiVersion, String kind, String plural, boolean namespaced) {}

package dev.wheelhouse.worker.port;

import java.util.Set;

/** What a cluster is and can. Answers are cached. */
public interface Discovery {
  /** The API server's version, for example {@code v1.35.0}. */
  String kubeVersion() throws StepException;

  /**
   * As Helm's {@code .Capabilities.APIVersions}: {@code apps/v1} and {@code apps/v1/Deployment}.
   */
  Set<String> apiVersions() throws StepException;

  /**
   * Whether objects of this kind live in namespaces.
   *
   * @throws StepException RESOURCE_INVALID when the cluster does not know the kind
   */
  boolean namespaced(String apiVersion, String kind) throws StepException;

  /** Forgets what is cached: kinds may have been added. */
  void refresh();
}

package dev.wheelhouse.worker.port;

/**
 * One Kubernetes cluster, or the simulated one. All calls block and may take seconds, but for those
 * of {@link Watches}; none is for the journal's thread. Errors are {@link StepException}s whose
 * {@code retryable} tells a passing fault (429, 5xx, time-out) from a verdict.
 */
public interface Cluster extends AutoCloseable {
  /** The name under which requests know it. */
  String name();

  /** Its objects, for a client whose writes nothing stands before. */
  default Objects objects() {
    return objects(Fence.OPEN);
  }

  /**
   * Its objects, for the owner of a deployment.
   *
   * @param fence asked right before each write; {@link Objects#preview} is none
   */
  Objects objects(Fence fence);

  Watches watches();

  Evidence evidence();

  Discovery discovery();

  /**
   * The same cluster with the rights of a service account instead of the worker's own. It lives as
   * long as this one and need not be closed.
   *
   * @param namespace of the account
   * @param account its name
   */
  Cluster actingAs(String namespace, String account);

  /** Requests sent to the API server so far, watches included; 0 where there is none. */
  default long apiCalls() {
    return 0;
  }

  /** Ends watches and connections. */
  @Override
  void close();
}

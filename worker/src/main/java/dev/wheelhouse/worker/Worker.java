package dev.wheelhouse.worker;

import java.util.concurrent.CompletableFuture;

/** A running worker. */
public interface Worker extends AutoCloseable {
  /** The name of the worker. */
  String id();

  /** Whether it is a member of its group and has got its partitions, be it none. */
  boolean isReady();

  /**
   * Ends with the worker: normally after {@link #close()}, exceptionally when it cannot go on and
   * its process should end too, so that another takes its place.
   */
  CompletableFuture<Void> ended();

  /**
   * Stops: the round at hand is finished, open deployments are left to the next owner, who resumes
   * them. Returns when nothing of this worker runs any more. Clusters are not closed.
   */
  @Override
  void close();
}

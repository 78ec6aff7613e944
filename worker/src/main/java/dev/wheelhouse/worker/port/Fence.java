package dev.wheelhouse.worker.port;

/**
 * Stands before every write to a cluster: lets it through while the writer surely owns the
 * deployment. From any thread.
 */
@FunctionalInterface
public interface Fence {
  /** Lets everything through: for clients that work for no deployment. */
  Fence OPEN = what -> () -> {};

  /**
   * Comes immediately before a write leaves.
   *
   * @param what is being done, for the error
   * @return to be closed once the write has been answered or given up
   * @throws StepException {@linkplain StepException#unowned unowned}; nothing may be written
   */
  Pass enter(String what) throws StepException;

  /** A write on its way. */
  interface Pass extends AutoCloseable {
    @Override
    void close();
  }
}

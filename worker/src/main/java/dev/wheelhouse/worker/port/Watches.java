package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.plan.ResourceRef;
import java.util.Optional;

/**
 * Tells of changes. One watch a (kind, namespace) serves all who are interested; it survives
 * dropped connections and 410 Gone. A waiting deployment costs no thread.
 */
public interface Watches {
  /**
   * Calls {@code observer} with the object's present state and then at every change, until the
   * subscription is closed. Calls come one after another, from any thread, and must not block.
   */
  Subscription observe(ResourceRef ref, Observer observer);

  /** Is told of an object's state. */
  interface Observer {
    /**
     * The object has changed, or this is its state at the beginning.
     *
     * @param object the object as it is now; empty when there is none
     */
    void changed(Optional<KubeObject> object);
  }

  /** An interest that can be given up; after {@link #close()} has returned no call begins. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}

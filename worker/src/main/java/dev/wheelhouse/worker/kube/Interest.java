package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Watches.Observer;
import dev.wheelhouse.worker.port.Watches.Subscription;
import java.util.Optional;

/** Somebody's interest in one object. Never tells of a state older than one it has told of. */
final class Interest implements Subscription {
  private final ResourceRef ref;
  private final Observer observer;

  // guarded by this
  private boolean closed;
  private long newest = -1;
  private SharedWatch watch;
  private Runnable left;

  Interest(ResourceRef ref, Observer observer) {
    this.ref = ref;
    this.observer = observer;
  }

  ResourceRef ref() {
    return ref;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void joined(SharedWatch joined, Runnable whenLeft) {
    watch = joined;
    left = whenLeft;
  }

  /**
   * @param version the resourceVersion of this news
   */
  synchronized void tell(long version, Optional<KubeObject> object) {
    if (!closed && version >= newest) {
      newest = version;
      observer.changed(object);
    }
  }

  /** The server has no such object, as of an unknown time: counts only as the first news. */
  synchronized void tellMissing(long floor) {
    if (!closed && newest <= floor) {
      observer.changed(Optional.empty());
    }
  }

  @Override
  public void close() {
    SharedWatch joined;
    Runnable then;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      joined = watch;
      then = left;
    }
    if (joined != null) {
      joined.leave(this);
      then.run();
    }
  }
}

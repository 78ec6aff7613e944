package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Watches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells of each change of an object, on the cluster's time. */
final class SimulatedWatches implements Watches {
  private final SimulatedStore store;
  private final SimulatedTime time;
  private final Map<ObjectKey, List<Interest>> interests = new HashMap<>();

  SimulatedWatches(SimulatedStore store, SimulatedTime time) {
    this.store = store;
    this.time = time;
    store.listen(this::changed);
  }

  private void changed(Write write) {
    Optional<KubeObject> object = write.removed() ? Optional.empty() : Optional.of(write.object());
    for (Interest interest : interests.getOrDefault(ObjectKey.of(write.object()), List.of())) {
      time.at(time.now(), () -> interest.tell(object));
    }
  }

  @Override
  public Subscription observe(ResourceRef ref, Observer observer) {
    ObjectKey key = ObjectKey.of(ref);
    Interest interest = new Interest(key, observer);
    synchronized (store) {
      interests.computeIfAbsent(key, unused -> new CopyOnWriteArrayList<>()).add(interest);
      Optional<KubeObject> present = store.get(key);
      time.at(time.now(), () -> interest.tell(present));
    }
    return interest;
  }

  /** How many subscriptions are open; a test's measure for leaks. */
  int open() {
    synchronized (store) {
      return interests.values().stream().mapToInt(List::size).sum();
    }
  }

  private final class Interest implements Subscription {
    private final ObjectKey key;
    private final Observer observer;
    private boolean closed;

    Interest(ObjectKey key, Observer observer) {
      this.key = key;
      this.observer = observer;
    }

    private synchronized void tell(Optional<KubeObject> object) {
      if (!closed) {
        observer.changed(object);
      }
    }

    @Override
    public void close() {
      synchronized (this) {
        closed = true;
      }
      synchronized (store) {
        interests.computeIfPresent(
            key,
            (unused, list) -> {
              list.remove(this);
              return list.isEmpty() ? null : list;
            });
      }
    }
  }
}

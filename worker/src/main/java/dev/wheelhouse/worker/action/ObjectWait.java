package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Watches.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Waits for objects to reach a state, without a thread. */
final class ObjectWait {
  private ObjectWait() {}

  /** An object as it was when its deletion was asked for. */
  record Doomed(ResourceRef ref, String uid) {}

  /** Runs {@code then} once all these objects are gone; others of their names do not count. */
  static void untilGone(
      Cluster cluster, StepContext context, List<Doomed> doomed, StepContext.Task then) {
    if (doomed.isEmpty()) {
      context.execute(then);
      return;
    }
    AtomicInteger left = new AtomicInteger(doomed.size());
    for (Doomed each : doomed) {
      until(
          cluster,
          context,
          each.ref(),
          object -> object.isEmpty() || !object.get().uid().equals(each.uid()),
          () -> {
            if (left.decrementAndGet() == 0) {
              context.execute(then);
            }
          });
    }
  }

  /** Runs {@code then}, on the watch's thread, once the object is in the wanted state. */
  static void until(
      Cluster cluster,
      StepContext context,
      ResourceRef ref,
      Predicate<Optional<KubeObject>> wanted,
      Runnable then) {
    AtomicBoolean over = new AtomicBoolean();
    Subscription subscription =
        cluster
            .watches()
            .observe(
                ref,
                object -> {
                  if (wanted.test(object) && over.compareAndSet(false, true)) {
                    then.run();
                  }
                });
    context.onEnd(subscription);
  }
}

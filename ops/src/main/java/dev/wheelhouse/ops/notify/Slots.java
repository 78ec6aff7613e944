package dev.wheelhouse.ops.notify;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets a few tasks run at a time, the others in turn. Belongs to one event loop. */
final class Slots {
  private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
  private int free;

  Slots(int count) {
    this.free = count;
  }

  /** Runs a task when there is a slot for it. */
  <T> Future<T> run(Supplier<Future<T>> task) {
    return taken().compose(now -> task.get()).onComplete(done -> release());
  }

  private Future<Void> taken() {
    if (free > 0) {
      free--;
      return Future.succeededFuture();
    }
    Promise<Void> turn = Promise.promise();
    waiting.add(turn);
    return turn.future();
  }

  private void release() {
    Promise<Void> next = waiting.poll();
    if (next == null) {
      free++;
    } else {
      next.complete();
    }
  }
}

package dev.wheelhouse.ops.notify;

import io.vertx.core.Future;
import java.util.function.UnaryOperator;

/** A way to a target. Belongs to one event loop. */
interface Channel extends AutoCloseable {
  /** Whether there is anything to say to it about this. */
  default boolean concerns(Notice notice) {
    return true;
  }

  /** Makes texts of foreign origin safe to be part of a message. */
  default UnaryOperator<String> escape() {
    return UnaryOperator.identity();
  }

  /**
   * Tries once; completes when the target has taken it. Fails with a {@link RefusedException} when
   * trying again is of no use.
   */
  Future<Void> send(Notice notice, String message);

  @Override
  default void close() {}
}

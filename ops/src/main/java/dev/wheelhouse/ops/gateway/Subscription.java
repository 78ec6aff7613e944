package dev.wheelhouse.ops.gateway;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** An open stream of Server-Sent Events. Belongs to one event loop. */
interface Subscription {
  /** Begins, once the response's head is written. */
  void start();

  /** There is something new: writes what the connection can take. */
  void pump(Chunks chunks);

  /** Writes a comment, so that proxies and clients know that the connection lives. */
  void keepAlive();

  /** The connection has ended. */
  void close();

  /**
   * Bytes to be written.
   *
   * @param end number of the event after the last one in it
   */
  record Chunk(Buffer bytes, long end) {}

  /** Bytes that many clients get alike, made once for one round. */
  final class Chunks {
    private final Map<String, Chunk> made = new HashMap<>();

    Chunk of(StreamedEvent.Form form, long from, LongFunction<Chunk> maker) {
      String name = form + "/" + from;
      Chunk chunk = made.get(name);
      if (chunk == null) {
        chunk = maker.apply(from);
        made.put(name, chunk);
      }
      return chunk;
    }
  }
}

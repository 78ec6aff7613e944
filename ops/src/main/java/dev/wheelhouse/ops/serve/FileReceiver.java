package dev.wheelhouse.ops.serve;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;

/**
 * Writes a body into a file while it arrives, no faster than the disk takes it, up to a limit.
 * Belongs to one event loop.
 */
final class FileReceiver {
  private final ReadStream<Buffer> body;
  private final long limit;
  private final Promise<Void> done = Promise.promise();
  private AsyncFile file;
  private long received;

  private FileReceiver(ReadStream<Buffer> body, long limit) {
    this.body = body;
    this.limit = limit;
  }

  /**
   * Receives; fails with a {@link Refusal} above the limit, or with what broke the stream or the
   * file.
   *
   * @param whole ends the receiving when it fails
   */
  static Future<Void> receive(
      Vertx vertx, ReadStream<Buffer> body, Path target, long limit, Future<?> whole) {
    FileReceiver receiver = new FileReceiver(body, limit);
    body.pause();
    body.exceptionHandler(receiver::end);
    whole.onFailure(receiver::end);
    return vertx
        .fileSystem()
        .open(target.toString(), new OpenOptions().setCreateNew(true).setRead(false))
        .onFailure(problem -> body.resume())
        .compose(receiver::into);
  }

  private Future<Void> into(AsyncFile opened) {
    file = opened;
    file.exceptionHandler(this::end);
    body.handler(this::part);
    body.endHandler(ended -> end(null));
    body.resume();
    return done.future()
        .transform(
            result ->
                file.close()
                    .compose(
                        closed ->
                            result.succeeded()
                                ? Future.succeededFuture()
                                : Future.failedFuture(result.cause())));
  }

  private void part(Buffer part) {
    received += part.length();
    if (received > limit) {
      end(Refusal.tooLarge(limit));
    }
    if (done.future().isComplete()) {
      return; // what comes after the refusal is discarded
    }
    file.write(part);
    if (file.writeQueueFull()) {
      body.pause();
      file.drainHandler(drained -> body.resume());
    }
  }

  private void end(Throwable problem) {
    if (problem == null) {
      done.tryComplete();
    } else {
      done.tryFail(problem);
    }
  }
}

package dev.wheelhouse.ops.serve;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a stream no faster than the client takes it, so that a download needs the memory of one
 * part. Belongs to one event loop; reads on other threads.
 */
final class Download {
  private static final Logger LOG = LoggerFactory.getLogger(Download.class);
  private static final int PART_BYTES = 64 * 1024;

  private final WorkerExecutor io;
  private final InputStream content;
  private final HttpServerResponse response;

  Download(WorkerExecutor io, InputStream content, HttpServerResponse response) {
    this.io = io;
    this.content = content;
    this.response = response;
  }

  void start() {
    next();
  }

  private void next() {
    io.executeBlocking(() -> content.readNBytes(PART_BYTES), false)
        .onSuccess(this::send)
        .onFailure(
            problem -> {
              LOG.warn("A download broke off: {}", problem.toString());
              close(content);
              response.reset();
            });
  }

  private void send(byte[] part) {
    if (part.length == 0) {
      close(content);
      response.end();
      return;
    }
    response
        .write(Buffer.buffer(part))
        .onSuccess(written -> next())
        .onFailure(clientGone -> close(content));
  }

  static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException abandoned) {
      LOG.debug("closing a download failed", abandoned);
    }
  }
}

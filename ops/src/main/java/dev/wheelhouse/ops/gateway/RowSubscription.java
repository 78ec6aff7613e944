package dev.wheelhouse.ops.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * One client of the stream of releases: gets the lines of the releases that changed, each at most
 * once a round and as it is then, so that a slow client gets fewer and never old ones. Belongs to
 * one event loop.
 */
final class RowSubscription implements Subscription {
  private static final int MOST_ROWS = 500;

  private final LogIndex index;
  private final HttpServerResponse response;
  private final EventFilter filter;
  private final String run;
  private long seen;
  private boolean closed;

  /**
   * @param run names this run of the gateway: numbers of changes mean nothing to another one
   * @param seen number of the last change that the client knows
   */
  RowSubscription(
      LogIndex index, HttpServerResponse response, EventFilter filter, String run, long seen) {
    this.index = index;
    this.response = response;
    this.filter = filter;
    this.run = run;
    this.seen = seen;
  }

  @Override
  public void start() {
    response.write(
        Buffer.buffer("retry: 1000\nid: " + run + "." + seen + "\nevent: open\ndata: {}\n\n"));
    pump(null);
  }

  @Override
  public void pump(Chunks chunks) {
    if (closed || response.writeQueueFull() || seen == index.changes()) {
      return;
    }
    Buffer rows = Buffer.buffer();
    int count = 0;
    for (ReleaseEntry entry : index.changedAfter(seen)) {
      seen = entry.changed;
      if (filter.takes(entry.key)) {
        rows.appendString(count++ == 0 ? "[" : ",").appendBytes(entry.row());
      }
      if (count == MOST_ROWS) {
        break;
      }
    }
    if (count > 0) {
      response.write(
          Buffer.buffer("id: " + run + "." + seen + "\ndata: ")
              .appendBuffer(rows)
              .appendString("]\n\n"));
    }
  }

  @Override
  public void keepAlive() {
    if (!closed && !response.writeQueueFull()) {
      response.write(Buffer.buffer(": still here\n\n"));
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}

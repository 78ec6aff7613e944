package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.log.RangeReader.Range;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the event stream: first what the log holds from its cursor on, then what comes. It
 * takes events out of the ring when its connection can take them, so that it costs no memory beyond
 * the connection's buffer; when the ring turns faster than it reads, it is cut off and comes back
 * with the id of the last event that it has read. Belongs to one event loop.
 */
final class EventSubscription implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(EventSubscription.class);
  private static final int CHUNK = 64 << 10;

  private final Vertx vertx;
  private final Feed feed;
  private final HttpServerResponse response;
  private final EventFilter filter;
  private final StreamedEvent.Form form;
  private final Cursor cursor;
  private long next;
  private long syncedFrom;
  private Promise<Boolean> draining;
  private boolean replaying;
  private boolean closed;

  EventSubscription(
      Vertx vertx,
      Feed feed,
      HttpServerResponse response,
      EventFilter filter,
      StreamedEvent.Form form,
      Cursor cursor) {
    this.vertx = vertx;
    this.feed = feed;
    this.response = response;
    this.filter = filter;
    this.form = form;
    this.cursor = cursor;
  }

  /** Tells the client where it stands, and begins. */
  @Override
  public void start() {
    response.write(Buffer.buffer("retry: 1000\nid: " + cursor + "\nevent: open\ndata: {}\n\n"));
    if (feed.ring().covers(cursor) && !isAhead()) {
      catchUp();
      return;
    }
    replaying = true;
    feed.ranges().bounds(cursor.partitions()).onSuccess(this::startWithin).onFailure(this::fail);
  }

  /** Whether the client has seen what this gateway has not read yet. */
  private boolean isAhead() {
    Cursor here = feed.ring().position();
    return IntStream.range(0, here.partitions()).anyMatch(i -> cursor.next(i) > here.next(i));
  }

  /** What retention has taken, or a log that was made anew, the client has to be told of. */
  private void startWithin(List<Range> bounds) {
    boolean gap = false;
    for (Range bound : bounds) {
      long wanted = cursor.next(bound.partition());
      if (wanted < bound.from() || wanted > bound.to()) {
        gap = true;
        cursor.set(bound.partition(), bound.from());
      }
    }
    if (gap && !closed) {
      response.write(
          Buffer.buffer(
              "id: "
                  + cursor
                  + "\nevent: gap\ndata: {\"detail\":\"the log does not hold all events after"
                  + " Last-Event-ID any more; load the state again\"}\n\n"));
    }
    catchUp();
  }

  private void catchUp() {
    EventRing ring = feed.ring();
    if (ring.covers(cursor)) {
      replaying = false;
      next = ring.first();
      syncedFrom = isAhead() ? Long.MAX_VALUE : ring.end();
      pump(null);
      return;
    }
    replaying = true;
    Cursor target = ring.position();
    Future<Void> reading = Future.succeededFuture();
    for (int i = 0; i < target.partitions(); i++) {
      Range range = new Range(i, cursor.next(i), target.next(i));
      reading = reading.compose(done -> replay(range));
    }
    reading.onSuccess(done -> catchUp()).onFailure(this::fail);
  }

  private Future<Void> replay(Range range) {
    return feed.ranges()
        .read(range, this::replay)
        .onSuccess(done -> cursor.advance(range.partition(), range.to()));
  }

  private Future<Boolean> replay(List<ConsumerRecord<byte[], byte[]>> records) {
    if (closed) {
      return Future.succeededFuture(false);
    }
    return vertx
        .executeBlocking(() -> records.stream().map(LogEntry::of).toList())
        .compose(
            entries -> {
              Buffer chunk = Buffer.buffer();
              for (LogEntry entry : entries) {
                cursor.advance(entry.partition(), entry.offset() + 1);
                if (filter.takes(entry)) {
                  StreamedEvent.append(chunk, entry, form, cursor.toString());
                }
              }
              return write(chunk);
            });
  }

  private Future<Boolean> write(Buffer chunk) {
    if (closed) {
      return Future.succeededFuture(false);
    }
    if (chunk.length() > 0) {
      response.write(chunk);
    }
    if (!response.writeQueueFull()) {
      return Future.succeededFuture(true);
    }
    draining = Promise.promise();
    response.drainHandler(done -> draining.tryComplete(true));
    return draining.future();
  }

  private void fail(Throwable problem) {
    if (!closed) {
      LOG.warn("an event stream ends, its client will come back: {}", problem.getMessage());
      cutOff();
    }
  }

  @Override
  public void pump(Chunks chunks) {
    EventRing ring = feed.ring();
    while (!closed && !replaying && next < ring.end()) {
      if (next < ring.first()) {
        cutOff();
        return;
      }
      if (response.writeQueueFull()) {
        break;
      }
      boolean shared = chunks != null && filter.isOpen() && next >= syncedFrom;
      Chunk chunk = shared ? chunks.of(form, next, this::fill) : fill(next);
      next = chunk.end();
      if (chunk.bytes().length() > 0) {
        response.write(chunk.bytes());
      }
    }
    if (!closed && next < ring.end()) {
      response.drainHandler(done -> pump(null));
    }
  }

  private Chunk fill(long from) {
    EventRing ring = feed.ring();
    Buffer bytes = Buffer.buffer();
    long number = from;
    while (number < ring.end() && bytes.length() < CHUNK) {
      StreamedEvent event = ring.get(number++);
      LogEntry entry = event.entry();
      boolean old = entry.offset() < cursor.next(entry.partition());
      cursor.advance(entry.partition(), entry.offset() + 1);
      if (!old && filter.takes(entry)) {
        String id = number > syncedFrom ? event.id() : cursor.toString();
        StreamedEvent.append(bytes, entry, form, id);
      }
    }
    return new Chunk(bytes, number);
  }

  @Override
  public void keepAlive() {
    if (!closed && !response.writeQueueFull()) {
      response.write(Buffer.buffer(": still here\n\n"));
    }
  }

  private void cutOff() {
    close();
    response.reset();
  }

  @Override
  public void close() {
    closed = true;
    if (draining != null) {
      draining.tryComplete(false);
    }
  }
}

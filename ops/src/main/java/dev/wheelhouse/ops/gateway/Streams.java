package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.gateway.Subscription.Chunks;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All open streams. Belongs to one event loop. */
final class Streams {
  /** News of this long is sent together. */
  private static final long EVENT_MILLIS = 30;

  private static final long ROW_MILLIS = 250;
  private static final long KEEP_ALIVE_MILLIS = 15_000;
  private static final int WRITE_QUEUE = 256 << 10;

  private final Vertx vertx;
  private final int most;
  private final Set<Subscription> events = new LinkedHashSet<>();
  private final Set<Subscription> rows = new LinkedHashSet<>();
  private boolean scheduled;

  /**
   * @param most how many may be open
   */
  Streams(Vertx vertx, int most) {
    this.vertx = vertx;
    this.most = most;
    vertx.setPeriodic(ROW_MILLIS, id -> List.copyOf(rows).forEach(each -> each.pump(null)));
    vertx.setPeriodic(
        KEEP_ALIVE_MILLIS,
        id -> {
          List.copyOf(events).forEach(Subscription::keepAlive);
          List.copyOf(rows).forEach(Subscription::keepAlive);
        });
  }

  /** Events came. */
  void news() {
    if (scheduled || events.isEmpty()) {
      return;
    }
    scheduled = true;
    vertx.setTimer(
        EVENT_MILLIS,
        id -> {
          scheduled = false;
          Chunks chunks = new Chunks();
          List.copyOf(events).forEach(each -> each.pump(chunks));
        });
  }

  void openEvents(HttpServerResponse response, Subscription subscription) {
    open(events, response, subscription);
  }

  void openRows(HttpServerResponse response, Subscription subscription) {
    open(rows, response, subscription);
  }

  private void open(
      Set<Subscription> kind, HttpServerResponse response, Subscription subscription) {
    if (count() >= most) {
      throw HttpProblem.unavailable(
          "the gateway serves as many event streams as it may (" + most + "): try again later");
    }
    kind.add(subscription);
    response.closeHandler(
        done -> {
          subscription.close();
          kind.remove(subscription);
        });
    response
        .setChunked(true)
        .setWriteQueueMaxSize(WRITE_QUEUE)
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("content-encoding", "identity")
        .putHeader("x-accel-buffering", "no");
    subscription.start();
  }

  int count() {
    return events.size() + rows.size();
  }
}

package dev.wheelhouse.benchmarks.gateway;

import dev.wheelhouse.ops.gateway.Gateway;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Clients of the event stream that read everything; a few of them also look at the clock. */
final class Watchers implements AutoCloseable {
  private static final int TIMED = 10;
  private static final String TIME = "\"time\":\"";
  private static final String DEPLOYED = "release-deployed";

  private final Vertx vertx = Vertx.vertx();
  private final List<Watcher> all = new ArrayList<>();

  private static final class Watcher {
    volatile long events;
    volatile int deployed;
    final List<Long> millis = new ArrayList<>();
    final boolean timed;

    Watcher(boolean timed) {
      this.timed = timed;
    }

    void on(Buffer message, CountDownLatch opened) {
      String text = message.toString(StandardCharsets.UTF_8);
      if (text.contains("event: open")) {
        opened.countDown();
      } else if (text.startsWith("id: ")) {
        events++;
        if (text.contains(DEPLOYED)) {
          deployed++;
        }
        int time = text.indexOf(TIME) + TIME.length();
        if (timed && time > TIME.length()) {
          Instant decided = Instant.parse(text.substring(time, text.indexOf('"', time)));
          millis.add(Duration.between(decided, Instant.now()).toMillis());
        }
      }
    }
  }

  /** Connects; returns when every client is being served. */
  static Watchers open(Gateway gateway, int clients) throws InterruptedException {
    Watchers watchers = new Watchers();
    HttpClient http =
        watchers.vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(clients).setDecompressionSupported(false));
    CountDownLatch opened = new CountDownLatch(clients);
    for (int i = 0; i < clients; i++) {
      Watcher watcher = new Watcher(i < TIMED);
      watchers.all.add(watcher);
      http.request(
              HttpMethod.GET,
              gateway.url().getPort(),
              "127.0.0.1",
              "/api/v1/events/stream?form=summary")
          .compose(request -> request.send())
          .onSuccess(
              response ->
                  response.handler(
                      RecordParser.newDelimited("\n\n", message -> watcher.on(message, opened))));
    }
    if (!opened.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException(opened.getCount() + " watchers were not served");
    }
    return watchers;
  }

  /** Waits until all have seen that many deployments end; gives how many events the most got. */
  long awaitAll(int deployments) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < deadline
        && all.stream().anyMatch(watcher -> watcher.deployed < deployments)) {
      Thread.sleep(50);
    }
    return all.stream().mapToLong(watcher -> watcher.events).max().orElse(0);
  }

  /** How many got this number of events. */
  long complete(long events) {
    return all.stream().filter(watcher -> watcher.events == events).count();
  }

  /** Milliseconds from the event's time until it was received. */
  double latency(int percentile) {
    List<Long> millis = all.stream().flatMap(watcher -> watcher.millis.stream()).sorted().toList();
    return millis.isEmpty() ? Double.NaN : millis.get((millis.size() - 1) * percentile / 100);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

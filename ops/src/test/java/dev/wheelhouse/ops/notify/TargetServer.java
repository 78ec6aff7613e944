package dev.wheelhouse.ops.notify;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A target on loopback that answers as a test wants it to: well, wrongly, late or not at all. */
final class TargetServer implements AutoCloseable {
  static final Answer OK = new Answer(200, "", "ok");
  static final Answer HANG = new Answer(0, "", "");

  private final Vertx vertx = Vertx.vertx();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Received> taken = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Function<Received, Answer> answers = request -> OK;

  /** What to answer; {@link #HANG} leaves the request open. */
  record Answer(int status, String retryAfter, String body) {
    static Answer status(int status) {
      return new Answer(status, "", "");
    }
  }

  /** What came. */
  record Received(Instant at, String path, MultiMap headers, String body) {
    String id() {
      return headers.get("Idempotency-Key");
    }

    JsonObject json() {
      return new JsonObject(body);
    }
  }

  private TargetServer() throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(b -> answer(request, b.toString())))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  static TargetServer start() throws Exception {
    return new TargetServer();
  }

  void answers(Function<Received, Answer> with) {
    answers = with;
  }

  private void answer(HttpServerRequest request, String body) {
    Received one =
        new Received(Instant.now(), request.uri(), MultiMap.caseInsensitiveMultiMap(), body);
    one.headers().addAll(request.headers());
    received.add(one);
    Answer answer = answers.apply(one);
    if (answer.status() == 0) {
      return;
    }
    if (answer.status() / 100 == 2) {
      taken.add(one);
    }
    if (!answer.retryAfter().isEmpty()) {
      request.response().putHeader("Retry-After", answer.retryAfter());
    }
    request.response().setStatusCode(answer.status()).end(answer.body());
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  /** All that came, in order. */
  List<Received> received() {
    return List.copyOf(received);
  }

  /** All that was answered well. */
  List<Received> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.dashboard.Dashboard;
import dev.wheelhouse.ops.gateway.auth.Authenticator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway. Thread-safe. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final long START_SECONDS = 20;

  /** Streams are written to more often; who takes nothing for so long is gone. */
  private static final int IDLE_SECONDS = 60;

  private static final int BAD_REQUEST = 400;
  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  private final GatewayConfig config;
  private final Vertx vertx;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private HttpServer server;
  private Feed feed;

  private Gateway(GatewayConfig config) {
    this.config = config;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2));
  }

  /**
   * Starts to listen, and to read the log; returns when it listens.
   *
   * @throws GatewayException when it may not listen there, or cannot
   */
  public static Gateway start(GatewayConfig config) {
    if (config.auth().isEmpty() && !isLoopback(config.host())) {
      throw new GatewayException(
          "without authentication the gateway listens on this machine only: give --auth-config"
              + " FILE to listen on "
              + config.host()
              + ", or leave --host at 127.0.0.1");
    }
    Gateway gateway = new Gateway(config);
    CompletableFuture<Void> started = new CompletableFuture<>();
    gateway.vertx.runOnContext(
        context ->
            gateway
                .listen()
                .onComplete(done -> started.complete(null), started::completeExceptionally));
    try {
      started.get(START_SECONDS, TimeUnit.SECONDS);
      return gateway;
    } catch (ExecutionException e) {
      gateway.vertx.close();
      throw new GatewayException(
          "cannot listen on %s:%d: %s"
              .formatted(config.host(), config.port(), e.getCause().getMessage()),
          e.getCause());
    } catch (TimeoutException e) {
      gateway.vertx.close();
      throw new GatewayException("the gateway did not start in " + START_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      gateway.vertx.close();
      throw new GatewayException("interrupted", e);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new GatewayException("the address to listen on is not known: " + host, e);
    }
  }

  private Future<Void> listen() {
    feed = Feed.start(vertx, config.log(), config.limits());
    Streams streams = new Streams(vertx, config.limits().streams());
    feed.onNews(streams::news);
    feed.ended().onFailure(ended::completeExceptionally);
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setCompressionSupported(true)
                .setCompressionLevel(1)
                .setMaxInitialLineLength(16_384)
                .setIdleTimeout(IDLE_SECONDS)
                .setWriteIdleTimeout(IDLE_SECONDS))
        .requestHandler(router(streams))
        .listen(config.port(), config.host())
        .map(
            listening -> {
              server = listening;
              return null;
            });
  }

  private Router router(Streams streams) {
    Guard guard = new Guard(config.auth().map(Authenticator::new), config.limits());
    GatewayMetrics metrics = new GatewayMetrics(feed, streams);
    Router router = Router.router(vertx);
    router.route().handler(context -> counted(context, metrics));
    router.route().handler(guard::headers);
    router.route().handler(guard::origin);
    router.get("/healthz").handler(context -> text(context, 200, "ok"));
    router.get("/readyz").handler(this::ready);
    Dashboard.mount(router);
    router.route().handler(guard::authenticate);
    router.route().handler(guard::limit);
    router
        .get("/metrics")
        .handler(
            context ->
                context
                    .response()
                    .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(metrics.scrape()));
    router.route("/api/v1/*").subRouter(Api.router(vertx, feed, streams, config.contents()));
    router.route().handler(context -> context.fail(HttpProblem.notFound("nothing is here")));
    router.route().failureHandler(Gateway::failed);
    return router;
  }

  private static void counted(RoutingContext context, GatewayMetrics metrics) {
    context.addEndHandler(
        done ->
            metrics.answered(
                context.request().method().name(), context.response().getStatusCode()));
    context.next();
  }

  private void ready(RoutingContext context) {
    if (!feed.isLoaded()) {
      text(context, 503, "reading the log, " + feed.index().events() + " events so far");
    } else if (!feed.isAnswering()) {
      text(context, 503, "Kafka does not answer");
    } else {
      text(context, 200, "ok");
    }
  }

  private static void text(RoutingContext context, int status, String text) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .end(text + "\n");
  }

  private static void failed(RoutingContext context) {
    HttpProblem problem = problem(context);
    if (context.response().ended() || context.response().headWritten()) {
      context.response().reset();
      return;
    }
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("content-type", "application/problem+json")
        .end(Buffer.buffer(Views.bytes(Views.problem(problem))));
  }

  private static HttpProblem problem(RoutingContext context) {
    Throwable cause = context.failure();
    if (cause instanceof HttpProblem known) {
      return known;
    }
    int status = context.statusCode();
    if (status == PAYLOAD_TOO_LARGE) {
      return HttpProblem.of(
          status, "TOO_LARGE", "the body is larger than a request may be (1 MiB)");
    }
    if (status >= BAD_REQUEST && status < SERVER_ERROR) {
      return HttpProblem.of(status, "BAD_REQUEST", "the request cannot be understood");
    }
    LOG.error("{} {} failed", context.request().method(), context.request().path(), cause);
    return HttpProblem.of(
        SERVER_ERROR, "INTERNAL", "this is a defect of Wheelhouse; its log tells more");
  }

  /** Where it listens. */
  public URI url() {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return URI.create("http://" + host + ":" + server.actualPort() + "/");
  }

  /** Fails when the gateway cannot go on and its process should end. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Ends all connections. */
  @Override
  public void close() {
    await(server.close().eventually(() -> feed.close()));
    await(vertx.close());
    ended.complete(null);
  }

  private static void await(Future<Void> closing) {
    try {
      closing.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the gateway did not stop cleanly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

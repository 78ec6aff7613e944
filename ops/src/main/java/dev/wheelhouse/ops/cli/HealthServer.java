package dev.wheelhouse.ops.cli;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code /healthz} and {@code /readyz} for probes, {@code /metrics} for Prometheus. */
final class HealthServer implements AutoCloseable {
  private final Vertx vertx;
  private final HttpServer server;

  private HealthServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * What the server asks; from its own thread.
   *
   * @param alive whether the program works on
   * @param ready whether it does what it is there for
   * @param unready why not, in a few words
   * @param metrics in Prometheus' text format; empty: not yet
   */
  record Health(
      BooleanSupplier alive,
      BooleanSupplier ready,
      String unready,
      Supplier<Optional<String>> metrics) {}

  /** Where to listen. */
  static final class Flags {
    @Option(
        names = "--health-port",
        paramLabel = "N",
        description = {
          "Answer /healthz, /readyz and /metrics on this port; 0: any free one",
          "(default: none)."
        })
    Integer port;

    @Option(
        names = "--health-host",
        paramLabel = "ADDRESS",
        defaultValue = "127.0.0.1",
        description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    String host;

    /**
     * Starts the server, or nothing where no port is given.
     *
     * @throws CommandException when the port is taken
     */
    HealthServer start(Health health) {
      return port == null ? new HealthServer(null, null) : HealthServer.start(host, port, health);
    }
  }

  /**
   * Listens.
   *
   * @param port 0: any free one
   * @throws CommandException when the port is taken
   */
  static HealthServer start(String host, int port, Health health) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    try {
      HttpServer server =
          vertx
              .createHttpServer()
              .requestHandler(request -> answer(request, health))
              .listen(port, host)
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      return new HealthServer(vertx, server);
    } catch (ExecutionException e) {
      vertx.close();
      throw new CommandException(
          ExitCode.FAILED,
          "cannot listen on " + host + ":" + port + ": " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      vertx.close();
      throw new CommandException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private static void answer(HttpServerRequest request, Health health) {
    boolean alive = health.alive().getAsBoolean();
    boolean ready = alive && health.ready().getAsBoolean();
    switch (request.path()) {
      case "/healthz" -> answer(request, alive, alive ? "ok\n" : "it has ended\n");
      case "/readyz" -> answer(request, ready, ready ? "ok\n" : health.unready() + "\n");
      case "/metrics" -> {
        Optional<String> metrics = health.metrics().get();
        answer(request, metrics.isPresent(), metrics.orElse(health.unready() + "\n"));
      }
      default -> request.response().setStatusCode(404).end("not found\n");
    }
  }

  private static void answer(HttpServerRequest request, boolean good, String text) {
    request
        .response()
        .setStatusCode(good ? 200 : 503)
        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
        .end(text);
  }

  /** The port that was found; 0 where nothing listens. */
  int port() {
    return server == null ? 0 : server.actualPort();
  }

  /** For the line that tells what runs; empty where nothing listens. */
  String words() {
    return server == null ? "" : ", health on port " + server.actualPort();
  }

  @Override
  public void close() {
    if (vertx != null) {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.Worker;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Option;

/** {@code /healthz} and {@code /readyz} for probes. */
final class HealthServer implements AutoCloseable {
  private final Vertx vertx;
  private final HttpServer server;

  private HealthServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /** Where to listen. */
  static final class Flags {
    @Option(
        names = "--health-port",
        paramLabel = "N",
        description = "Answer /healthz and /readyz on this port; 0: any free one (default: none).")
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
    HealthServer start(Worker worker) {
      if (port == null) {
        return new HealthServer(null, null);
      }
      Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
      try {
        HttpServer server =
            vertx
                .createHttpServer()
                .requestHandler(request -> answer(request, worker))
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
  }

  private static void answer(HttpServerRequest request, Worker worker) {
    boolean alive = !worker.ended().isDone();
    switch (request.path()) {
      case "/healthz" -> answer(request, alive, alive ? "ok" : "the worker has ended");
      case "/readyz" -> {
        boolean ready = alive && worker.isReady();
        answer(request, ready, ready ? "ok" : "not yet a member of the group");
      }
      default -> request.response().setStatusCode(404).end("not found\n");
    }
  }

  private static void answer(HttpServerRequest request, boolean good, String text) {
    request
        .response()
        .setStatusCode(good ? 200 : 503)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .end(text + "\n");
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

package dev.wheelhouse.ops.serve;

import dev.wheelhouse.ops.gateway.auth.Authenticator;
import dev.wheelhouse.ops.log.ChartEventPublisher;
import dev.wheelhouse.store.repository.ChartRepository;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running chart repository. Thread-safe. */
public final class ChartServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChartServer.class);
  private static final long PATIENCE_SECONDS = 20;
  private static final int IDLE_SECONDS = 60;

  /** Threads that wait for the storage. */
  private static final int IO_THREADS = 16;

  /** Charts that are unpacked in memory at a time. */
  private static final int INSPECTIONS = 2;

  private final ServeConfig config;
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(2)
              .setWorkerPoolSize(2)
              .setInternalBlockingPoolSize(4));
  private final WorkerExecutor io = vertx.createSharedWorkerExecutor("charts-io", IO_THREADS);
  private final WorkerExecutor inspection =
      vertx.createSharedWorkerExecutor("charts-inspection", INSPECTIONS);
  private final ChartRepository repository;
  private Optional<Announcements> announcements = Optional.empty();
  private HttpServer server;

  private ChartServer(ServeConfig config) {
    this.config = config;
    this.repository = new ChartRepository(config.storage());
  }

  /**
   * Starts to listen.
   *
   * @throws ServeException when it may not listen there, or cannot
   */
  public static ChartServer start(ServeConfig config) {
    if (config.auth().isEmpty() && !isLoopback(config.host())) {
      throw new ServeException(
          "without authentication the repository listens on this machine only: give --auth-config"
              + " FILE to listen on "
              + config.host()
              + ", or leave --host at 127.0.0.1");
    }
    ChartServer server = new ChartServer(config);
    try {
      server
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException e) {
      server.vertx.close();
      throw new ServeException(
          "cannot listen on %s:%d: %s"
              .formatted(config.host(), config.port(), e.getCause().getMessage()),
          e.getCause());
    } catch (TimeoutException e) {
      server.vertx.close();
      throw new ServeException("the server did not start in " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.vertx.close();
      throw new ServeException("interrupted", e);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ServeException("the address to listen on is not known: " + host, e);
    }
  }

  private Future<Void> listen() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(true)
            .setCompressionLevel(1)
            .setHandle100ContinueAutomatically(true)
            .setIdleTimeout(IDLE_SECONDS);
    config
        .tls()
        .ifPresent(
            tls ->
                options
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .setCertPath(tls.certificate().toString())
                            .setKeyPath(tls.key().toString())));
    announcements = announcements();
    server = vertx.createHttpServer(options).requestHandler(router());
    return server
        .listen(config.port(), config.host())
        .onSuccess(listening -> announcements.ifPresent(Announcements::start))
        .mapEmpty();
  }

  private Optional<Announcements> announcements() {
    return config
        .log()
        .map(
            log ->
                new Announcements(
                    vertx, io, config.storage(), repository, new ChartEventPublisher(vertx, log)));
  }

  private Router router() {
    Router router = Router.router(vertx);
    Gatekeeper gatekeeper =
        new Gatekeeper(config.auth().map(Authenticator::new), config.anonymousReads());
    ReadHandler reads = new ReadHandler(io, repository);
    UploadHandler uploads =
        new UploadHandler(
            vertx,
            inspection,
            repository,
            announcements,
            config.storage().incoming(),
            config.maxUploadBytes(),
            this::publicUrl);
    router.route().handler(ChartServer::headers);
    router.get("/health").handler(ChartServer::healthy);
    router.route().handler(gatekeeper::admit);
    readable(router, "/index.yaml").handler(reads::index);
    readable(router, "/charts/:file").handler(reads::file);
    readable(router, "/api/charts").handler(reads::charts);
    readable(router, "/api/charts/:name").handler(reads::versions);
    readable(router, "/api/charts/:name/:version").handler(reads::version);
    images(router, uploads);
    router.post("/api/charts").handler(uploads::chart);
    router.post("/api/prov").handler(uploads::provenance);
    router.delete("/api/charts/:name/:version").handler(reads::delete);
    router.route().handler(context -> context.fail(Refusal.notFound()));
    router.route().failureHandler(ChartServer::failed);
    return router;
  }

  private void images(Router router, UploadHandler uploads) {
    ImageHandler images =
        new ImageHandler(
            vertx,
            io,
            inspection,
            new ChartImages(repository, config.storage()),
            uploads,
            config.storage().incoming(),
            config.maxUploadBytes());
    String chart = "/v2/charts/:name";
    readable(router, "/v2/").handler(images::hello);
    readable(router, chart + "/tags/list").handler(images::tags);
    readable(router, chart + "/manifests/:reference").handler(images::manifest);
    readable(router, chart + "/blobs/:digest").handler(images::blob);
    router.post(chart + "/blobs/uploads/").handler(images::begin);
    router.put(chart + "/blobs/uploads/:session").handler(images::part);
    router.put(chart + "/manifests/:reference").handler(images::publish);
  }

  private static Route readable(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private static void headers(RoutingContext context) {
    context
        .response()
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    context.next();
  }

  private static void healthy(RoutingContext context) {
    context
        .response()
        .putHeader("content-type", "application/json")
        .end(new JsonObject().put("healthy", true).toBuffer());
  }

  private static void failed(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure == null) {
      new Refusal(context.statusCode(), "BAD_REQUEST", "the request cannot be understood")
          .answer(context);
    } else if (!context.response().closed()) {
      Refusal.of(failure).answer(context);
    }
  }

  /** Where it listens. */
  public URI url() {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    String scheme = config.tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + host + ":" + server.actualPort());
  }

  private String publicUrl() {
    return config.publicUrl().isEmpty() ? url().toString() : config.publicUrl();
  }

  /** Ends all connections, and closes the storage. */
  @Override
  public void close() {
    await(server.close());
    announcements.ifPresent(each -> await(each.close()));
    await(vertx.close());
    config.storage().close();
  }

  private static void await(Future<Void> closing) {
    try {
      closing.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the repository did not stop cleanly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.wheelhouse.worker.simulated;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wheelhouse.worker.port.StepException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A simulated cluster behind HTTP, as far as the worker's adapter for Kubernetes uses an API
 * server: discovery, objects, server-side apply, watches, pod logs. Everything runs on one event
 * loop.
 */
public final class SimulatedApiServer implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final String BEARER = "Bearer ";

  private final SimulatedCluster cluster;
  private final Vertx vertx = Vertx.vertx();
  private final ApiRequests requests;
  private final ApiWatches watches;
  private final AuditLog audit;
  private final HttpServer server;

  private SimulatedApiServer(SimulatedCluster cluster, Path auditLog) throws IOException {
    this.cluster = cluster;
    this.requests = new ApiRequests(cluster);
    this.watches = new ApiWatches(cluster.store(), vertx);
    this.audit = new AuditLog(auditLog);
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** Serves a new cluster on a free port of the loopback interface. */
  public static SimulatedApiServer start(Path auditLog) throws IOException {
    return new SimulatedApiServer(
        SimulatedCluster.inMemory("simulated", new RealTime(), 1), auditLog);
  }

  /**
   * Prints {@code ready PORT} when it serves, and ends when its standard input does, so it does not
   * outlive who started it. Argument: the audit log to be written.
   */
  public static void main(String[] arguments) throws IOException {
    try (SimulatedApiServer server = start(Path.of(arguments[0]))) {
      System.out.println("ready " + server.port());
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }

  public int port() {
    return server.actualPort();
  }

  /** The text of a kubeconfig for a server on this port. */
  public static String kubeconfig(int port, String user) {
    return """
    apiVersion: v1
    kind: Config
    current-context: simulated
    clusters: [{name: simulated, cluster: {server: "http://127.0.0.1:%d"}}]
    users: [{name: "%s", user: {token: "%s"}}]
    contexts: [{name: simulated, context: {cluster: simulated, user: "%s"}}]
    """
        .formatted(port, user, user, user);
  }

  private void handle(HttpServerRequest request) {
    if ("true".equals(request.getParam("watch"))) {
      watches.open(request, ApiPath.of(request.path(), cluster.kinds()));
      return;
    }
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    ApiRequests.Answer answer;
    ApiPath path = ApiPath.of(request.path(), cluster.kinds());
    try {
      answer = requests.answer(request, path, body.length() == 0 ? Map.of() : parse(body));
    } catch (StepException e) {
      answer = ApiRequests.Answer.of(e);
    } catch (IOException | RuntimeException e) {
      answer = ApiRequests.Answer.status(500, "InternalError", e.toString(), Map.of());
    }
    String user = request.getHeader("Authorization");
    audit.add(
        user != null && user.startsWith(BEARER) ? user.substring(BEARER.length()) : "",
        request,
        path,
        answer);
    request
        .response()
        .setStatusCode(answer.code())
        .putHeader("Content-Type", answer.text() == null ? "application/json" : "text/plain")
        .end(answer.text() == null ? json(answer.tree()) : answer.text());
  }

  private static Map<String, Object> parse(Buffer body) throws IOException {
    return Trees.copy(JSON.readValue(body.getBytes(), TREE));
  }

  static String json(Map<String, Object> tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    cluster.close();
    audit.close();
  }
}

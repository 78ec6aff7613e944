package dev.wheelhouse.worker.kube;

import io.fabric8.kubernetes.client.Config;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An HTTP proxy in front of the API server of {@code KUBECONFIG} that refuses requests, loses
 * answers after the server has committed, and breaks watches. Listens on loopback; calls the API
 * server with the token of the kubeconfig.
 */
public final class FaultyApi implements AutoCloseable {
  /** What happens to a request. */
  public enum Fault {
    /** 429, nothing is done. */
    TOO_MANY_REQUESTS,
    /** 409, nothing is done. */
    CONFLICT,
    /** 401, nothing is done. */
    UNAUTHORIZED,
    /** 404, as from a cache that is behind. */
    NOT_FOUND,
    /** It is done, and 500 is the answer. */
    ERROR_AFTER_COMMIT,
    /** It is done, and the connection breaks before the answer. */
    LOST_ANSWER,
    /** A watch that answers with 410 Gone. */
    GONE
  }

  /** A request of the worker. */
  public record Call(String method, String path) {
    /** Whether it is this method on a path that ends so, query left out. */
    public boolean is(String wanted, String end) {
      return method.equals(wanted) && path.endsWith(end);
    }

    /** Whether it opens a watch. */
    public boolean isWatch() {
      return method.equals("WATCH");
    }
  }

  private record Rule(AtomicInteger left, Predicate<Call> which, Fault fault) {}

  private final URI target;
  private final String token;
  private final HttpClient client;
  private final HttpServer server;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Set<HttpServerRequest> watches = ConcurrentHashMap.newKeySet();

  private FaultyApi(Vertx vertx, Config config) throws IOException {
    target = URI.create(config.getMasterUrl());
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setMaxPoolSize(100)
                .setVerifyHost(false)
                .setTrustOptions(
                    new PemTrustOptions()
                        .addCertValue(pem(config.getCaCertData(), config.getCaCertFile()))));
    token = config.getOauthToken() == null ? config.getAutoOAuthToken() : config.getOauthToken();
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** In front of the API server of {@code KUBECONFIG}. */
  public static FaultyApi open(Vertx vertx) throws IOException {
    return new FaultyApi(vertx, Config.autoConfigure(null));
  }

  private static Buffer pem(String data, String file) throws IOException {
    byte[] bytes =
        data == null ? Files.readAllBytes(Path.of(file)) : Base64.getMimeDecoder().decode(data);
    return Buffer.buffer(bytes);
  }

  /** A kubeconfig that names this proxy, written into a directory. */
  public Path kubeconfig(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("faulty-kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: k, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: c, context: {cluster: k, user: u}}]
        users: [{name: u, user: {token: unused}}]
        """
            .formatted(server.actualPort()));
  }

  /** The next so many requests of this kind meet the fault. */
  public void next(int times, Predicate<Call> which, Fault fault) {
    rules.add(new Rule(new AtomicInteger(times), which, fault));
  }

  /** Whether every fault that was asked for has been met. */
  public boolean isSpent() {
    return rules.stream().allMatch(rule -> rule.left().get() <= 0);
  }

  /** All requests so far. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Breaks the connections of all open watches; how many there were. */
  public int dropWatches() {
    List<HttpServerRequest> open = List.copyOf(watches);
    open.forEach(watch -> watch.connection().close());
    return open.size();
  }

  private void handle(HttpServerRequest request) {
    boolean watch = request.uri().contains("watch=true");
    Call call = new Call(watch ? "WATCH" : request.method().name(), request.path());
    calls.add(call);
    Fault fault = fault(call);
    if (fault == null) {
      forward(request, watch);
      return;
    }
    switch (fault) {
      case TOO_MANY_REQUESTS -> refuse(request, 429, "TooManyRequests");
      case CONFLICT -> refuse(request, 409, "Conflict");
      case UNAUTHORIZED -> refuse(request, 401, "Unauthorized");
      case NOT_FOUND -> refuse(request, 404, "NotFound");
      case GONE ->
          request
              .response()
              .end(
                  "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,"
                      + "\"reason\":\"Expired\",\"message\":\"too old resource version\"}}\n");
      case ERROR_AFTER_COMMIT, LOST_ANSWER -> commitOnly(request, fault);
    }
  }

  private Fault fault(Call call) {
    for (Rule rule : rules) {
      if (rule.which().test(call) && rule.left().getAndDecrement() > 0) {
        return rule.fault();
      }
    }
    return null;
  }

  private static void refuse(HttpServerRequest request, int code, String reason) {
    request
        .response()
        .setStatusCode(code)
        .putHeader("Content-Type", "application/json")
        .end(
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,"
                    .formatted(code)
                + "\"reason\":\"%s\",\"message\":\"injected %s\"}".formatted(reason, reason));
  }

  private void commitOnly(HttpServerRequest request, Fault fault) {
    send(
        request,
        answer ->
            answer
                .body()
                .onSuccess(
                    body -> {
                      if (fault == Fault.LOST_ANSWER) {
                        request.connection().close();
                      } else {
                        refuse(request, 500, "InternalError");
                      }
                    }));
  }

  private void forward(HttpServerRequest request, boolean watch) {
    if (watch) {
      watches.add(request);
      request.connection().closeHandler(closed -> watches.remove(request));
    }
    send(
        request,
        answer -> {
          request.response().setStatusCode(answer.statusCode());
          answer
              .headers()
              .forEach(
                  header -> {
                    if (!header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
                      request.response().putHeader(header.getKey(), header.getValue());
                    }
                  });
          if (answer.getHeader("Content-Length") == null) {
            request.response().setChunked(true);
          }
          answer.pipeTo(request.response()).onComplete(ended -> watches.remove(request));
        });
  }

  /** Sends what the worker sent; its body is whole before the API server is called. */
  private void send(HttpServerRequest request, Consumer<HttpClientResponse> to) {
    request
        .body()
        .compose(
            body ->
                client
                    .request(
                        new RequestOptions()
                            .setMethod(request.method())
                            .setHost(target.getHost())
                            .setPort(target.getPort())
                            .setURI(request.uri()))
                    .compose(call -> headers(request, call).send(body)))
        .onSuccess(to::accept)
        .onFailure(failure -> request.connection().close());
  }

  private HttpClientRequest headers(HttpServerRequest from, HttpClientRequest to) {
    to.putHeader("Authorization", "Bearer " + token);
    for (String name : List.of("Accept", "Content-Type", "Impersonate-User")) {
      if (from.getHeader(name) != null) {
        to.putHeader(name, from.getHeader(name));
      }
    }
    return to;
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
    client.close().toCompletionStage().toCompletableFuture().join();
  }
}

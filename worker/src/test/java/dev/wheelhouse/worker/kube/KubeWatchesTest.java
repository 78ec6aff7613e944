package dev.wheelhouse.worker.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Watches.Subscription;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stand-in API server that can do what a real one seldom does. */
class KubeWatchesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ResourceRef REF = new ResourceRef("v1", "ConfigMap", "default", "a");

  private final Vertx vertx = Vertx.vertx();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<HttpServerResponse> streams = new CopyOnWriteArrayList<>();
  private final AtomicInteger lists = new AtomicInteger();
  private volatile int version = 10;
  private volatile boolean exists = true;
  private KubeCluster cluster;

  @TempDir Path dir;

  @BeforeEach
  void open() throws Exception {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
    Path kubeconfig = dir.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: c, user: {}}]
        contexts: [{name: c, context: {cluster: c, user: c}}]
        """
            .formatted(port));
    cluster = KubeCluster.connect("fake", kubeconfig, "c", vertx);
  }

  @AfterEach
  void close() {
    cluster.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    String path = request.path();
    if (path.equals("/api/v1")) {
      response.end(
          "{\"resources\":[{\"name\":\"configmaps\",\"kind\":\"ConfigMap\",\"namespaced\":true}]}");
    } else if (path.endsWith("/configmaps/a")) {
      response.setStatusCode(exists ? 200 : 404).end(exists ? object() : "{}");
    } else if (request.getParam("watch") != null) {
      response.setChunked(true);
      response.write("\n");
      streams.add(response);
    } else {
      lists.incrementAndGet();
      response.end("{\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"items\":[]}");
    }
  }

  private String object() {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\","
        + "\"namespace\":\"default\",\"uid\":\"u\",\"resourceVersion\":\""
        + version
        + "\"}}";
  }

  private void event(String type, String object) {
    HttpServerResponse stream = streams.get(streams.size() - 1);
    stream.write("{\"type\":\"" + type + "\",\"object\":" + object + "}\n");
  }

  private Subscription observe() {
    return cluster
        .watches()
        .observe(REF, object -> seen.add(object.map(o -> o.resourceVersion()).orElse("gone")));
  }

  private void awaitStreams(int count) {
    await().atMost(PATIENCE).until(() -> streams.size() >= count);
  }

  private void awaitSeen(String... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(new ArrayList<>(seen)).endsWith(expected));
  }

  @Test
  void readsAnewAfter410Gone() {
    try (Subscription subscription = observe()) {
      awaitStreams(1);
      awaitSeen("10");
      version = 20;
      event("ERROR", "{\"kind\":\"Status\",\"code\":410,\"message\":\"too old\"}");
      streams.get(0).end();

      awaitSeen("20");
      awaitStreams(2);
      version = 21;
      event("MODIFIED", object());
      awaitSeen("21");
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void readsAnewAfterADroppedConnection() {
    try (Subscription subscription = observe()) {
      awaitStreams(1);
      awaitSeen("10");
      exists = false;
      version = 30;
      streams.get(0).reset();

      awaitSeen("gone");
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void goesOnFromWhereAWatchEndedInOrder() {
    try (Subscription subscription = observe()) {
      awaitStreams(1);
      awaitSeen("10");
      version = 11;
      event("MODIFIED", object());
      awaitSeen("11");
      streams.get(0).end();

      awaitStreams(2);
      assertThat(lists).hasValue(1);
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void neverGoesBackToAnOlderState() {
    try (Subscription subscription = observe()) {
      awaitStreams(1);
      awaitSeen("10");
      version = 5;
      event("MODIFIED", object());
      version = 12;
      event("MODIFIED", object());

      awaitSeen("12");
      assertThat(seen).doesNotContain("5");
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void sharesOneWatchAmongAllObservers() {
    try (Subscription first = observe()) {
      awaitStreams(1);
      try (Subscription second = observe()) {
        awaitSeen("10", "10");
        version = 11;
        event("MODIFIED", object());
        awaitSeen("11", "11");
        assertThat(streams).hasSize(1);
        assertThat(first).isNotSameAs(second);
      }
    }
  }
}

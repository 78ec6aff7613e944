package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.gateway.auth.AuthConfig;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A gateway on a real broker, with topics of its own. */
final class GatewayFixture implements AutoCloseable {
  static final int PARTITIONS = 3;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final KafkaForTests kafka = KafkaForTests.shared();
  final Topics topics = kafka.freshTopics(PARTITIONS);
  final EventWriter log = new EventWriter(kafka.clientProperties(), topics);
  final HttpClient client = HttpClient.newHttpClient();
  private final Optional<AuthConfig> auth;
  private final Limits limits;
  private final Optional<RevisionContents> contents;
  private Gateway gateway;

  GatewayFixture() {
    this(Optional.empty(), Limits.DEFAULTS);
  }

  GatewayFixture(Optional<AuthConfig> auth, Limits limits) {
    this(auth, limits, Optional.empty());
  }

  GatewayFixture(Optional<AuthConfig> auth, Limits limits, Optional<RevisionContents> contents) {
    this.auth = auth;
    this.limits = limits;
    this.contents = contents;
  }

  /** Starts a gateway and waits until it has read the log. */
  GatewayFixture start() {
    return start(0);
  }

  GatewayFixture start(int port) {
    gateway =
        Gateway.start(
            new GatewayConfig(
                new LogSettings(kafka.bootstrapServers(), topics, Map.of()),
                "127.0.0.1",
                port,
                auth,
                limits,
                contents));
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> get("/readyz").statusCode() == 200);
    return this;
  }

  void restart() {
    int port = gateway.url().getPort();
    gateway.close();
    start(port);
  }

  URI url(String path) {
    return gateway.url().resolve(path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url(path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> post(String contentType, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/api/v1/requests")
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return MAPPER.readTree(response.body());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return MAPPER.readTree(response.body());
  }

  /** Waits until the gateway has read an event of a deployment. */
  void awaitEvents(String deployment, int count) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(30))
        .until(
            () -> {
              HttpResponse<String> found = get("/api/v1/deployments/" + deployment);
              return found.statusCode() == 200
                  && json(found).path("latestSequence").asInt() >= count;
            });
  }

  /** Opens a stream. */
  SseClient stream(String path, String... headers) throws IOException, InterruptedException {
    return SseClient.open(this, path, headers);
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    log.close();
  }
}

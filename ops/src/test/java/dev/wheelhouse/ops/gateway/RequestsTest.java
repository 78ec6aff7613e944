package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.request.Operation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over HTTP, seen on a real broker. */
class RequestsTest {
  private static final String JSON = "application/json";
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture().start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String install(String release) {
    return "{\"operation\":\"install\",\"release\":\"%s\",\"namespace\":\"shop\",\"chart\":\"./web\",\"requester\":{\"name\":\"ann\",\"commit\":\"9fceb02\"}}"
        .formatted(release);
  }

  /** What a worker would read of the release. */
  private static RequestReading.Valid onKafka(String release) {
    ReleaseKey key = new ReleaseKey("default", "shop", release);
    int partition = Topics.partitionFor(key, GatewayFixture.PARTITIONS);
    Map<String, Object> config = new HashMap<>(gateway.kafka.clientProperties());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition place = new TopicPartition(gateway.topics.requests(), partition);
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(10))) {
          if (new String(record.key(), StandardCharsets.UTF_8).equals(key.toString())) {
            return (RequestReading.Valid) RequestCodec.read(record);
          }
        }
      }
    }
  }

  @Test
  void publishesPlainJson() throws Exception {
    HttpResponse<String> response =
        gateway.post(
            JSON,
            install("plain"),
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    JsonNode answer = GatewayFixture.json(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    RequestReading.Valid read = onKafka("plain");
    assertThat(read.request().operation()).isEqualTo(Operation.INSTALL);
    assertThat(read.request().header().requester().name()).isEqualTo("ann");
    assertThat(read.traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c");
    assertThat(answer.get("request").asText()).isEqualTo(read.request().id());
    assertThat(answer.get("deployment").asText())
        .isEqualTo(DeploymentId.of(read.request().key(), read.request().id()));
    assertThat(response.headers().firstValue("location").orElseThrow())
        .isEqualTo("/api/v1/deployments/" + answer.get("deployment").asText());
  }

  @Test
  void publishesAStructuredCloudEvent() throws Exception {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"build-1\",\"source\":\"/ci\",\"type\":\"dev.wheelhouse.request.v1\",\"data\":"
            + install("structured")
            + "}";

    HttpResponse<String> response = gateway.post("application/cloudevents+json", event);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(onKafka("structured").request().id()).isEqualTo("build-1");
  }

  @Test
  void publishesABinaryCloudEvent() throws Exception {
    HttpResponse<String> response =
        gateway.post(
            JSON,
            install("binary"),
            "ce-specversion",
            "1.0",
            "ce-id",
            "build%2D2",
            "ce-source",
            "/ci",
            "ce-type",
            "dev.wheelhouse.request.v1");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(onKafka("binary").request().id()).isEqualTo("build-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operation\":\"install\",\"release\":\"web\",\"chart\":\"./web\",\"atomc\":true}",
        "{\"operation\":\"instal\",\"release\":\"web\"}",
        "{\"operation\":\"upgrade\",\"release\":\"Web_1\",\"chart\":\"./web\"}",
        "[]",
        "{",
        "{\"operation\":\"install\",\"operation\":\"install\"}"
      })
  void saysWhatIsWrongInTheWordsOfTheLog(String body) throws Exception {
    RequestReading reading = RequestCodec.parse(body.getBytes(StandardCharsets.UTF_8), "x");
    String why =
        reading instanceof RequestReading.Rejected rejected
            ? rejected.error().message()
            : ((RequestReading.Unreadable) reading).reason();

    HttpResponse<String> response = gateway.post(JSON, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .isEqualTo("application/problem+json");
    assertThat(GatewayFixture.json(response).get("detail").asText()).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 415",
    "application/x-www-form-urlencoded, 415",
    "application/cloudevents-batch+json, 415"
  })
  void refusesOtherMediaTypes(String type, int status) throws Exception {
    assertThat(gateway.post(type, install("other")).statusCode()).isEqualTo(status);
  }

  @Test
  void refusesWhatIsTooLargeAndWhatIsEmpty() throws Exception {
    String large = "{\"values\":\"" + "x".repeat(1_100_000) + "\"}";

    assertThat(gateway.post(JSON, large).statusCode()).isEqualTo(413);
    assertThat(gateway.post(JSON, "").statusCode()).isEqualTo(400);
  }

  @Test
  void refusesPagesOfOtherOriginsAndOtherNames() throws Exception {
    HttpResponse<String> foreign =
        gateway.post(JSON, install("foreign"), "Origin", "https://evil.example");
    String answer = RawHttp.get(gateway.url("/").getPort(), "/api/v1/releases", "evil.example");

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(answer).startsWith("HTTP/1.1 403");
  }

  @Test
  void sendsHeadersThatKeepBrowsersSafe() throws Exception {
    HttpResponse<String> page = gateway.get("/");

    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(page.body()).doesNotContain("<script>").doesNotContain(" style=");
  }
}

package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The event stream on a real broker. */
class EventStreamTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static GatewayFixture shared;
  private static int tests;

  /** Each test writes into a namespace of its own. */
  private final String namespace = "shop-" + (char) ('a' + tests++);

  private final String stream = "/api/v1/events/stream?form=summary&namespace=" + namespace;
  private final String all = stream + "&after=beginning";
  private GatewayFixture gateway = shared;

  @BeforeAll
  static void start() {
    shared = new GatewayFixture().start();
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @AfterEach
  void stopItsOwn() {
    if (gateway != shared) {
      gateway.close();
    }
  }

  private ReleaseKey key(int i) {
    return new ReleaseKey("default", namespace, "web-" + i);
  }

  private String id(int i) {
    return "deployment" + namespace.charAt(namespace.length() - 1) + (char) ('a' + i);
  }

  private void writeDeployments(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      gateway.log.write(key(i), id(i), EventWriter.begun(1, 'a'));
      gateway.log.write(key(i), id(i), EventWriter.deployed(1));
    }
  }

  private List<String> expected(int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String deployment = id(i);
      IntStream.rangeClosed(1, 18).mapToObj(n -> deployment + "/" + n).forEach(ids::add);
    }
    return ids;
  }

  private static List<String> ids(List<String> data) throws Exception {
    List<String> ids = new ArrayList<>();
    for (String each : data) {
      ids.add(MAPPER.readTree(each).get("id").asText());
    }
    return ids;
  }

  @Test
  void goesFromTheLogToWhatComesWithoutGapOrDuplicate() throws Exception {
    writeDeployments(0, 5);

    try (SseClient client = gateway.stream(all)) {
      List<String> before = ids(client.data(5 * 18));
      writeDeployments(5, 8);
      List<String> after = ids(client.data(3 * 18));

      assertThat(before).containsExactlyInAnyOrderElementsOf(expected(0, 5));
      assertThat(after).containsExactlyInAnyOrderElementsOf(expected(5, 8));
    }
  }

  @Test
  void goesOnAfterTheLastEventOverARestartOfTheGateway() throws Exception {
    writeDeployments(0, 3);
    SseClient client = gateway.stream(all);
    List<String> read = new ArrayList<>(ids(client.data(20)));
    client.close();
    writeDeployments(3, 4);
    gateway.restart();

    try (SseClient again = gateway.stream(stream, "Last-Event-ID", client.lastId())) {
      writeDeployments(4, 5);
      read.addAll(ids(again.data(5 * 18 - 20)));
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(expected(0, 5));
    for (int i = 0; i < 5; i++) {
      String deployment = id(i) + "/";
      assertThat(read.stream().filter(each -> each.startsWith(deployment)))
          .containsExactlyElementsOf(expected(i, i + 1));
    }
  }

  @Test
  void readsTheLogAgainForWhatTheMemoryDoesNotHold() throws Exception {
    gateway = new GatewayFixture(Optional.empty(), new Limits(10, 100, 20, 100, 4, 1 << 20));
    writeDeployments(0, 4);
    gateway.start();

    try (SseClient client = gateway.stream(all)) {
      assertThat(ids(client.data(4 * 18))).containsExactlyInAnyOrderElementsOf(expected(0, 4));
    }
  }

  @Test
  void beginsNowUnlessItIsToldOtherwise() throws Exception {
    writeDeployments(0, 1);
    gateway.awaitEvents(id(0), 18);

    try (SseClient client = gateway.stream(stream)) {
      assertThat(client.next().type()).isEqualTo("open");
      writeDeployments(1, 2);

      assertThat(ids(client.data(18))).isEqualTo(expected(1, 2));
    }
  }

  @Test
  void tellsADeploymentFromItsFirstEventOn() throws Exception {
    writeDeployments(0, 3);

    try (SseClient client = gateway.stream("/api/v1/events/stream?deployment=" + id(1))) {
      List<String> data = client.data(18);

      for (String each : data) {
        EventReading reading = EventCodec.strict().readJson(each.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(EventReading.Known.class);
      }
      assertThat(ids(data)).isEqualTo(expected(1, 2));
    }
  }

  @Test
  void givesEventsOfOneTypeOnly() throws Exception {
    writeDeployments(0, 2);

    try (SseClient client = gateway.stream(all + "&type=release-deployed")) {
      assertThat(ids(client.data(2))).containsExactlyInAnyOrder(id(0) + "/18", id(1) + "/18");
    }
  }

  @Test
  void cutsOffWhoReadsTooSlowlyAndLetsHimGoOn() throws Exception {
    gateway = new GatewayFixture(Optional.empty(), new Limits(10, 100, 20, 10_000, 50, 1 << 20));
    gateway.start();
    int large = 150;
    List<String> read;
    String lastId;
    try (StalledClient stalled = StalledClient.open(gateway.url("/").getPort())) {
      gateway.log.write(key(0), id(0), EventWriter.accepted("r"));
      for (int i = 1; i < large; i++) {
        gateway.log.write(key(0), id(0), new Intake.RequestSuperseded("x".repeat(200_000)));
      }
      gateway.awaitEvents(id(0), large);
      read = new ArrayList<>(stalled.readToItsEnd());
      lastId = stalled.lastId();
    }
    assertThat(read.size()).isBetween(1, large - 1);

    try (SseClient again = gateway.stream("/api/v1/events/stream", "Last-Event-ID", lastId)) {
      read.addAll(ids(again.data(large - read.size())));
    }

    String deployment = id(0);
    assertThat(read)
        .isEqualTo(IntStream.rangeClosed(1, large).mapToObj(n -> deployment + "/" + n).toList());
  }

  @Test
  void saysThatTheLogDoesNotHoldWhatWasReadBefore() throws Exception {
    writeDeployments(0, 1);

    try (SseClient client = gateway.stream(stream, "Last-Event-ID", "0:9999,1:9999,2:9999")) {
      assertThat(client.next().type()).isEqualTo("open");
      assertThat(client.next().type()).isEqualTo("gap");
      assertThat(client.data(18)).hasSize(18);
    }
  }

  @Test
  void refusesWhatIsNoPosition() throws Exception {

    assertThat(gateway.get("/api/v1/events/stream?after=yesterday").statusCode()).isEqualTo(400);
    assertThat(gateway.get("/api/v1/events/stream?after=7:1").statusCode()).isEqualTo(400);
    assertThat(gateway.get("/api/v1/events/stream?wrong=1").body()).contains("namespace");
  }

  @Test
  void streamsReleasesAsTheyChange() throws Exception {
    String changes = gateway.json("/api/v1/releases").get("changes").asText();
    try (SseClient client =
        gateway.stream("/api/v1/releases/stream?namespace=" + namespace + "&after=" + changes)) {
      writeDeployments(0, 1);

      String rows;
      do {
        rows = client.data(1).get(0);
      } while (!rows.contains("\"status\":\"deployed\""));
      assertThat(rows).contains("\"release\":\"web-0\"").contains("\"progress\":\"succeeded\"");
    }
  }

  @Test
  void passesOnWhatItDoesNotKnow() throws Exception {
    try (SseClient client = gateway.stream("/api/v1/events/stream")) {
      client.next();
      ProducerRecord<byte[], byte[]> record =
          EventCodec.standard()
              .toRecord(
                  gateway.topics.lifecycle(),
                  new dev.wheelhouse.events.lifecycle.Event(
                      "new",
                      1,
                      key(1),
                      java.time.Instant.EPOCH,
                      "w9",
                      "",
                      new Intake.RequestSuperseded("x")));
      record.headers().remove("ce_type");
      record
          .headers()
          .add("ce_type", "dev.wheelhouse.moon-phase.v7".getBytes(StandardCharsets.UTF_8));
      gateway.log.writeRaw(
          new ProducerRecord<>(
              gateway.topics.lifecycle(), "junk".getBytes(StandardCharsets.UTF_8)));
      gateway.log.writeRaw(record);

      assertThat(client.data(1).get(0)).contains("moon-phase").contains("\"by\":\"x\"");
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> gateway.get("/metrics").body().contains("log_strange_total 1.0"));
    }
  }
}

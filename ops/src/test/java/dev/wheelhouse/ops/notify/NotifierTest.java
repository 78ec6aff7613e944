package dev.wheelhouse.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.consume.Backoff;
import dev.wheelhouse.ops.gateway.EventWriter;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.notify.TargetServer.Answer;
import dev.wheelhouse.ops.notify.TargetServer.Received;
import dev.wheelhouse.worker.testing.KafkaForTests;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions on a real broker, and a target that fails, hangs and duplicates. */
class NotifierTest {
  private static final String CANARY = "canary-9b1f-secret-of-16-bytes-or-more";
  private static final Backoff QUICK = new Backoff(Duration.ofMillis(10), Duration.ofMillis(40));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  private final KafkaForTests kafka = KafkaForTests.shared();
  private final Topics topics = kafka.freshTopics(3);
  private final LogSettings log = new LogSettings(kafka.bootstrapServers(), topics, Map.of());
  private EventWriter writer;
  private TargetServer target;
  private Notifier notifier;

  @BeforeEach
  void open() throws Exception {
    writer = new EventWriter(kafka.clientProperties(), topics);
    target = TargetServer.start();
  }

  @AfterEach
  void close() {
    stop();
    target.close();
    writer.close();
  }

  private static ReleaseKey key(String name) {
    return new ReleaseKey("default", "shop", name);
  }

  private void start(String subscription) throws Exception {
    Path file = directory.resolve("notify.yaml");
    Files.writeString(
        file,
        "subscriptions:\n- name: one\n" + subscription.indent(2).replace("$", "" + target.url("")));
    notifier =
        Notifier.start(
            log,
            SubscriptionFile.read(file, Map.of("KEY", CANARY, "URL", target.url("/hook") + "")),
            new Notifier.Settings("notify", false, QUICK, Duration.ofMillis(500)));
    Awaitility.await().atMost(PATIENCE).until(notifier::isReady);
  }

  private void stop() {
    if (notifier != null) {
      notifier.close();
      notifier = null;
    }
  }

  /** Deployments of one release, each with one event that is told: its outcome. */
  private void deploy(String release, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      writer.write(key(release), release + i, EventWriter.begun(1, 'a'));
      writer.write(key(release), release + i, EventWriter.deployed(1));
    }
  }

  /** Another release whose events lie between those of this one. */
  private static String withThePartitionOf(String release) {
    int partition = Topics.partitionFor(key(release), 3);
    return IntStream.range(0, 100)
        .mapToObj(i -> "b" + i + "-")
        .filter(name -> Topics.partitionFor(key(name), 3) == partition)
        .findFirst()
        .orElseThrow();
  }

  private void awaitTaken(int different) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ids(target.taken())).hasSize(different));
  }

  private static Set<String> ids(List<Received> of) {
    return of.stream().map(Received::id).collect(Collectors.toSet());
  }

  private static List<String> deploymentsOf(String release, List<Received> of) {
    return of.stream().map(Received::id).filter(id -> id.startsWith(release)).toList();
  }

  private static List<String> outcomes(String release, int to) {
    return IntStream.range(0, to).mapToObj(i -> release + i + "/18").toList();
  }

  @Test
  void tellsEachOutcomeInOrderThoughTheTargetFails() throws Exception {
    Map<String, Integer> tries = new ConcurrentHashMap<>();
    target.answers(
        request ->
            tries.merge(request.id(), 1, Integer::sum) < 3
                ? Answer.status(request.id().length() % 2 == 0 ? 503 : 500)
                : TargetServer.OK);
    start("webhook: {url: $/hook, secret: {env: KEY}}");

    deploy("a", 0, 4);
    deploy("b", 0, 4);

    awaitTaken(8);
    assertThat(deploymentsOf("a", target.taken())).isEqualTo(outcomes("a", 4));
    assertThat(deploymentsOf("b", target.taken())).isEqualTo(outcomes("b", 4));
    assertThat(target.received()).hasSize(24);
    Received first = target.received().get(0);
    assertThat(first.json().getString("type")).isEqualTo("dev.wheelhouse.release-deployed.v1");
    assertThat(first.headers().get("webhook-id")).isEqualTo(first.id());
    assertThat(first.headers().get("webhook-signature"))
        .isEqualTo(
            WebhookChannel.signature(
                CANARY.getBytes(StandardCharsets.UTF_8),
                first.id(),
                Long.parseLong(first.headers().get("webhook-timestamp")),
                first.body().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aReleaseWhoseRequestsHangHoldsUpNoOther() throws Exception {
    target.answers(request -> request.id().startsWith("a") ? TargetServer.HANG : TargetServer.OK);
    start("webhook: {url: $/hook}\ntimeout: 200ms\nconcurrency: 2");

    deploy("a", 0, 3);
    deploy("b", 0, 5);

    awaitTaken(5);
    target.answers(request -> TargetServer.OK);
    awaitTaken(8);
    assertThat(deploymentsOf("a", target.taken())).isEqualTo(outcomes("a", 3));
  }

  @Test
  void losesNothingOverARestartAndRepeatsOnlyWhatHadNoAcknowledgment() throws Exception {
    target.answers(request -> request.id().equals("a2/18") ? TargetServer.HANG : TargetServer.OK);
    start("webhook: {url: $/hook}\ntimeout: 60s");
    deploy("a", 0, 4);
    deploy(withThePartitionOf("a"), 0, 20);
    awaitTaken(22);

    notifier.close();
    notifier = null;
    target.answers(request -> TargetServer.OK);
    start("webhook: {url: $/hook}\ntimeout: 60s");

    awaitTaken(24);
    assertThat(target.taken()).hasSize(24);
    assertThat(target.received()).hasSize(25);
    assertThat(deploymentsOf("a", target.taken())).isEqualTo(outcomes("a", 4));
  }

  @Test
  void catchesUpAfterADayAwayAndSaysNothingTwice() throws Exception {
    start("webhook: {url: $/hook}\nconcurrency: 8");
    deploy("a", 0, 2);
    awaitTaken(2);
    stop();
    for (String release : List.of("a", "b", "c", "d", "e")) {
      deploy(release, 2, 42);
    }

    start("webhook: {url: $/hook}\nconcurrency: 8");

    awaitTaken(202);
    stop();
    assertThat(target.received()).hasSize(202);
  }

  @Test
  void saysNothingOfWhatWasBeforeItsFirstStart() throws Exception {
    deploy("a", 0, 3);
    writer.write(key("b"), "b0", EventWriter.begun(1, 'a'));
    start("slack: {url: {env: URL}}\nmessage: '@{deployment.commit} @{event.summary}'");

    writer.write(key("b"), "b0", EventWriter.deployed(1));

    awaitTaken(1);
    assertThat(target.received().get(0).json().getString("text"))
        .isEqualTo("9fceb02 deployed, revision 1");
  }

  @Test
  void waitsAsLongAsTheTargetAsks() throws Exception {
    target.answers(
        request -> target.received().size() == 1 ? new Answer(429, "1", "") : TargetServer.OK);
    start("slack: {url: {env: URL}}");

    deploy("a", 0, 1);

    awaitTaken(1);
    assertThat(target.received()).hasSize(2);
    assertThat(Duration.between(target.received().get(0).at(), target.received().get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void givesUpWhatIsRefusedAndWritesItDown() throws Exception {
    target.answers(request -> request.id().equals("a0/18") ? Answer.status(404) : TargetServer.OK);
    start("webhook: {url: $/hook, secret: {env: KEY}}");

    deploy("a", 0, 2);

    awaitTaken(1);
    stop();
    assertThat(target.received()).hasSize(2);
    JsonObject record = new JsonObject(undelivered().get(0));
    assertThat(record.getString("subscription")).isEqualTo("one");
    assertThat(record.getString("event")).isEqualTo("a0/18");
    assertThat(record.getString("reason")).isEqualTo("status 404");
    assertThat(undelivered().toString()).doesNotContain(CANARY);
  }

  @Test
  void givesUpWhenItsTimeIsOver() throws Exception {
    target.answers(request -> Answer.status(503));
    start("webhook: {url: $/hook}\nretryFor: 2s");

    deploy("a", 0, 1);

    Awaitility.await().atMost(PATIENCE).until(() -> !undelivered().isEmpty());
    assertThat(new JsonObject(undelivered().get(0)).getInteger("attempts")).isGreaterThan(1);
  }

  private List<String> undelivered() {
    try (LogClient client = LogClient.connect(log)) {
      return client.readAll(topics.undelivered()).stream()
          .map(record -> new String(record.value(), StandardCharsets.UTF_8))
          .toList();
    }
  }

  @Test
  void setsTheCommitsStatusOnGitHub() throws Exception {
    start("github: {repository: acme/shop, token: {env: KEY}, apiUrl: '$/api'}");

    deploy("a", 0, 1);
    writer.write(key("b"), "b0", EventWriter.begun(1, 'a'));
    writer.write(key("b"), "b0", EventWriter.failed(1, "no"));

    awaitTaken(6);
    Received last =
        target.taken().stream().filter(one -> one.id().startsWith("b0/1")).toList().get(1);
    assertThat(last.path()).isEqualTo("/api/repos/acme/shop/statuses/9fceb02");
    assertThat(last.headers().get("Authorization")).isEqualTo("Bearer " + CANARY);
    assertThat(last.json().getMap())
        .containsEntry("state", "failure")
        .containsEntry("context", "wheelhouse")
        .containsEntry("target_url", "https://ci.example.com/1");
    assertThat(
            target.taken().stream()
                .filter(one -> one.id().startsWith("a0/"))
                .map(one -> one.json().getString("state")))
        .containsExactly("pending", "pending", "success");
  }

  @Test
  void setsTheCommitsStatusOnGitLabWhichRefusesToSetItTwice() throws Exception {
    String refusal =
        "{\"message\":\"Cannot transition status via :enqueue from :pending (Reason(s): Status"
            + " cannot transition via \\\"enqueue\\\")\"}";
    target.answers(
        request ->
            request.json().getString("state").equals("pending")
                ? new Answer(400, "", refusal)
                : Answer.status(201));
    start("gitlab: {project: acme/shop, token: {env: KEY}, apiUrl: '$/api/v4/'}");

    deploy("a", 0, 1);

    awaitTaken(2);
    assertThat(target.received())
        .extracting(one -> one.json().getString("state"))
        .containsExactly("pending", "running", "success");
    assertThat(target.received().get(0).path())
        .isEqualTo("/api/v4/projects/acme%2Fshop/statuses/9fceb02");
    assertThat(target.received().get(0).headers().get("PRIVATE-TOKEN")).isEqualTo(CANARY);
    stop();
    assertThat(undelivered()).isEmpty();
  }
}

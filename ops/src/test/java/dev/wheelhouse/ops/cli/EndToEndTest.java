package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.demo.DemoStack;
import dev.wheelhouse.ops.demo.SampleCharts;
import dev.wheelhouse.worker.port.KubeObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands, a real broker, a real worker and the simulated cluster. */
class EndToEndTest {
  private static DemoStack stack;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    stack = DemoStack.start(0, "default");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", stack.bootstrapServers()));
    return CommandRun.in(directory, Map.of(), all.toArray(String[]::new));
  }

  private static String sample(String name) {
    return SampleCharts.directory(name).toString();
  }

  private static List<String> objects() {
    return stack.cluster().allObjects().stream()
        .map(KubeObject::ref)
        .map(ref -> ref.namespace() + "/" + ref.display())
        .filter(name -> !name.contains("Event/"))
        .sorted()
        .toList();
  }

  @Test
  void installsUpgradesRollsBackAndUninstalls() {
    List<String> before = objects();

    CommandRun install = run("install", "shop", sample("hook-prac"), "--wait", "--timeout", "60s");
    CommandRun again = run("install", "shop", sample("hook-prac"), "--timeout", "60s");
    CommandRun upgrade =
        run("upgrade", "shop", sample("hook-prac"), "--set", "replicaCount=2", "--timeout", "60s");
    CommandRun rollback = run("rollback", "shop", "1", "--timeout", "60s");
    CommandRun status = run("status", "shop");
    CommandRun history = run("history", "shop");
    CommandRun uninstall = run("uninstall", "shop", "--wait", "--timeout", "60s");
    CommandRun list = run("list", "-q");

    assertThat(install.exitCode()).as(install.err()).isZero();
    assertThat(install.err())
        .containsSubsequence(
            "Job/shop-pre-1 succeeded",
            "pre-install weight 1 done",
            "Job/shop-pre-2 started",
            "pre-install weight 2 done",
            "Job/shop-pre-3 started",
            "pre-install weight 3 done",
            "pre-install hooks done",
            "Deployment/shop created",
            "ready [####################] 1/1",
            "Job/shop-post succeeded",
            "Job/shop-post deleted (hook-succeeded)",
            "post-install hooks done",
            "deployed, revision 1");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("Error: RELEASE_EXISTS").contains("Next: ");
    assertThat(upgrade.exitCode()).as(upgrade.err()).isZero();
    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(rollback.out()).isEqualTo("Rollback to revision 1 was a success.\n");
    assertThat(status.out())
        .contains("STATUS: deployed\n", "REVISION: 3\n", "CHART: hook-prac-0.1.0\n");
    assertThat(history.out().lines().map(line -> line.split(" {3,}", -1)[2]))
        .containsExactly("STATUS", "superseded", "superseded", "deployed");
    assertThat(uninstall.exitCode()).as(uninstall.err()).isZero();
    assertThat(uninstall.out()).isEqualTo("release \"shop\" uninstalled\n");
    assertThat(list.out().lines()).doesNotContain("shop");
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  void leavesNothingOfAnUnknownChart() {
    assertRefused(run("install", "a", "./nowhere", "--timeout", "60s"), "CHART_NOT_FOUND");
  }

  @Test
  void leavesNothingOfAChartThatDoesNotParse() throws Exception {
    Path chart = Files.createDirectories(directory.resolve("bad/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: bad\nversion: 1.0.0\n");
    Files.writeString(chart.resolve("templates/x.yaml"), "{{ if }}\n");

    assertRefused(run("install", "b", "./bad", "--timeout", "60s"), "CHART_INVALID");
  }

  @Test
  void leavesNothingOfAChartWithoutMetadata() throws Exception {
    Files.createDirectories(directory.resolve("none/templates"));

    assertRefused(run("install", "c", "./none", "--timeout", "60s"), "CHART_INVALID");
  }

  @Test
  void leavesNothingOfValuesOfTheWrongType() {
    CommandRun run =
        run("install", "d", sample("hook-prac"), "--set", "replicaCount=many", "--timeout", "60s");

    assertRefused(run, "VALUES_INVALID");
    assertThat(run.err()).contains("replicaCount");
  }

  @Test
  void leavesNothingOfAnUpgradeOfAnUnknownRelease() {
    assertRefused(
        run("upgrade", "e", sample("hook-prac"), "--timeout", "60s"), "RELEASE_NOT_FOUND");
  }

  @Test
  void rejectsAClusterThatNobodyServes() {
    CommandRun run =
        run("install", "f", sample("hook-prac"), "--cluster", "mars", "--timeout", "60s");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("Error: UNKNOWN_CLUSTER").contains("mars");
  }

  @Test
  void rejectsACancelWhenNothingRuns() {
    CommandRun run = run("cancel", "g");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("NOTHING_TO_CANCEL");
  }

  @Test
  void stopsAfterThePlanOfADryRun() {
    List<String> before = objects();

    CommandRun run = run("install", "h", sample("hook-prac"), "--dry-run", "--timeout", "60s");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("plan: install revision 1");
    assertThat(run.out()).isEqualTo("Dry run: nothing was changed.\n");
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  void showsAFailedHooksLogAndUndoesAnAtomicInstall() throws Exception {
    List<String> before = objects();
    Path chart = Files.createDirectories(directory.resolve("sad/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: sad\nversion: 1.0.0\n");
    Files.writeString(
        chart.resolve("templates/job.yaml"),
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sad
          annotations:
            helm.sh/hook: pre-install
            helm.sh/hook-delete-policy: hook-failed
            simulated.wheelhouse.dev/exit-code: "3"
            simulated.wheelhouse.dev/log: "no route to database"
        spec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers: [{name: job, image: busybox}]
        """);

    CommandRun run = run("install", "i", "./sad", "--atomic", "--timeout", "60s");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .containsSubsequence(
            "Error: HOOK_FAILED", "Job/sad, exit code 3", "  | no route to database", "Next: ");
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  void runsTheTestsOfARelease() throws Exception {
    Path chart = Files.createDirectories(directory.resolve("tested/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: t\nversion: 1.0.0\n");
    Files.writeString(
        chart.resolve("templates/test.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{ .Release.Name }}-test
          annotations:
            helm.sh/hook: test
            simulated.wheelhouse.dev/exit-code: "{{ .Values.exit }}"
            simulated.wheelhouse.dev/log: "status 503"
        spec: {restartPolicy: Never, containers: [{name: test, image: busybox}]}
        """);
    run("install", "n", "./tested", "--set", "exit=0", "--timeout", "60s");
    run("install", "o", "./tested", "--set", "exit=1", "--timeout", "60s");

    CommandRun good = run("test", "n", "--timeout", "60s");
    CommandRun bad = run("test", "o", "--timeout", "60s");

    assertThat(good.exitCode()).as(good.err()).isZero();
    assertThat(good.err()).contains("Pod/n-test succeeded");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.err()).containsSubsequence("Error: HOOK_FAILED", "  | status 503", "Next: ");
  }

  @Test
  void publishesARequestFile() throws Exception {
    Files.writeString(
        directory.resolve("request.yaml"),
        "operation: install\nrelease: j\nchart: {ref: " + sample("tks-contract") + "}\n");

    CommandRun run = run("request", "publish", "request.yaml");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsSubsequence(
            "Job/j-tks-contract-init-db succeeded", "pre-install hooks done", "deployed");
  }

  @Test
  void goesOnWithAnApprovedPlanAndEndsWithADeniedOne() {
    String approved = run("install", "l", sample("greeting"), "--approval", "--detach").out();
    String denied = run("install", "m", sample("greeting"), "--approval", "--detach").out();
    awaitEvent(approved.strip(), "ApprovalRequested");
    awaitEvent(denied.strip(), "ApprovalRequested");

    CommandRun approve = run("approve", approved.strip());
    CommandRun deny = run("deny", denied.strip(), "--reason", "not today");

    assertThat(approve.exitCode()).as(approve.err()).isZero();
    assertThat(deny.exitCode()).as(deny.err()).isZero();
    awaitEvent(approved.strip(), "ReleaseDeployed");
    awaitEvent(denied.strip(), "ReleaseFailed");
    assertThat(run("status", "m").out()).contains("ERROR: APPROVAL_DENIED").contains("not today");
  }

  private void awaitEvent(String deployment, String kind) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> run("events", "--deployment", deployment).out().contains(kind));
  }

  @Test
  void deploysRequestsOfAnyProducerAndGoesOnAfterMalformedOnes() throws Exception {
    String request =
        "{\"operation\":\"install\",\"release\":\"raw\",\"id\":\"k1\",\"chart\":{\"ref\":\""
            + sample("greeting")
            + "\"}}";
    String id = DeploymentId.of(new ReleaseKey("default", "default", "raw"), "k1");
    Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
    StringSerializer text = new StringSerializer();

    try (KafkaProducer<String, String> producer = new KafkaProducer<>(config, text, text)) {
      producer.send(new ProducerRecord<>("wheelhouse.requests", 0, null, "no request")).get();
      producer.send(new ProducerRecord<>("wheelhouse.requests", 0, null, request)).get();
      producer.send(new ProducerRecord<>("wheelhouse.requests", 1, null, "{}")).get();
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(run("events", "--deployment", id).out())
                    .containsSubsequence("RequestAccepted", "ReleaseDeployed"));
    assertThat(deadLetters(config)).containsExactlyInAnyOrder("no request", "{}");
  }

  private static List<String> deadLetters(Map<String, Object> config) {
    StringDeserializer text = new StringDeserializer();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config, text, text)) {
      TopicPartition place = new TopicPartition("wheelhouse.dead-letters", 0);
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      List<String> values = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> values.add(letter.value()));
                return values.size() >= 2;
              });
      return values;
    }
  }

  private static void assertRefused(CommandRun run, String code) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsPattern("Error: " + code + " at \\w+")
        .containsPattern(Pattern.compile("^Next: \\w+", Pattern.MULTILINE))
        .contains("--deployment ");
    assertThat(objects())
        .noneMatch(name -> name.matches(".*sh\\.helm\\.release\\.v1\\.[a-e]\\..*"));
  }
}

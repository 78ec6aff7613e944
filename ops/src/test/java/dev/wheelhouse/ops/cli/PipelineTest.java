package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.ops.demo.DemoStack;
import dev.wheelhouse.ops.demo.SampleCharts;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a pipeline runs it: a process, its output and its exit status. */
class PipelineTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> GITHUB =
      Map.of(
          "CI", "true",
          "GITHUB_ACTOR", "octocat",
          "GITHUB_SHA", "9fceb02d0ae598e95dc970b74767f19372d61af8",
          "GITHUB_SERVER_URL", "https://github.com",
          "GITHUB_REPOSITORY", "shop/web",
          "GITHUB_RUN_ID", "4711");

  private static DemoStack stack;

  @TempDir Path directory;
  private final List<Process> processes = new ArrayList<>();

  @BeforeAll
  static void start() {
    stack = DemoStack.start(0, "default");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  /** A process of the program, with the launcher's options for short commands. */
  private Process wheelhouse(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("WHEELHOUSE_"));
    builder.environment().putAll(GITHUB);
    builder.environment().put("WHEELHOUSE_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits for words of a process; gives the group in them. */
  private String await(String file, String words) {
    Pattern pattern = Pattern.compile(words);
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> pattern.matcher(read(file)).results().findFirst(), Optional::isPresent)
        .orElseThrow()
        .group(1);
  }

  private int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(read("err")).isTrue();
    return process.exitValue();
  }

  private static CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", stack.bootstrapServers()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** A chart with one pre-install hook. */
  private String chart(String annotations) throws IOException {
    Path chart = Files.createDirectories(directory.resolve("chart/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
    Files.writeString(
        chart.resolve("templates/job.yaml"),
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{ .Release.Name }}-migrate
          annotations: {helm.sh/hook: pre-install, %s}
        spec:
          backoffLimit: 0
          template:
            spec: {restartPolicy: Never, containers: [{name: job, image: busybox}]}
        """
            .formatted(annotations));
    return chart.toString();
  }

  @Test
  void passesWhenTheReleaseIsDeployedAndSaysWhoAsked() throws Exception {
    Process job =
        wheelhouse("upgrade", "fine", SampleCharts.directory("greeting").toString(), "--install");

    assertThat(ended(job)).as(read("err")).isZero();
    assertThat(read("out")).contains("STATUS: deployed");
    assertThat(read("err")).contains("deployed, revision 1").doesNotContain("\u001b", "\r");
    assertThat(run("events", "fine", "-o", "json").out().lines().findFirst().orElse(""))
        .contains("octocat", GITHUB.get("GITHUB_SHA"))
        .contains("https://github.com/shop/web/actions/runs/4711");
  }

  @Test
  void failsWithTheLogOfTheHookInTheOutput() throws Exception {
    String chart =
        chart(
            "simulated.wheelhouse.dev/exit-code: '3', simulated.wheelhouse.dev/log: no route to"
                + " db");

    Process job = wheelhouse("upgrade", "sad", chart, "--install", "--timeout", "60s");

    assertThat(ended(job)).as(read("err")).isEqualTo(1);
    assertThat(read("err"))
        .containsSubsequence(
            "Error: HOOK_FAILED", "Job/sad-migrate, exit code 3", "  | no route to db", "Next: ");
  }

  @Test
  void tellsATimeoutFromAFailureAndNamesTheDeployment() throws Exception {
    String nobodys = KafkaForTests.at(stack.bootstrapServers()).freshTopics(1).prefix();

    Process job =
        wheelhouse("install", "late", "./web", "--topic-prefix", nobodys, "--timeout", "1s");

    assertThat(ended(job)).as(read("err")).isEqualTo(4);
    assertThat(read("err"))
        .contains("no answer within 1s")
        .containsPattern("--deployment [a-z2-7]{16}");
  }

  @Test
  void failsWhenSomebodyCancelsTheDeployment() throws Exception {
    Process job =
        wheelhouse("upgrade", "slow", chart("simulated.wheelhouse.dev/duration: 1h"), "--install");
    Awaitility.await().atMost(PATIENCE).until(() -> read("err").contains("slow-migrate started"));

    CommandRun cancel = run("cancel", "slow", "--reason", "pipeline cancelled");

    assertThat(cancel.exitCode()).as(cancel.err()).isZero();
    assertThat(ended(job)).as(read("err")).isEqualTo(1);
    assertThat(read("err")).contains("Error: CANCELLED").contains("pipeline cancelled");
  }

  @Test
  void theGatewayServesUntilItIsStopped() throws Exception {
    Process gateway = wheelhouse("gateway", "--port", "0");
    URI dashboard = URI.create(await("out", "The dashboard is at (http://127.0.0.1:\\d+/)"));

    String page =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(dashboard).build(), BodyHandlers.ofString())
            .body();
    gateway.destroy();

    assertThat(page).contains("<title>Wheelhouse</title>");
    assertThat(ended(gateway)).isIn(0, 143);
  }

  @Test
  void theExporterOfMetricsServesUntilItIsStopped() throws Exception {
    Process exporter = wheelhouse("metrics", "--port", "0");
    URI metrics = URI.create(await("err", "on (http://127.0.0.1:\\d+/metrics)"));

    int status =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(metrics.resolve("/healthz")).build(),
                BodyHandlers.ofString())
            .statusCode();
    exporter.destroy();

    assertThat(status).isEqualTo(200);
    assertThat(ended(exporter)).isIn(0, 143);
  }

  @Test
  void theBrokerForDevelopmentServesUntilItIsStopped() throws Exception {
    Process kafka = wheelhouse("kafka", "--port", "0");
    String address = await("out", "Kafka listens on (\\S+)");

    CommandRun doctor = CommandRun.of("doctor", "--bootstrap-servers", address);
    kafka.destroy();

    assertThat(doctor.out()).contains(address);
    assertThat(ended(kafka)).isIn(0, 143);
  }

  @Test
  void aWorkerServesUntilItIsStopped() throws Exception {
    String topics = "worker-process";
    Process worker =
        wheelhouse(
            "worker", "--cluster-kind", "simulated", "--topic-prefix", topics, "--partitions", "1");
    await("err", "worker (\\S+) serves cluster default");

    CommandRun install =
        run(
            "install",
            "web",
            SampleCharts.directory("greeting").toString(),
            "--topic-prefix",
            topics,
            "--timeout",
            "60s");
    worker.destroy();

    assertThat(install.exitCode()).as(install.err()).isZero();
    assertThat(ended(worker)).isIn(0, 143);
  }
}

package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that consume the log: what they say and how they end. */
class ConsumerCommandsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SLACK_URL", "https://hooks.example.com/hidden");
  private static final String CONFIG =
      "subscriptions: [{name: team, slack: {url: {env: SLACK_URL}}}]";

  @TempDir Path directory;

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, ENVIRONMENT, arguments);
  }

  private void config(String text) throws Exception {
    Files.writeString(directory.resolve("notify.yaml"), text);
  }

  @Test
  void checksAFileOfSubscriptions() throws Exception {
    config(CONFIG);

    CommandRun right = run("notify", "--config", "notify.yaml", "--check");
    config(CONFIG.replace("team", "The Team"));
    CommandRun wrong = run("notify", "--config", "notify.yaml", "--check");
    CommandRun none = run("notify", "--config", "nothing.yaml");

    assertThat(right.exitCode()).isZero();
    assertThat(right.out()).isEqualTo("The file is right. Subscriptions: team\n");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("notify.yaml:1 at subscriptions[0].name: expected a name of lower-case letters")
        .doesNotContain("hidden");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("cannot read").contains("nothing.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notify",
        "traces",
        "traces --otlp-endpoint collector:4318",
        "traces --otlp-endpoint https://user:pass@collector",
        "cdevents --unknown"
      })
  void refusesWrongUsage(String line) {
    CommandRun run = run(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Error: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notify --config notify.yaml",
        "cdevents",
        "traces --otlp-endpoint http://127.0.0.1:1"
      })
  void endsWithFiveWhenNobodyListens(String line) throws Exception {
    config(CONFIG);

    CommandRun run = run((line + " --bootstrap-servers 127.0.0.1:1").split(" "));

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("Kafka cannot be reached at 127.0.0.1:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notify --config notify.yaml", "cdevents"})
  void endsWithFiveWhenThereIsNoLog(String line) throws Exception {
    config(CONFIG);
    String kafka = KafkaForTests.shared().bootstrapServers();

    CommandRun run =
        run((line + " --topic-prefix missing --bootstrap-servers " + kafka).split(" "));

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("topic missing.lifecycle does not exist on " + kafka);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notify --config notify.yaml",
        "cdevents",
        "traces --otlp-endpoint http://127.0.0.1:1"
      })
  void serveUntilTheyAreStopped(String line) throws Exception {
    config(CONFIG);
    Topics topics = KafkaForTests.shared().freshTopics(1);
    String[] arguments =
        (line
                + " --health-port 0 --topic-prefix "
                + topics.prefix()
                + " --bootstrap-servers "
                + KafkaForTests.shared().bootstrapServers())
            .split(" ");
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            false,
            ENVIRONMENT,
            directory);
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Thread serving =
        new Thread(() -> ended.complete(Wheelhouse.run(console, arguments)), "serving");

    serving.start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> err.toString().contains("health on port "));
    serving.interrupt();

    Awaitility.await().atMost(Duration.ofSeconds(30)).until(ended::isDone);
    assertThat(ended.get()).isZero();
    assertThat(err.toString()).contains("Stop it with Ctrl-C").doesNotContain("hidden");
  }
}

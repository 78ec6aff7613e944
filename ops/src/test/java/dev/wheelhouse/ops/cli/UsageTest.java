package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  private static final String NOBODY = "127.0.0.1:1";

  @Test
  void printsTheVersion() {
    CommandRun run = CommandRun.of("version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("wheelhouse ").contains("Java ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void asksForACommandWhenThereIsNone() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a command is needed").contains("--help");
  }

  @Test
  void suggestsTheNearCommand() {
    CommandRun run = CommandRun.of("upgade");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("upgrade");
  }

  @Test
  void suggestsTheNearOption() {
    CommandRun run = CommandRun.of("install", "web", "./web", "--atomc");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--atomc").contains("--atomic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "install",
        "upgrade",
        "rollback",
        "uninstall",
        "test",
        "cancel",
        "events",
        "status",
        "history",
        "list",
        "request",
        "gateway",
        "kafka",
        "completion",
        "version"
      })
  void helpsWithEveryCommand(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Usage: wheelhouse " + command)
        .contains("Options of every command:")
        .contains("--bootstrap-servers");
  }

  @ParameterizedTest
  @CsvSource({
    "install web ./web --timeout 5x, a duration is written like 90s",
    "install web, Missing required parameter",
    "install Web_1 ./web, /release",
    "install web ./web --on-busy maybe, --on-busy",
    "install web ./web --values-from db, --values-from takes secret/NAME",
    "rollback web two, REVISION",
    "events --since yesterday, --since takes a duration",
    "list --topic-prefix a/b, a topic prefix has",
    "list --kafka-config /no/such/file, cannot read --kafka-config",
    "request, validate or publish is needed"
  })
  void refusesWrongUsage(String line, String words) {
    CommandRun run = CommandRun.of((line + " --bootstrap-servers " + NOBODY).split(" "));

    assertThat(run.err()).contains(words);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "install web ./web",
        "upgrade web ./web",
        "rollback web",
        "uninstall web",
        "test web",
        "cancel web",
        "events",
        "status web",
        "history web",
        "list"
      })
  void saysInSecondsThatKafkaCannotBeReached(String line) {
    Instant start = Instant.now();

    CommandRun run = CommandRun.of((line + " --bootstrap-servers " + NOBODY).split(" "));

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains(NOBODY).contains("--bootstrap-servers");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void takesKafkasAddressFromTheEnvironment() {
    CommandRun run =
        CommandRun.in(
            Path.of("").toAbsolutePath(),
            Map.of("WHEELHOUSE_BOOTSTRAP_SERVERS", "127.0.0.1:2"),
            "list");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("127.0.0.1:2");
  }

  @Test
  void takesAValueOfDryRunOnlyWhenItIsAttached() {
    CommandRun unattached =
        CommandRun.of("install", "--dry-run", "web", "./web", "--bootstrap-servers", NOBODY);
    CommandRun wrong = CommandRun.of("install", "--dry-run=maybe", "web", "./web");

    assertThat(unattached.exitCode()).isEqualTo(5);
    assertThat(wrong.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void writesACompletionScript(String shell) {
    CommandRun run = CommandRun.of("completion", shell);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("install").contains("atomic");
  }

  @Test
  void validatesARequestFile(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("good.json"),
        "{\"operation\":\"install\",\"release\":\"web\",\"chart\":{\"ref\":\"./web\"}}");
    Files.writeString(
        directory.resolve("good.yaml"), "operation: uninstall\nrelease: web\nkeepHistory: true\n");
    Files.writeString(
        directory.resolve("bad.json"),
        "{\"operation\":\"install\",\"release\":\"web\",\"chart\":{\"ref\":\"x\"},\"atomc\":true}");

    CommandRun json = CommandRun.in(directory, Map.of(), "request", "validate", "good.json");
    CommandRun yaml = CommandRun.in(directory, Map.of(), "request", "validate", "good.yaml");
    CommandRun bad = CommandRun.in(directory, Map.of(), "request", "validate", "bad.json");
    CommandRun absent = CommandRun.in(directory, Map.of(), "request", "validate", "none.json");

    assertThat(json.exitCode()).isZero();
    assertThat(json.out()).isEqualTo("valid: install of default/default/web\n");
    assertThat(yaml.out()).isEqualTo("valid: uninstall of default/default/web\n");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.err()).contains("atomc").contains("atomic");
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.err()).contains("none.json");
  }
}

package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.ops.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code push} and {@code serve}: what they print and end with. */
class PushCommandTest {
  @TempDir Path directory;

  private CommandRun run(String... arguments) {
    Map<String, String> environment =
        Map.of(
            "HOME", directory.toString(),
            "HELM_CONFIG_HOME", directory.resolve("config").toString(),
            "HELM_CACHE_HOME", directory.resolve("cache").toString());
    return CommandRun.in(directory, environment, arguments);
  }

  private ServeFixture server() throws IOException {
    Files.write(directory.resolve("web-1.0.0.tgz"), TestChart.archive("web", "1.0.0"));
    Files.write(directory.resolve("other.tgz"), TestChart.archive("web", "1.0.0", "two"));
    return new ServeFixture(directory.resolve("served"));
  }

  @Test
  void pushesToAUrlAndToARepositoryByItsName() throws IOException {
    try (ServeFixture server = server()) {
      CommandRun first = run("push", "web-1.0.0.tgz", server.url() + "/");
      run("repo", "add", "ours", server.url().toString());
      CommandRun again = run("push", "other.tgz", "ours");
      CommandRun forced = run("push", "other.tgz", "ours", "--force");

      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out())
          .isEqualToIgnoringNewLines("Pushed: web-1.0.0.tgz to " + server.url() + "/");
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err()).contains("the server answers 409: web-1.0.0.tgz already exists");
      assertThat(forced.exitCode()).as(forced.err()).isZero();
    }
  }

  @Test
  void saysWhyItCannotPush() throws IOException {
    try (ServeFixture server = server();
        ServeFixture guarded =
            new ServeFixture(
                directory.resolve("guarded"),
                Optional.of(ServeAuthTest.config()),
                false,
                Optional.empty())) {
      CommandRun unknown = run("push", "web-1.0.0.tgz", "nowhere");
      CommandRun missing = run("push", "no.tgz", server.url().toString());
      CommandRun nobody = run("push", "web-1.0.0.tgz", guarded.url().toString());
      CommandRun unreachable = run("push", "web-1.0.0.tgz", "http://127.0.0.1:1");

      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.err()).contains("a name of `repo list`, it is \"nowhere\"");
      assertThat(missing.exitCode()).isEqualTo(1);
      assertThat(missing.err()).contains("there is no file").contains("no.tgz to upload");
      assertThat(nobody.exitCode()).isEqualTo(1);
      assertThat(nobody.err()).contains("the server answers 401: send a token");
      assertThat(unreachable.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void servesNobodyElseWithoutAuthentication() {
    CommandRun open = run("serve", "--host", "0.0.0.0", "--port", "0", "--no-events");
    CommandRun half = run("serve", "--port", "0", "--tls-cert", "c.pem");
    CommandRun bucket = run("serve", "--storage", "s3://", "--port", "0");

    assertThat(open.exitCode()).isEqualTo(1);
    assertThat(open.err()).contains("give --auth-config FILE to listen on 0.0.0.0");
    assertThat(half.exitCode()).isEqualTo(2);
    assertThat(half.err()).contains("--tls-cert and --tls-key belong together");
    assertThat(bucket.exitCode()).isEqualTo(2);
    assertThat(bucket.err()).contains("a bucket is needed, as in s3://BUCKET/PREFIX");
  }
}

package dev.wheelhouse.ops.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.store.http.TestServer;
import dev.wheelhouse.store.provenance.TestKeys;
import dev.wheelhouse.store.provenance.TestKeys.Rings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands for charts and repositories say when they cannot do their work. */
class StoreFailuresTest {
  private static final String ARCHIVE = "web-1.0.0.tgz";

  @TempDir Path directory;
  private final TestServer server = new TestServer();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void write() throws IOException {
    environment.put("HOME", directory.toString());
    chart("web", "1.0.0", "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, environment, arguments);
  }

  private void chart(String name, String version, String more) throws IOException {
    Path chart = Files.createDirectories(directory.resolve(name));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: %s\nversion: %s\n%s".formatted(name, version, more));
  }

  private Rings keys(String name, String passphrase) throws IOException {
    return TestKeys.write(Files.createDirectories(directory.resolve(name)), passphrase, 0);
  }

  private CommandRun sign(Rings keys, String... more) {
    String[] arguments = {
      "package", "web", "--sign", "--key", "Jane", "--keyring", keys.secret().toString()
    };
    return run(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  /** Serves what is packaged, with its provenance if there is one. */
  private void publish() throws IOException {
    run("repo", "index", ".");
    for (String file : List.of("index.yaml", ARCHIVE, ARCHIVE + ".prov")) {
      if (Files.exists(directory.resolve(file))) {
        server.serve("/" + file, Files.readAllBytes(directory.resolve(file)));
      }
    }
  }

  private CommandRun verifiedPull(Rings keys) {
    return run(
        "pull",
        "web",
        "--repo",
        server.uri("").toString(),
        "-d",
        "pulled",
        "--verify",
        "--keyring",
        keys.open().toString());
  }

  @Test
  void signsNothingWithoutAKey() {
    CommandRun run = run("package", "web", "--sign");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Error: --key is required for signing a package");
    assertThat(directory.resolve(ARCHIVE)).doesNotExist();
  }

  @Test
  void signsNothingWithAKeyThatIsNotInTheKeyring() throws IOException {
    Rings keys = keys("rings", "");

    CommandRun run =
        run("package", "web", "--sign", "--key", "Joe", "--keyring", keys.secret().toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Joe");
    assertThat(directory.resolve(ARCHIVE + ".prov")).doesNotExist();
  }

  @Test
  void signsNothingWithTheWrongPassphrase() throws IOException {
    Rings keys = keys("rings", "right");
    Files.writeString(directory.resolve("passphrase"), "canary\n");

    CommandRun run = sign(keys, "--passphrase-file", "passphrase");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("signing with key \"Jane\"")
        .contains("check its passphrase")
        .doesNotContain("canary");
    assertThat(directory.resolve(ARCHIVE + ".prov")).doesNotExist();
  }

  @Test
  void signsWithTheRightPassphrase() throws IOException {
    Rings keys = keys("rings", "right");
    Files.writeString(directory.resolve("passphrase"), "right\n");

    CommandRun run = sign(keys, "--passphrase-file", "passphrase");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run("verify", ARCHIVE, "--keyring", keys.open().toString()).exitCode()).isZero();
  }

  @Test
  void saysWhichKeyringIsMissing() {
    CommandRun run = run("package", "web", "--sign", "--key", "Jane", "--keyring", "none.gpg");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("none.gpg");
  }

  @Test
  void pullsNothingWithoutProvenanceThatItIsToVerify() throws IOException {
    run("package", "web");
    publish();

    CommandRun run = verifiedPull(keys("rings", ""));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(ARCHIVE + ".prov").contains("404");
    assertThat(directory.resolve("pulled")).doesNotExist();
  }

  @Test
  void pullsNothingThatAnUnknownKeySigned() throws IOException {
    sign(keys("rings", ""));
    publish();

    CommandRun run = verifiedPull(keys("others", ""));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("openpgp: signature made by unknown entity");
    assertThat(directory.resolve("pulled")).doesNotExist();
  }

  @Test
  void pullsNothingOfOtherBytesThanWereSigned() throws IOException {
    Rings keys = keys("rings", "");
    sign(keys);
    Files.writeString(directory.resolve("web/values.yaml"), "a: 1\n");
    run("package", "web");
    publish();

    CommandRun run = verifiedPull(keys);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("sha256 sum does not match for " + ARCHIVE);
    assertThat(directory.resolve("pulled")).doesNotExist();
  }

  private Path parent(String version) throws IOException {
    chart(
        "parent",
        "0.1.0",
        "dependencies: [{name: web, version: %s, repository: %s}]\n"
            .formatted(version, server.uri("")));
    return directory.resolve("parent");
  }

  @Test
  void buildsNothingFromALockThatDoesNotFit() throws IOException {
    run("package", "web");
    publish();
    Path parent = parent("^1");
    CommandRun update = run("dependency", "update", "parent");
    parent("^2");

    CommandRun build = run("dependency", "build", "parent");

    assertThat(update.exitCode()).as(update.err()).isZero();
    assertThat(update.err())
        .isEqualToIgnoringNewLines(
            "1 of 1 fetched: web-1.0.0.tgz, " + Files.size(directory.resolve(ARCHIVE)) + " bytes");
    assertThat(build.exitCode()).isEqualTo(1);
    assertThat(build.err())
        .contains(
            "the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml)."
                + " Please update the dependencies");
    assertThat(parent.resolve("charts").resolve(ARCHIVE)).exists();
  }

  @Test
  void updatesNothingThatItCannotVerify() throws IOException {
    run("package", "web");
    publish();
    Path parent = parent("^1");

    CommandRun run =
        run(
            "dependency",
            "update",
            "parent",
            "--verify",
            "--keyring",
            keys("rings", "").open().toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(ARCHIVE + ".prov");
    assertThat(parent.resolve("charts")).doesNotExist();
    assertThat(parent.resolve("Chart.lock")).doesNotExist();
  }

  @Test
  void goesThroughTheProxyOfTheEnvironment() throws IOException {
    run("package", "web");
    publish();
    environment.put("HTTP_PROXY", server.uri("").toString());
    environment.put("NO_PROXY", "direct.invalid");

    CommandRun proxied = run("pull", "web", "--repo", "http://charts.invalid", "-d", "pulled");
    CommandRun direct = run("pull", "web", "--repo", "http://direct.invalid");

    assertThat(proxied.exitCode()).as(proxied.err()).isZero();
    assertThat(directory.resolve("pulled").resolve(ARCHIVE)).exists();
    assertThat(direct.exitCode()).isEqualTo(1);
    assertThat(direct.err()).contains("http://direct.invalid");
  }

  @Test
  void saysWhatIsWrongWithAnArchiveThatIsNone() throws IOException {
    server.serve("/" + ARCHIVE, "no archive".getBytes(UTF_8));

    CommandRun run = run("show", "chart", server.uri("/" + ARCHIVE).toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("does not appear to be a gzipped archive");
  }

  @Test
  void tellsWrongUsageFromFailure() {
    List<Integer> statuses =
        List.of(
            run("pull").exitCode(),
            run("package").exitCode(),
            run("dependency").exitCode(),
            run("repo", "add", "x").exitCode(),
            run("verify").exitCode(),
            run("push", "x.tgz", "no-such-repository").exitCode(),
            run("push", "x.tgz", "oci://127.0.0.1:1/x", "--plain-http").exitCode());

    assertThat(statuses).containsExactly(2, 2, 2, 2, 2, 2, 1);
  }
}

package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.ReleaseCodec;
import dev.wheelhouse.worker.simulated.RealTime;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands on a cluster that holds a release which real Helm 3.21.0 made, and an empty log. */
class StoredReleasesTest {
  private static final SimulatedCluster CLUSTER =
      SimulatedCluster.inMemory("default", new RealTime(), 1);
  private static final KafkaForTests KAFKA = KafkaForTests.shared();
  private static final Topics TOPICS = KAFKA.freshTopics(1);
  private static ReleaseRecord theirs;

  /** The cluster, but for its end: commands close what they opened. */
  private static final Clusters CLUSTERS =
      new Clusters() {
        @Override
        public boolean isNamed(Console console, CommonOptions common) {
          return common.kubeconfig != null;
        }

        @Override
        public Cluster open(Console console, CommonOptions common) {
          if (common.kubeconfig.toString().equals("wrong")) {
            throw new CommandException(ExitCode.UNREACHABLE, "nobody answers");
          }
          return CLUSTER;
        }
      };

  @BeforeAll
  static void helmInstalls() throws Exception {
    String stored;
    try (InputStream in =
        StoredReleasesTest.class.getResourceAsStream("/release/helm-3.21.0.b64")) {
      stored = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
    theirs = ReleaseCodec.decode(stored);
    create("Namespace", Map.of("name", theirs.namespace()), Map.of());
    create(
        "Secret",
        Map.of(
            "name",
            "sh.helm.release.v1.theirs.v1",
            "namespace",
            theirs.namespace(),
            "labels",
            Map.of("owner", "helm", "name", "theirs", "status", "deployed", "version", "1")),
        Map.of(
            "type",
            "helm.sh/release.v1",
            "data",
            Map.of(
                "release",
                Base64.getEncoder().encodeToString(stored.getBytes(StandardCharsets.US_ASCII)))));
  }

  private static void create(String kind, Map<String, Object> metadata, Map<String, Object> more)
      throws StepException {
    Map<String, Object> tree = new LinkedHashMap<>(more);
    tree.putAll(Map.of("apiVersion", "v1", "kind", kind, "metadata", metadata));
    assertThat(CLUSTER.objects().create(new KubeObject(tree))).isPresent();
  }

  private static CommandRun run(String kubeconfig, String... arguments) {
    return run(TOPICS, kubeconfig, arguments);
  }

  private static CommandRun run(Topics topics, String kubeconfig, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", KAFKA.bootstrapServers()));
    all.addAll(List.of("--topic-prefix", topics.prefix(), "-n", theirs.namespace()));
    if (!kubeconfig.isEmpty()) {
      all.addAll(List.of("--kubeconfig", kubeconfig));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out), new PrintWriter(err), false, Map.of(), Path.of("/charts"));
    int exitCode = Wheelhouse.run(console, CLUSTERS, all.toArray(String[]::new));
    console.out().flush();
    console.err().flush();
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  @Test
  void listsWhatPlainHelmMade() {
    CommandRun table = run("given", "list");
    CommandRun json = run("given", "list", "-A", "-o", "json");

    assertThat(table.exitCode()).as(table.err()).isZero();
    assertThat(table.out().lines().skip(1).findFirst().orElse("").replaceAll("\\s+", " "))
        .startsWith("theirs " + theirs.namespace() + " 1 ")
        .contains(" deployed " + ReleaseLine.chart(theirs));
    assertThat(json.out())
        .contains("\"name\":\"theirs\"")
        .contains("\"updated\":\"2026-11-21T00:10:43.966110475Z\"")
        .doesNotContain("deployment");
  }

  @Test
  void listsOnlyWhatTheLogTellsWhereNoClusterIsNamed() {
    CommandRun run = run("", "list", "-q");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void saysThatTheClusterDoesNotAnswerAndTellsWhatTheLogKnows() {
    CommandRun list = run("wrong", "list", "-q");
    CommandRun status = run("wrong", "status", "theirs");

    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.err()).contains("Warning:").contains("nobody answers");
    assertThat(status.exitCode()).isEqualTo(1);
  }

  @Test
  void tellsTheStatusOfWhatPlainHelmMade() {
    CommandRun run = run("given", "status", "theirs");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("NAME: theirs\n", "STATUS: deployed\n", "REVISION: 1\n")
        .contains("DEPLOYMENT: none that the log tells of")
        .endsWith("NOTES:\nThank you for sample.\n");
    assertThat(run("given", "status", "theirs", "--revision", "1", "--show-desc").out())
        .contains("REVISION: 1\n", "DESCRIPTION: Install complete\n");
    assertThat(run("given", "status", "theirs", "--revision", "2").err())
        .contains("the cluster has no revision 2");
    assertThat(run("", "status", "theirs", "--revision", "1").exitCode()).isEqualTo(2);
  }

  @Test
  void tellsTheHistoryOfWhatPlainHelmMade() {
    CommandRun run = run("given", "history", "theirs");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().toList()).hasSize(2);
    assertThat(run.out()).contains("deployed").contains(theirs.info().description());
  }

  @Test
  void getsTheValuesWithTheChartsDefaultsUnderThem() {
    CommandRun run = run("given", "get", "values", "theirs", "--all", "-o", "json");

    assertThat(run.out())
        .isEqualTo(
            "{\"big\":1000000,\"count\":3,\"list\":[1,\"two\"],\"name\":\"given\",\"ratio\":0.5,\"replicas\":1}\n");
  }

  @Test
  void saysWhatTheLogTellsOfThatTheClusterHasNot() {
    Topics topics = KAFKA.freshTopics(1);
    try (ScriptedWorker worker =
        new ScriptedWorker(KAFKA.clientProperties(), topics, 1, LogCommandsTest::answer)) {
      run(topics, "", "install", "gone", "./web", "--timeout", "40s");
    }

    CommandRun list = run(topics, "given", "list", "-q");

    assertThat(list.out()).isEqualTo("gone\ntheirs\n");
    assertThat(list.err())
        .contains("the named cluster has no revision of " + theirs.namespace() + "/gone");
  }

  @ParameterizedTest
  @CsvSource({
    "values, name: given",
    "manifest, kind: ",
    "hooks, helm.sh/hook",
    "metadata, NAME: theirs",
    "all, MANIFEST:"
  })
  void getsTheParts(String part, String words) {
    CommandRun run = run("given", "get", part, "theirs");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"given, theirs 7, 1", "given, nobody 0, 1", "wrong, theirs 0, 5"})
  void failsToGetWhatIsNotThere(String kubeconfig, String release, int status) {
    String[] words = release.split(" ");

    CommandRun run = run(kubeconfig, "get", "values", words[0], "--revision", words[1]);

    assertThat(run.exitCode()).isEqualTo(status);
    assertThat(run.err()).startsWith("Error: ");
  }
}

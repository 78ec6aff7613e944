package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.Wiring;
import dev.wheelhouse.worker.Worker;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.kube.KubeCluster;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.testing.KafkaForTests;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real Helm and the command line with a worker, on the releases of the cluster of KUBECONFIG: each
 * reads what the other made as the other does, and goes on with it.
 */
@Tag("cluster")
class BesideHelmTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RELEASE = "shared";

  private final String namespace = "beside-" + Long.toString(System.nanoTime(), 36);
  private final KafkaForTests kafka = KafkaForTests.shared();
  private Topics topics;
  private Vertx vertx;
  private Cluster cluster;
  private Worker worker;

  @TempDir Path chart;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: no release to share");
    topics = kafka.freshTopics(1);
    vertx = Vertx.vertx();
    Path kubeconfig = Path.of(System.getenv("KUBECONFIG"));
    cluster = KubeCluster.connect("default", kubeconfig, null, vertx);
    cluster
        .objects()
        .create(
            new KubeObject(
                Map.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "Namespace",
                    "metadata",
                    Map.of("name", namespace))));
    worker =
        Wiring.start(
            WorkerConfig.of("w1", kafka.bootstrapServers())
                .withTopics(topics)
                .withGroup(topics.prefix()),
            Map.of("default", cluster));
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: sample\nversion: 1.2.3\nappVersion: \"4.5\"\n");
    Files.writeString(chart.resolve("values.yaml"), "name: nobody\ncount: 1\n");
    Files.writeString(chart.resolve("templates/NOTES.txt"), "Hello {{ .Values.name }}.\n");
    Files.writeString(
        chart.resolve("templates/objects.yaml"),
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {name: "{{ .Values.name }}", count: "{{ .Values.count }}"}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "of-{{ .Values.name }}"}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: hook
          annotations:
            helm.sh/hook: pre-install,pre-upgrade,pre-rollback,pre-delete,test
            helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
        """);
  }

  @AfterEach
  void stop() throws Exception {
    if (worker != null) {
      worker.close();
      cluster.objects().delete(new ResourceRef("v1", "Namespace", "", namespace), "");
      cluster.close();
      vertx.close();
    }
  }

  /** Somebody who deploys. */
  private interface Client {
    void install(String name) throws Exception;

    void upgrade(String name) throws Exception;

    void test() throws Exception;

    void uninstall() throws Exception;
  }

  private final class RealHelm implements Client {
    @Override
    public void install(String name) {
      new Helm(chart).install().withName(RELEASE).withNamespace(namespace).set("name", name).call();
    }

    @Override
    public void upgrade(String name) {
      new Helm(chart).upgrade().withName(RELEASE).withNamespace(namespace).set("name", name).call();
    }

    @Override
    public void test() {
      Helm.test(RELEASE).withNamespace(namespace).call();
    }

    @Override
    public void uninstall() {
      Helm.uninstall(RELEASE).withNamespace(namespace).call();
    }
  }

  private final class Ours implements Client {
    @Override
    public void install(String name) {
      run("install", RELEASE, chart.toString(), "--set", "name=" + name);
    }

    @Override
    public void upgrade(String name) {
      run("upgrade", RELEASE, chart.toString(), "--set", "name=" + name);
    }

    @Override
    public void test() {
      run("test", RELEASE);
    }

    @Override
    public void uninstall() {
      run("uninstall", RELEASE);
    }
  }

  private String run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    all.addAll(List.of("--topic-prefix", topics.prefix(), "-n", namespace));
    all.addAll(List.of("--kubeconfig", System.getenv("KUBECONFIG")));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void removesValuesThatAreNullAsHelmDoes() throws Exception {
    Files.writeString(chart.resolve("values.yaml"), "a: {b: 1, c: 2, d: 3}\nname: nobody\n");
    Files.writeString(
        chart.resolve("templates/objects.yaml"),
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "{{ .Release.Name }}"}
        data: {values: {{ toJson .Values | quote }}}
        """);
    Path nulls = Files.writeString(chart.resolve("nulls.yaml"), "a: {b: null}\nunknown: null\n");
    new Helm(chart)
        .install()
        .withName("theirs")
        .withNamespace(namespace)
        .withValuesFile(nulls)
        .set("a.c", "null")
        .call();

    run("install", "ours", chart.toString(), "-f", nulls.toString(), "--set", "a.c=null");

    assertThat(configMap("ours").map("data"))
        .isEqualTo(configMap("theirs").map("data"))
        .extractingByKey("values")
        .asString()
        .doesNotContain("\"b\"", "\"c\"");
    assertThat(run("get", "values", "ours")).isEqualTo(run("get", "values", "theirs"));
  }

  @Test
  void tellsWhatTheServerWouldChangeAndWritesNothing() throws Exception {
    Files.writeString(
        chart.resolve("templates/secret.yaml"),
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: secret}
        stringData: {password: "of-{{ .Values.name }}"}
        """);
    run("install", RELEASE, chart.toString(), "--set", "name=one");
    List<KubeObject> before = writable();

    String out = run("upgrade", RELEASE, chart.toString(), "--set", "name=two", "--dry-run=server");

    assertThat(out.lines().map(String::strip))
        .contains("update     Secret " + namespace + "/secret", ".data.password")
        .contains("create     ConfigMap " + namespace + "/of-two")
        .contains("delete     ConfigMap " + namespace + "/of-one");
    String secret = Base64.getEncoder().encodeToString("of-two".getBytes(StandardCharsets.UTF_8));
    assertThat(out.replace("/of-two", "")).doesNotContain("of-two", secret);
    assertThat(writable()).isEqualTo(before);
  }

  private KubeObject configMap(String name) throws Exception {
    return cluster.objects().get(new ResourceRef("v1", "ConfigMap", namespace, name)).orElseThrow();
  }

  /** All that a deployment of the sample chart writes. */
  private List<KubeObject> writable() throws Exception {
    List<KubeObject> objects =
        new ArrayList<>(cluster.objects().list("v1", "Secret", namespace, Map.of()));
    objects.addAll(cluster.objects().list("v1", "ConfigMap", namespace, Map.of()));
    objects.sort(Comparator.comparing(object -> object.ref().toString()));
    return objects;
  }

  /** helm-java has no rollback, so that one is always ours. */
  @ParameterizedTest
  @CsvSource({"wheelhouse, helm", "helm, wheelhouse"})
  void goesOnWithWhatTheOtherMade(String makes, String goesOn) throws Exception {
    assumeTrue(Boolean.getBoolean("cluster.all"), "half a minute long: with -Pcluster only");
    Map<String, Client> clients = Map.of("helm", new RealHelm(), "wheelhouse", new Ours());
    Client maker = clients.get(makes);
    Client other = clients.get(goesOn);

    maker.install("one");
    assertReadAlike("one");
    other.upgrade("two");
    assertReadAlike("two");
    assertThat(configMaps()).containsExactly("of-two", "settings");
    maker.upgrade("three");
    other.test();
    run("rollback", RELEASE, "1");
    assertReadAlike("one");
    other.upgrade("four");
    assertReadAlike("four");
    maker.uninstall();

    assertThat(configMaps()).isEmpty();
    assertThat(Helm.list().all().withNamespace(namespace).call()).isEmpty();
    // of what Helm has removed the log does not know: said on standard error
    assertThat(run("list", "-q")).isEqualTo(makes.equals("helm") ? RELEASE + "\n" : "");
  }

  /** What real Helm tells of the release, and what our commands tell. */
  private void assertReadAlike(String name) throws Exception {
    Release listed = Helm.list().all().withNamespace(namespace).call().get(0);
    JsonNode ours = JSON.readTree(run("list", "-a", "-o", "json")).get(0);
    assertThat(words(ours, "name", "revision", "status", "chart", "app_version"))
        .containsExactly(
            listed.getName(),
            listed.getRevision(),
            listed.getStatus(),
            listed.getChart(),
            listed.getAppVersion());
    List<List<String>> history = new ArrayList<>();
    JSON.readTree(run("history", RELEASE, "-o", "json"))
        .forEach(each -> history.add(words(each, "revision", "status", "chart", "description")));
    assertThat(history)
        .isEqualTo(
            Helm.history(RELEASE).withNamespace(namespace).call().stream()
                .map(
                    each ->
                        List.of(
                            String.valueOf(each.getRevision()),
                            each.getStatus(),
                            each.getChart(),
                            each.getDescription()))
                .toList());
    assertThat(run("status", RELEASE))
        .contains("STATUS: " + listed.getStatus(), "REVISION: " + listed.getRevision());
    assertThat(run("get", "values", RELEASE))
        .isEqualTo(
            "USER-SUPPLIED VALUES:\n" + Helm.get(RELEASE).values().withNamespace(namespace).call());
    assertThat(Helm.status(RELEASE).withNamespace(namespace).call().getOutput())
        .contains(run("get", "notes", RELEASE).strip());
    assertThat(run("get", "hooks", RELEASE)).contains("name: hook");
    assertThat(run("get", "manifest", RELEASE))
        .isEqualToIgnoringWhitespace(
            new Helm(chart)
                .template()
                .withName(RELEASE)
                .withNamespace(namespace)
                .set("name", name)
                .call());
  }

  private static List<String> words(JsonNode node, String... names) {
    return Stream.of(names).map(name -> node.path(name).asText()).toList();
  }

  private List<String> configMaps() throws Exception {
    return cluster.objects().list("v1", "ConfigMap", namespace, Map.of()).stream()
        .map(KubeObject::name)
        .filter(name -> !name.equals("kube-root-ca.crt"))
        .sorted()
        .toList();
  }
}

package dev.wheelhouse.worker.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.yaml.GoYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedClusterTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final ResourceRef JOB = new ResourceRef("batch/v1", "Job", "default", "load");

  private final VirtualTime time = new VirtualTime(START);
  private final SimulatedCluster cluster = SimulatedCluster.inMemory("simulated", time, 1);

  @TempDir Path dir;

  @SuppressWarnings("unchecked")
  private static KubeObject yaml(String text) {
    return new KubeObject((Map<String, Object>) GoYaml.parseExact(text));
  }

  private static KubeObject job(String annotations, String spec, String command) {
    return yaml(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: load
          namespace: default
          annotations: {%s}
        spec:
          %s
          template:
            spec:
              restartPolicy: Never
              containers: [{name: main, image: busybox, command: [sh, -c, "%s"]}]
        """
            .formatted(annotations, spec, command));
  }

  private static String state(Objects objects) throws Exception {
    List<Object> conditions = objects.get(JOB).orElseThrow().list("status", "conditions");
    return conditions.isEmpty()
        ? "running"
        : ((Map<?, ?>) conditions.get(0)).get("type")
            + " "
            + ((Map<?, ?>) conditions.get(0)).get("reason");
  }

  private String after(Duration duration) throws Exception {
    time.advance(duration);
    return state(cluster.objects());
  }

  @Test
  void runsAJobAsLongAsItsCommandSleeps() throws Exception {
    cluster.objects().create(job("", "backoffLimit: 0", "echo a; sleep 10; echo b"));

    assertThat(after(Duration.ofMillis(9_900))).isEqualTo("running");
    assertThat(after(Duration.ofMillis(200))).isEqualTo("Complete null");
  }

  @Test
  void runsFasterByItsSpeed() throws Exception {
    SimulatedCluster fast = SimulatedCluster.inMemory("fast", time, 10);
    fast.objects().create(job("", "backoffLimit: 0", "sleep 10"));

    time.advance(Duration.ofMillis(1_100));

    assertThat(state(fast.objects())).isEqualTo("Complete null");
  }

  @Test
  void triesAgainUpToTheBackoffLimit() throws Exception {
    cluster
        .objects()
        .create(job("simulated.wheelhouse.dev/exit-code: '1'", "backoffLimit: 2", "true"));

    assertThat(after(Duration.ofSeconds(10))).isEqualTo("Failed BackoffLimitExceeded");
    assertThat(cluster.objects().get(JOB).orElseThrow().number("status", "failed")).contains(3L);
  }

  @Test
  void succeedsAtALaterAttemptAsAnnotated() throws Exception {
    cluster
        .objects()
        .create(job("simulated.wheelhouse.dev/exit-code: '1,1,0'", "backoffLimit: 6", "true"));

    assertThat(after(Duration.ofSeconds(10))).isEqualTo("Complete null");
  }

  @Test
  void endsAJobAtItsActiveDeadline() throws Exception {
    cluster
        .objects()
        .create(
            job("simulated.wheelhouse.dev/outcome: never", "activeDeadlineSeconds: 30", "true"));

    assertThat(after(Duration.ofSeconds(29))).isEqualTo("running");
    assertThat(after(Duration.ofSeconds(2))).isEqualTo("Failed DeadlineExceeded");
  }

  @Test
  void deletesAFinishedJobAfterItsTtlAndItsPodsWithIt() throws Exception {
    cluster.objects().create(job("", "ttlSecondsAfterFinished: 5", "true"));
    assertThat(after(Duration.ofSeconds(4))).isEqualTo("Complete null");

    time.advance(Duration.ofSeconds(3));

    assertThat(cluster.objects().get(JOB)).isEmpty();
    assertThat(cluster.objects().list("v1", "Pod", "default", Map.of())).isEmpty();
  }

  @Test
  void emptiesANamespaceThatIsDeleted() throws Exception {
    cluster.objects().create(yaml("{apiVersion: v1, kind: Namespace, metadata: {name: team}}"));
    cluster
        .objects()
        .create(yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: team}}"));

    cluster.objects().delete(new ResourceRef("v1", "Namespace", "", "team"), "");
    time.runDue();

    assertThat(cluster.allObjects()).noneMatch(object -> object.namespace().equals("team"));
    assertThat(cluster.objects().get(new ResourceRef("v1", "Namespace", "", "team"))).isEmpty();
  }

  @Test
  void findsItsJobsAgainInTheFile() throws Exception {
    Path state = dir.resolve("state.jsonl");
    KubeObject job = job("", "backoffLimit: 0", "sleep 10");
    String uid;
    try (SimulatedCluster first = SimulatedCluster.inFile("simulated", time, 1, state)) {
      uid = first.objects().create(job).orElseThrow().uid();
      time.advance(Duration.ofSeconds(4));
    }
    VirtualTime later = new VirtualTime(START.plusSeconds(6));
    try (SimulatedCluster second = SimulatedCluster.inFile("simulated", later, 1, state)) {
      later.runDue();
      assertThat(state(second.objects())).isEqualTo("running");
      later.advance(Duration.ofMillis(4_100));
      assertThat(state(second.objects())).isEqualTo("Complete null");
      assertThat(second.objects().get(JOB).orElseThrow().uid()).isEqualTo(uid);
      assertThat(second.audit())
          .filteredOn(entry -> entry.resource().kind().equals("Job"))
          .filteredOn(entry -> entry.verb().equals("create"))
          .hasSize(1);
    }
  }

  @Test
  void endsAJobThatWasDueWhileNobodyRan() throws Exception {
    Path state = dir.resolve("state.jsonl");
    try (SimulatedCluster first = SimulatedCluster.inFile("simulated", time, 1, state)) {
      first.objects().create(job("", "backoffLimit: 0", "sleep 10"));
      time.advance(Duration.ofSeconds(1));
    }
    VirtualTime later = new VirtualTime(START.plusSeconds(3600));
    try (SimulatedCluster second = SimulatedCluster.inFile("simulated", later, 1, state)) {
      later.runDue();
      assertThat(state(second.objects())).isEqualTo("Complete null");
    }
  }

  @Test
  void survivesALineThatBreaksOff() throws Exception {
    Path state = dir.resolve("state.jsonl");
    SimulatedCluster.inFile("simulated", time, 1, state).close();
    int objects = Files.readAllLines(state).size();
    Files.writeString(state, "{\"time\":\"2026-", StandardOpenOption.APPEND);

    try (SimulatedCluster second =
        SimulatedCluster.inFile("simulated", new VirtualTime(START), 1, state)) {
      assertThat(second.allObjects()).hasSize(objects);
    }
    assertThat(Files.readAllLines(state)).hasSize(objects);
  }

  @Test
  void isOpenInOneProcessOnly() throws Exception {
    Path state = dir.resolve("state.jsonl");
    try (SimulatedCluster first = SimulatedCluster.inFile("simulated", time, 1, state)) {
      assertThat(first.name()).isEqualTo("simulated");
      assertThatThrownBy(
              () -> SimulatedCluster.inFile("simulated", new VirtualTime(START), 1, state))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is open in another process");
    }
  }

  @Test
  void dropsItemsOfKeyedListsThatTheManifestDrops() throws Exception {
    String deployment =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: nginx
                env: [%s]
              %s
        """;
    cluster
        .objects()
        .apply(
            yaml(
                deployment.formatted(
                    "{name: A, value: a}, {name: B, value: b}", "- {name: side, image: busybox}")),
            true);

    KubeObject live =
        cluster.objects().apply(yaml(deployment.formatted("{name: B, value: c}", "")), true).live();

    Map<?, ?> container = (Map<?, ?>) live.list("spec", "template", "spec", "containers").get(0);
    assertThat(live.list("spec", "template", "spec", "containers")).hasSize(1);
    assertThat(container.get("env")).isEqualTo(List.of(Map.of("name", "B", "value", "c")));
    assertThat(live.number("metadata", "generation")).contains(2L);
  }
}

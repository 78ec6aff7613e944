package dev.wheelhouse.ops.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentResumed;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.ops.check.DeploymentLog;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.worker.WorkerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One worker process hands over to another in the middle of a hook, and the checker sees when both
 * go on. Runs with {@code -Pchaos}.
 */
@Tag("chaos")
class HandoverTest {
  private static final ReleaseKey KEY = new ReleaseKey("default", "default", "shop");
  private static final int SESSION_SECONDS = 6;

  @TempDir Path directory;

  private Processes processes;
  private WorkerProcess first;

  @BeforeEach
  void startOneWorker() throws Exception {
    processes = new Processes(directory, Duration.ofSeconds(SESSION_SECONDS));
    first = processes.worker("first", "127.0.0.1");
    first.start();
  }

  @AfterEach
  void stop() throws Exception {
    processes.close();
  }

  @Test
  void aWorkerStoppedPastItsSessionWakesToNothingAndWritesNothing() throws Exception {
    String deployment = installUntilAHookRuns();
    WorkerProcess second = processes.worker("second", "127.0.0.1");
    second.start();
    first.stop();

    awaitFact(deployment, fact -> fact instanceof End);
    first.wake();

    awaitRevoked();
    assertResumedBy(deployment, "second");
    assertThat(processes.check()).isEmpty();
  }

  @Test
  void aTerminatedWorkerLeavesItsHookToTheNextWithoutWaitingForASessionToEnd() throws Exception {
    String deployment = installUntilAHookRuns();
    WorkerProcess second = processes.worker("second", "127.0.0.1");
    second.start();

    boolean ended = first.terminate(60);

    assertThat(ended).isTrue();
    awaitFact(deployment, fact -> fact instanceof End);
    assertResumedBy(deployment, "second");
    assertThat(processes.check()).isEmpty();
  }

  /** Two groups know nothing of each other, so nothing fences one's workers against the other's. */
  @Test
  void theCheckerSeesThatTwoWorkersOwnOneDeployment() throws Exception {
    WorkerProcess other = processes.worker("other", "127.0.0.1", "--group", "others");
    other.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreException(LogException.class)
        .until(() -> isMemberOf("others") && isMemberOf(WorkerConfig.DEFAULT_GROUP));

    String deployment = installUntilAHookRuns();
    awaitFact(deployment, fact -> fact instanceof End);

    assertThat(processes.check()).anyMatch(line -> line.contains("I2 " + deployment));
  }

  private boolean isMemberOf(String group) {
    try (LogClient log = ChaosRun.log(processes.broker())) {
      return !log.groups().workers(group).members().isEmpty();
    }
  }

  private String installUntilAHookRuns() throws Exception {
    String chart = ChaosCharts.write(directory, 1);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreException(LogException.class)
        .until(() -> facts("none") != null);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", processes.broker()),
            new StringSerializer(),
            new StringSerializer())) {
      String request =
          "{\"id\":\"one\",\"release\":\"shop\",\"operation\":\"install\",\"chart\":{\"ref\":\"%s\"},\"values\":{\"seconds\":5}}"
              .formatted(chart);
      producer.send(new ProducerRecord<>(Topics.DEFAULT.requests(), KEY.toString(), request)).get();
    }
    String deployment = DeploymentId.of(KEY, "one");
    awaitFact(deployment, fact -> fact instanceof HookStarted);
    return deployment;
  }

  private List<LifecycleEvent> facts(String deployment) {
    try (LogClient log = ChaosRun.log(processes.broker())) {
      return DeploymentLog.read(log, deployment).events().stream()
          .map(logged -> logged.event().data())
          .toList();
    }
  }

  private void awaitFact(String deployment, Predicate<LifecycleEvent> wanted) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> facts(deployment).stream().anyMatch(wanted));
  }

  private void awaitRevoked() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              try (Stream<String> lines = Files.lines(directory.resolve("first.txt"))) {
                return lines.anyMatch(line -> line.contains("Partitions lost"));
              }
            });
  }

  private void assertResumedBy(String deployment, String worker) {
    List<LifecycleEvent> facts = facts(deployment);
    assertThat(facts)
        .filteredOn(DeploymentResumed.class::isInstance)
        .extracting(fact -> ((DeploymentResumed) fact).worker())
        .containsOnly(worker);
    assertThat(facts.get(facts.size() - 1)).isInstanceOf(End.ReleaseDeployed.class);
  }
}

package dev.wheelhouse.ops.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.ops.check.RecordedLog;
import dev.wheelhouse.ops.demo.DemoStack;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.check.History;
import dev.wheelhouse.worker.check.HistoryChecker;
import dev.wheelhouse.worker.check.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of clients on librdkafka, which places keys otherwise than Java's clients. */
class LibrdkafkaTest {
  private static final int RELEASES = 8;
  private static final String REQUESTS = Topics.DEFAULT.requests();

  @TempDir Path directory;

  @Test
  void deploysEachRequestOnceWhereverKcatPutsItAndHoweverOften() throws Exception {
    assumeTrue(Kcat.isInstalled(), "kcat is not installed: apt-get install kcat");
    String chart = ChaosCharts.write(directory, 1);
    try (DemoStack stack = DemoStack.start(0, "default")) {
      List<String> keyed = new ArrayList<>();
      List<String> keyless = new ArrayList<>();
      Set<String> wanted = new LinkedHashSet<>();
      for (int i = 0; i < RELEASES; i++) {
        ReleaseKey key = new ReleaseKey("default", "default", "k" + i);
        wanted.add(DeploymentId.of(key, "id" + i));
        String request = request(key, "id" + i, chart);
        keyed.add(key + "|" + request);
        keyless.add(request);
      }
      keyless.add("this is no request");

      Kcat.publish(stack.bootstrapServers(), REQUESTS, String.join("\n", keyed), "-K|");
      Kcat.publish(stack.bootstrapServers(), REQUESTS, String.join("\n", keyless));

      assertThat(ChaosRun.awaitEnds(stack.bootstrapServers(), wanted))
          .containsOnlyKeys(wanted)
          .allSatisfy((id, end) -> assertThat(end).isInstanceOf(End.ReleaseDeployed.class));
      RecordedLog log = awaitRest(stack.bootstrapServers());
      assertThat(log.deadLetters()).hasSize(1);
      assertThat(log.requests())
          .as("forwarded to their own partition")
          .hasSizeGreaterThan(2 * RELEASES + 1);
      assertThat(violations(log)).isEmpty();
      assertThat(jobs(stack)).isEqualTo(RELEASES * 3L);
    }
  }

  private static String request(ReleaseKey key, String id, String chart) {
    return "{\"id\":\"%s\",\"release\":\"%s\",\"namespace\":\"%s\",\"operation\":\"install\",\"chart\":{\"ref\":\"%s\"}}"
        .formatted(id, key.release(), key.namespace(), chart);
  }

  /** Everything, once the last duplicate has been read. */
  private static RecordedLog awaitRest(String broker) throws InterruptedException {
    while (true) {
      try (LogClient client = ChaosRun.log(broker)) {
        if (client.groups().workers(WorkerConfig.DEFAULT_GROUP).waiting() == 0) {
          return RecordedLog.read(client, WorkerConfig.DEFAULT_GROUP);
        }
      }
      Thread.sleep(200);
    }
  }

  private static List<Violation> violations(RecordedLog log) {
    History history =
        new History(
            log.partitions(),
            log.requests(),
            log.nextRequests(),
            log.deadLetters(),
            log.events(),
            List.of(),
            List.of());
    return HistoryChecker.check(history).stream()
        .filter(violation -> !violation.invariant().equals("I4"))
        .filter(violation -> !violation.invariant().equals("I17"))
        .toList();
  }

  /** How many hooks were ever created. */
  private static long jobs(DemoStack stack) {
    return stack.cluster().audit().stream()
        .filter(write -> write.verb().equals("create"))
        .filter(write -> write.resource().kind().equals("Job"))
        .count();
  }
}

package dev.wheelhouse.benchmarks.worker;

import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentResumed;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How soon another worker goes on after kill -9. */
public final class ResumeBenchmark implements NamedBenchmark {
  private static final int PARTITIONS = 12;
  private static final int DEPLOYMENTS = 60;
  private static final int KILLS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The worker's default. */
  private static final Duration SESSION = Duration.ofSeconds(10);

  private static final String HOOKS =
      """
      {{ range until 500 }}
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: {{ $.Release.Name }}-{{ . }}
        annotations:
          helm.sh/hook: pre-install
          helm.sh/hook-weight: "{{ . }}"
          simulated.wheelhouse.dev/duration: 1s
      spec:
        template:
          spec:
            restartPolicy: Never
            containers: [{name: waits, image: busybox}]
      {{ end }}
      """;

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String about() {
    return "from kill -9 of a worker to the first resumed step elsewhere, beyond the session time-out";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    List<Double> resumed = new ArrayList<>();
    List<Double> stepped = new ArrayList<>();
    Path directory = Files.createTempDirectory("benchmark-resume");
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        System.err.printf("benchmarks: kill %d of %d%n", kill, KILLS);
        measure(broker.bootstrapServers(), directory, resumed, stepped);
      }
    }
    return new Report(
            "seconds after the session time-out of " + SESSION.toSeconds() + " s", "median", "most")
        .row("first deployment resumed", median(resumed), most(resumed))
        .row("first step of one that was resumed", median(stepped), most(stepped));
  }

  /** Two workers of their own, of which the one that began the deployments is killed. */
  private static void measure(
      String bootstrapServers, Path directory, List<Double> resumed, List<Double> stepped)
      throws Exception {
    Topics topics = KafkaForTests.at(bootstrapServers).freshTopics(PARTITIONS);
    try (WorkerProcess victim = start("worker-1", bootstrapServers, topics, directory);
        Deployments requests =
            new Deployments(bootstrapServers, topics, PARTITIONS, directory, HOOKS)) {
      for (int i = 0; i < DEPLOYMENTS; i++) {
        requests.install("release-" + i);
      }
      requests.await(PATIENCE, event -> event.data() instanceof HookSucceeded);
      try (WorkerProcess heir = start("worker-2", bootstrapServers, topics, directory)) {
        Set<String> orphans = shared(requests, heir.id());
        long killed = System.nanoTime();
        victim.close();
        long first = requests.await(PATIENCE, event -> isResume(event, orphans));
        long step = requests.await(PATIENCE, event -> isStep(event, orphans, heir.id()));
        resumed.add(beyondSession(first - killed));
        stepped.add(beyondSession(step - killed));
      }
    }
  }

  private static WorkerProcess start(
      String id, String bootstrapServers, Topics topics, Path directory) throws Exception {
    return WorkerProcess.start(id, bootstrapServers, topics, directory, "-Xmx512m");
  }

  /** Waits until the heir has joined and works too; what it has not got is the victim's. */
  private static Set<String> shared(Deployments requests, String heir) throws Exception {
    Set<String> orphans = new HashSet<>();
    requests.await(
        PATIENCE,
        event -> {
          if (event.source().equals(heir)) {
            orphans.remove(event.deployment());
          } else {
            orphans.add(event.deployment());
          }
          return event.source().equals(heir) && event.data() instanceof HookEvent;
        });
    return orphans;
  }

  private static boolean isResume(Event event, Set<String> orphans) {
    return event.data() instanceof DeploymentResumed && orphans.contains(event.deployment());
  }

  private static boolean isStep(Event event, Set<String> orphans, String heir) {
    return orphans.contains(event.deployment())
        && event.source().equals(heir)
        && event.data() instanceof HookEvent;
  }

  private static double beyondSession(long nanos) {
    return (nanos - SESSION.toNanos()) / 1e9;
  }

  private static String median(List<Double> values) {
    return Report.number(values.stream().sorted().toList().get(values.size() / 2));
  }

  private static String most(List<Double> values) {
    return Report.number(values.stream().max(Double::compare).orElseThrow());
  }
}

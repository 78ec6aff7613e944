package dev.wheelhouse.benchmarks.worker;

import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentResumed;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private final Map<String, WorkerProcess> workers = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private int started;

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
    Path directory = Files.createTempDirectory("benchmark-resume");
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      Topics topics = KafkaForTests.at(broker.bootstrapServers()).freshTopics(PARTITIONS);
      try (Deployments requests =
          new Deployments(broker.bootstrapServers(), topics, PARTITIONS, directory, HOOKS)) {
        return measure(broker.bootstrapServers(), topics, directory, requests);
      } finally {
        workers.values().forEach(WorkerProcess::close);
      }
    }
  }

  private Report measure(
      String bootstrapServers, Topics topics, Path directory, Deployments requests)
      throws Exception {
    start(bootstrapServers, topics, directory);
    start(bootstrapServers, topics, directory);
    for (int i = 0; i < DEPLOYMENTS; i++) {
      requests.install("release-" + i);
    }
    List<Double> resumed = new ArrayList<>();
    List<Double> stepped = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      allSteppedOn(requests);
      String victim = owners.values().iterator().next();
      Set<String> orphans = new HashSet<>(owners.keySet());
      orphans.removeIf(deployment -> !owners.get(deployment).equals(victim));
      System.err.printf(
          "benchmarks: kill -9 of %s, which runs %d deployments%n", victim, orphans.size());
      long killed = System.nanoTime();
      workers.remove(victim).close();
      long first = requests.await(PATIENCE, event -> isResume(event, orphans));
      long step = requests.await(PATIENCE, event -> isStep(event, orphans, victim));
      resumed.add(beyondSession(first - killed));
      stepped.add(beyondSession(step - killed));
      start(bootstrapServers, topics, directory);
    }
    return new Report(
            "seconds after the session time-out of " + SESSION.toSeconds() + " s", "median", "most")
        .row("first deployment resumed", median(resumed), most(resumed))
        .row("first step of one that was resumed", median(stepped), most(stepped));
  }

  private void start(String bootstrapServers, Topics topics, Path directory) throws Exception {
    String id = "worker-" + ++started;
    workers.put(id, WorkerProcess.start(id, bootstrapServers, topics, directory, "-Xmx512m"));
  }

  /** Waits until each deployment has ended a hook, and learns who runs it. */
  private void allSteppedOn(Deployments requests) throws Exception {
    owners.clear();
    requests.await(
        PATIENCE,
        event -> {
          if (event.data() instanceof HookSucceeded && workers.containsKey(event.source())) {
            owners.put(event.deployment(), event.source());
          }
          return owners.size() == DEPLOYMENTS;
        });
  }

  private static boolean isResume(Event event, Set<String> orphans) {
    return event.data() instanceof DeploymentResumed && orphans.contains(event.deployment());
  }

  private static boolean isStep(Event event, Set<String> orphans, String victim) {
    return orphans.contains(event.deployment())
        && !event.source().equals(victim)
        && !(event.data() instanceof DeploymentResumed);
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

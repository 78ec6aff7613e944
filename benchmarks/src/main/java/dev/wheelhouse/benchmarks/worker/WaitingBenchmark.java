package dev.wheelhouse.benchmarks.worker;

import dev.wheelhouse.benchmarks.Median;
import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.benchmarks.UsageException;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many deployments inside hooks in one small worker. */
public final class WaitingBenchmark implements NamedBenchmark {
  private static final int PARTITIONS = 12;
  private static final int DEPLOYMENTS = 10_000;
  private static final int LATER = 9;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String HOOK =
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: {{ .Release.Name }}-waits
        annotations:
          helm.sh/hook: pre-install
          simulated.wheelhouse.dev/outcome: never
      spec:
        template:
          spec:
            restartPolicy: Never
            containers: [{name: waits, image: busybox}]
      """;

  @Override
  public String name() {
    return "waiting";
  }

  @Override
  public String about() {
    return "10,000 deployments waiting inside hooks in one worker with -Xmx512m (argument: how many)";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    int deployments = arguments.isEmpty() ? DEPLOYMENTS : number(arguments.get(0));
    Path directory = Files.createTempDirectory("benchmark-waiting");
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      Topics topics = KafkaForTests.at(broker.bootstrapServers()).freshTopics(PARTITIONS);
      try (Deployments requests =
              new Deployments(broker.bootstrapServers(), topics, PARTITIONS, directory, HOOK);
          WorkerProcess worker =
              WorkerProcess.start(
                  "worker-1", broker.bootstrapServers(), topics, directory, "-Xmx512m")) {
        return measure(requests, worker, deployments);
      }
    }
  }

  private static Report measure(Deployments requests, WorkerProcess worker, int deployments)
      throws Exception {
    long began = System.nanoTime();
    for (int i = 0; i < deployments; i++) {
      requests.install("release-" + i);
    }
    AtomicInteger waiting = new AtomicInteger();
    long all =
        requests.await(
            PATIENCE,
            event -> {
              boolean started = event.data() instanceof HookStarted;
              if (started && waiting.incrementAndGet() % 1000 == 0) {
                System.err.println("benchmarks: " + waiting + " deployments wait");
              }
              return started && waiting.get() == deployments;
            });
    Report report = new Report("measure", "value");
    report.row("deployments that wait inside a hook", Integer.toString(waiting.get()));
    report.row("deployments/s from the first request on", rate(deployments, all - began));
    report.row("threads of the worker, the JVM's own included", worker.threads());
    report.row("resident memory of the worker, MB", worker.residentMegabytes());
    report.row("ms from a cancel request to the end, the first", millis(cancel(requests, 0)));
    List<Double> later = new ArrayList<>();
    for (int i = 1; i <= LATER; i++) {
      later.add((double) cancel(requests, i));
    }
    report.row("the median of the next nine", millis(Median.of(later)));
    return report;
  }

  /** Nanoseconds until the deployment has ended. */
  private static long cancel(Deployments requests, int number) throws Exception {
    long asked = System.nanoTime();
    requests.cancel("release-" + number);
    return requests.await(PATIENCE, event -> event.data() instanceof End) - asked;
  }

  private static int number(String argument) {
    try {
      return Integer.parseInt(argument);
    } catch (NumberFormatException e) {
      throw new UsageException("expected how many deployments, found \"" + argument + "\"");
    }
  }

  private static String rate(int count, long nanos) {
    return Report.number(count * 1e9 / nanos);
  }

  private static String millis(double nanos) {
    return Report.number(nanos / 1e6);
  }
}

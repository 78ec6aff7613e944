package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** The journal beside a plain transactional producer, on one broker in a process of its own. */
public final class JournalBenchmark implements NamedBenchmark {
  private static final int EVENTS = 200_000;
  private static final int WARM_UP = EVENTS / 4;
  private static final int PACED = 3000;

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public String about() {
    return "step events a second and their latency, beside a plain transactional producer";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    try (BrokerProcess broker =
        BrokerProcess.start(Files.createTempDirectory("benchmark-broker"))) {
      return run(KafkaForTests.at(broker.bootstrapServers()));
    }
  }

  private static Report run(KafkaForTests kafka) throws InterruptedException {
    Report report = new Report("measure", "plain producer", "journal", "journal / plain");
    PlainProducer plain = new PlainProducer(kafka);
    StepEvents steps = new StepEvents(kafka);
    plain.throughput(WARM_UP, Load.BATCH);
    steps.throughput(WARM_UP);
    compare(
        report,
        "events/s, at most %d a transaction".formatted(Load.BATCH),
        plain.throughput(EVENTS, Load.BATCH),
        steps.throughput(EVENTS));
    long[] yardstick = sorted(plain.latencies(PACED));
    long[] ours = sorted(steps.latencies(PACED));
    for (int percentile : new int[] {50, 99}) {
      compare(
          report,
          "ms for an event by itself, p" + percentile,
          yardstick[PACED * percentile / 100] / 1e6,
          ours[PACED * percentile / 100] / 1e6);
    }
    return report;
  }

  private static void compare(Report report, String measure, double plain, double journal) {
    report.row(measure, Report.number(plain), Report.number(journal), Report.ratio(journal, plain));
  }

  private static long[] sorted(long[] nanos) {
    Arrays.sort(nanos);
    return nanos;
  }
}

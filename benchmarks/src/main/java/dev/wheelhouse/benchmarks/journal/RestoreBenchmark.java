package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Files;
import java.util.List;

/** How fast a new owner is there again. */
public final class RestoreBenchmark implements NamedBenchmark {
  private static final int EVENTS = 1_000_000;
  private static final int RUNS = 3;

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String about() {
    return "folding 1,000,000 events behind the watermark, beside a consumer that only fetches them";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    try (BrokerProcess broker =
        BrokerProcess.start(Files.createTempDirectory("benchmark-broker"))) {
      System.err.printf("benchmarks: writing %,d events%n", EVENTS);
      Restore restore = Restore.of(KafkaForTests.at(broker.bootstrapServers()), EVENTS);
      Report report =
          new Report("", "events/s", "of the plain consumer's", "processor us an event", "s");
      for (int run = 1; run <= RUNS; run++) {
        Restore.Speed plain = restore.plainConsumer();
        Restore.Speed ours = restore.journal();
        row(report, "plain consumer, run " + run, plain, plain);
        row(report, "restore, run " + run, ours, plain);
      }
      return report;
    }
  }

  private static void row(Report report, String name, Restore.Speed speed, Restore.Speed plain) {
    report.row(
        name,
        Report.number(speed.eventsPerSecond()),
        Report.ratio(speed.eventsPerSecond(), plain.eventsPerSecond()),
        Report.number(speed.processorMicros()),
        Report.number(EVENTS / speed.eventsPerSecond()));
  }
}

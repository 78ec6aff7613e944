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
          new Report("events/s", "plain consumer", "restore", "restore / plain", "restore s");
      for (int run = 1; run <= RUNS; run++) {
        double plain = restore.plainConsumer();
        double ours = restore.journal();
        report.row(
            run == 1 ? "the first of the process" : "again",
            Report.number(plain),
            Report.number(ours),
            Report.ratio(ours, plain),
            Report.number(EVENTS / ours));
      }
      return report;
    }
  }
}

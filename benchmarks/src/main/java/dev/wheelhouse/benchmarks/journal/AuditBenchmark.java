package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.benchmarks.Median;
import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Product;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** How long somebody waits who asks the whole log, from the start of the command to its end. */
public final class AuditBenchmark implements NamedBenchmark {
  private static final int EVENTS = 1_000_000;
  private static final int RUNS = 3;
  private static final List<String> HEAP = List.of("-Xmx512m");

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String about() {
    return "`audit` and `dora` on a log of 1,000,000 events, beside a consumer that only fetches them";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    try (BrokerProcess broker =
        BrokerProcess.start(Files.createTempDirectory("benchmark-broker"))) {
      System.err.printf("benchmarks: writing %,d events%n", EVENTS);
      Restore log = Restore.of(KafkaForTests.at(broker.bootstrapServers()), EVENTS);
      List<Double> plain = new ArrayList<>();
      List<Double> audit = new ArrayList<>();
      List<Double> dora = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        plain.add(EVENTS / log.plainConsumer().eventsPerSecond());
        audit.add(seconds(broker, log, "audit", "--at", "2026-05-04T10:30:00Z"));
        dora.add(seconds(broker, log, "dora", "--since", "2026-05-04T10:00:00Z"));
      }
      return new Report("", "s, median of " + RUNS, "of the plain consumer's")
          .row("plain consumer", Report.number(Median.of(plain)), "1.00x")
          .row("audit --at", Report.number(Median.of(audit)), ratio(audit, plain))
          .row("dora", Report.number(Median.of(dora)), ratio(dora, plain));
    }
  }

  private static String ratio(List<Double> ours, List<Double> plain) {
    return Report.ratio(Median.of(ours), Median.of(plain));
  }

  private static double seconds(BrokerProcess broker, Restore log, String... command)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--topic-prefix",
            log.topics().prefix()));
    long began = System.nanoTime();
    int status =
        Product.command(HEAP, arguments.toArray(String[]::new))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(command[0] + " ended with status " + status);
    }
    return (System.nanoTime() - began) / 1e9;
  }
}

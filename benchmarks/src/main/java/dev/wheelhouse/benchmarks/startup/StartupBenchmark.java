package dev.wheelhouse.benchmarks.startup;

import dev.wheelhouse.benchmarks.Launch;
import dev.wheelhouse.benchmarks.Median;
import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Product;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Short commands from their start to their end, with and without the archive of classes. */
public final class StartupBenchmark implements NamedBenchmark {
  private static final int RUNS = 5;

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public String about() {
    return "short commands in a fresh process, with and without the class archive of the build";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Path directory = Files.createTempDirectory("benchmark-startup");
    List<String> archived = Launch.withArchive(directory.resolve("wheelhouse.jsa"));
    Report report =
        new Report("command", "plain ms", "with class archive ms", "plain / with archive");
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"))) {
      String kafka = broker.bootstrapServers();
      String prefix = KafkaForTests.at(kafka).freshTopics(1).prefix();
      compare(report, archived, "version");
      compare(report, archived, "install", "--help");
      compare(report, archived, "list", "--topic-prefix", prefix, "--bootstrap-servers", kafka);
    }
    return report;
  }

  private static void compare(Report report, List<String> archived, String... command)
      throws Exception {
    System.err.println("benchmarks: starts of " + command[0]);
    double plain = Median.of(RUNS, () -> Launch.millis(Product.command(Launch.SHORT, command)));
    double mapped = Median.of(RUNS, () -> Launch.millis(Product.command(archived, command)));
    report.row(
        command[0] + (command.length == 2 ? " " + command[1] : ""),
        Report.number(plain),
        Report.number(mapped),
        Report.ratio(plain, mapped));
  }
}

package dev.wheelhouse.benchmarks;

import java.util.List;
import java.util.Optional;

/** Runs the benchmark that the first argument names; without arguments lists all. */
public final class Main {
  private static final int WRONG_USAGE = 2;

  private Main() {}

  /** Ends with 0 after a table, with 2 when the benchmark cannot run as asked. */
  public static void main(String[] arguments) throws Exception {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      list();
      return 0;
    }
    Optional<NamedBenchmark> benchmark = Benchmarks.named(arguments.get(0));
    if (benchmark.isEmpty()) {
      System.err.println(
          "benchmarks: there is no benchmark " + arguments.get(0) + "; run without a name for all");
      return WRONG_USAGE;
    }
    Machine before = Machine.now();
    try {
      Report report = benchmark.get().run(arguments.subList(1, arguments.size()));
      System.out.print(report);
      System.out.println(Machine.describe(before, Machine.now()));
      return 0;
    } catch (UsageException e) {
      System.err.println("benchmarks: " + e.getMessage());
      return WRONG_USAGE;
    }
  }

  private static void list() {
    Report report = new Report("benchmark", "measures");
    Benchmarks.ALL.forEach(benchmark -> report.row(benchmark.name(), benchmark.about()));
    System.out.print(report);
  }
}

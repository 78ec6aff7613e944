package dev.wheelhouse.benchmarks.render;

import dev.wheelhouse.benchmarks.Launch;
import dev.wheelhouse.benchmarks.Median;
import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Product;
import dev.wheelhouse.benchmarks.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One render in a process that has just started. */
public final class FirstRenderBenchmark implements NamedBenchmark {
  private static final int RUNS = 5;

  @Override
  public String name() {
    return "first-render";
  }

  @Override
  public String about() {
    return "wheelhouse template in a fresh process, with and without a class archive, beside Helm";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Path directory = Files.createTempDirectory("benchmark-charts");
    Map<String, Path> charts = BenchmarkCharts.in(directory);
    List<String> archived = Launch.withArchive(directory.resolve("wheelhouse.jsa"));
    Report report =
        new Report(
            "chart",
            "ours ms",
            "ours with class archive ms",
            "Helm in a JVM ms",
            "of that, the render ms",
            "Helm in a JVM / ours with archive");
    for (Map.Entry<String, Path> chart : charts.entrySet()) {
      System.err.println("benchmarks: first render of " + chart.getKey());
      double ours = Median.of(RUNS, () -> Launch.millis(template(Launch.SHORT, chart.getValue())));
      double withArchive =
          Median.of(RUNS, () -> Launch.millis(template(archived, chart.getValue())));
      double helm = Median.of(RUNS, () -> Launch.millis(helm(chart.getValue())));
      double render =
          Median.of(RUNS, () -> Double.parseDouble(Launch.output(helm(chart.getValue()))));
      report.row(
          chart.getKey(),
          Report.number(ours),
          Report.number(withArchive),
          Report.number(helm),
          Report.number(render),
          Report.ratio(helm, withArchive));
    }
    return report;
  }

  private static ProcessBuilder template(List<String> options, Path chart) {
    return Product.command(options, "template", "rel", chart.toString(), "-n", "ns");
  }

  private static ProcessBuilder helm(Path chart) {
    List<String> command = new ArrayList<>();
    command.add(Product.java());
    command.addAll(Launch.SHORT);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FirstHelmRender.class.getName(), chart.toString()));
    return new ProcessBuilder(command);
  }
}

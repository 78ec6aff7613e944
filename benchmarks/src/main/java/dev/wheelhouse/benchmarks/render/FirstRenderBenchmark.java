package dev.wheelhouse.benchmarks.render;

import dev.wheelhouse.benchmarks.Median;
import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Product;
import dev.wheelhouse.benchmarks.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One render in a process that has just started. */
public final class FirstRenderBenchmark implements NamedBenchmark {
  private static final int RUNS = 5;

  /** As the launcher starts short commands. */
  private static final List<String> SHORT =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

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
    List<String> archived = withArchive(directory.resolve("wheelhouse.jsa"));
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
      double ours = Median.of(RUNS, () -> millis(template(SHORT, chart.getValue())));
      double withArchive = Median.of(RUNS, () -> millis(template(archived, chart.getValue())));
      double helm = Median.of(RUNS, () -> millis(helm(chart.getValue())));
      double render = Median.of(RUNS, () -> Double.parseDouble(output(helm(chart.getValue()))));
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

  /** The launcher makes the same archive once for each build. */
  private static List<String> withArchive(Path archive) throws IOException, InterruptedException {
    List<String> dump = new ArrayList<>(SHORT);
    dump.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
    output(Product.command(dump, "warm-up"));
    List<String> options = new ArrayList<>(SHORT);
    options.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    return options;
  }

  private static ProcessBuilder template(List<String> options, Path chart) {
    return Product.command(options, "template", "rel", chart.toString(), "-n", "ns");
  }

  private static ProcessBuilder helm(Path chart) {
    List<String> command = new ArrayList<>();
    command.add(Product.java());
    command.addAll(SHORT);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FirstHelmRender.class.getName(), chart.toString()));
    return new ProcessBuilder(command);
  }

  private static double millis(ProcessBuilder command) throws IOException, InterruptedException {
    long began = System.nanoTime();
    output(command);
    return (System.nanoTime() - began) / 1e6;
  }

  private static String output(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(command.command() + " ended with " + process.exitValue());
    }
    return output;
  }
}

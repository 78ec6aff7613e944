package dev.wheelhouse.benchmarks.render;

import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Warm renders with JMH, each side in JVMs of its own. */
public final class RenderBenchmark implements NamedBenchmark {
  private static final int MEDIAN = 50;

  @Override
  public String name() {
    return "render";
  }

  @Override
  public String about() {
    return "rendering three charts beside real Helm in-process, both warm";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Map<String, Path> charts = BenchmarkCharts.in(Files.createTempDirectory("benchmark-charts"));
    Map<String, Double> medians = measure(charts.values());
    Report report =
        new Report(
            "chart",
            "Helm ms",
            "ours ms",
            "Helm / ours",
            "ours, parsed each time, ms",
            "Helm / that");
    charts.forEach(
        (name, folder) -> {
          double helm = medians.get("helm " + folder);
          double once = medians.get("parsedOnce " + folder);
          double each = medians.get("parsedEachTime " + folder);
          report.row(
              name,
              Report.number(helm),
              Report.number(once),
              Report.ratio(helm, once),
              Report.number(each),
              Report.ratio(helm, each));
        });
    return report;
  }

  /** Medians in ms by method and folder. */
  private static Map<String, Double> measure(Collection<Path> folders) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(Renderings.class.getName() + ".*")
            .param("folder", folders.stream().map(Path::toString).toArray(String[]::new))
            .shouldFailOnError(true)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(3))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(2))
            .build();
    OutputFormat progress =
        OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
    Map<String, Double> medians = new HashMap<>();
    for (RunResult result : new Runner(options, progress).run()) {
      String method = result.getPrimaryResult().getLabel();
      medians.put(
          method + " " + result.getParams().getParam("folder"),
          result.getPrimaryResult().getStatistics().getPercentile(MEDIAN));
    }
    return medians;
  }
}

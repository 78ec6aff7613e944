package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.Renderer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with charts. */
@Command(
    name = "lint",
    description = {
      "Say what is wrong with charts: each is loaded, its values are held against its schema, and"
          + " it is rendered as `helm lint` does.",
      "Prints in Helm's form; Helm's checks of single manifests are not made."
    })
final class LintCommand implements Callable<Integer> {
  private static final String RELEASE = "test-release";

  @Parameters(arity = "1..*", paramLabel = "CHART", description = "Paths of the charts.")
  List<String> charts = new ArrayList<>();

  @Mixin ValuesFlags values = new ValuesFlags();

  @Option(names = "--strict", description = "Fail on warnings too.")
  boolean strict;

  private final Console console;
  private final CommonOptions common;

  LintCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  private record Finding(String severity, String text) {}

  @Override
  public Integer call() {
    Map<String, Object> merged = values.merge(console);
    PrintWriter out = console.out();
    int failed = 0;
    for (String chart : charts) {
      out.println("==> Linting " + chart);
      List<Finding> findings = lint(chart, merged);
      findings.forEach(finding -> out.println("[" + finding.severity() + "] " + finding.text()));
      out.println();
      failed += findings.stream().anyMatch(this::isFailure) ? 1 : 0;
    }
    out.println(charts.size() + " chart(s) linted, " + failed + " chart(s) failed");
    out.flush();
    if (failed == 0) {
      return ExitCode.OK.status();
    }
    throw new CommandException(
        ExitCode.FAILED, charts.size() + " chart(s) linted, " + failed + " chart(s) failed");
  }

  private boolean isFailure(Finding finding) {
    return finding.severity().equals("ERROR") || (strict && finding.severity().equals("WARNING"));
  }

  private List<Finding> lint(String path, Map<String, Object> merged) {
    List<Finding> findings = new ArrayList<>();
    try {
      Chart chart = ChartLoader.load(ChartFlags.absolute(console, path));
      if (chart.metadata().icon().isEmpty()) {
        findings.add(new Finding("INFO", "Chart.yaml: icon is recommended"));
      }
      if (chart.valuesFile().isEmpty()) {
        findings.add(new Finding("INFO", "values.yaml: file does not exist"));
      }
      if (chart.templates().isEmpty()) {
        findings.add(new Finding("WARNING", "templates/: directory does not exist"));
      }
      RenderRequest request =
          RenderRequest.of(chart, merged, ReleaseInfo.installing(RELEASE, common.namespace))
              .withOptions(RenderOptions.DEFAULT.withLint(true));
      new Renderer()
          .render(request)
          .warnings()
          .forEach(warning -> findings.add(new Finding("WARNING", "templates/: " + warning)));
    } catch (ChartException e) {
      findings.add(new Finding("ERROR", "Chart.yaml: " + e.getMessage()));
    } catch (RenderException e) {
      findings.add(new Finding("ERROR", "templates/: " + e.getMessage()));
    }
    return findings;
  }
}

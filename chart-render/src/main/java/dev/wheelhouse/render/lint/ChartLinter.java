package dev.wheelhouse.render.lint;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.render.lint.LintMessage.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says of a chart's folder what {@code helm lint} says, in its order and words.
 *
 * <p>Thread-safe. Blocks on the file system.
 */
public final class ChartLinter {
  private final Renderer renderer = new Renderer();

  /** A linter; one can serve a whole program. */
  public ChartLinter() {}

  /**
   * Lints.
   *
   * @param folder of the chart; holds {@code Chart.yaml}
   */
  public List<LintMessage> lint(Path folder, LintOptions options) {
    Findings findings = new Findings();
    ChartYamlRules.check(folder, findings);
    ValuesRules.check(folder, options.values(), findings);
    new TemplateRules(renderer, options, findings).check(folder);
    checkDependencies(folder.toAbsolutePath().normalize(), findings);
    return findings.messages();
  }

  private static void checkDependencies(Path folder, Findings findings) {
    Chart chart;
    try {
      chart = ChartLoader.load(folder);
    } catch (ChartException malformed) {
      findings.add(Severity.ERROR, "", "unable to load chart\n\t" + malformed.getMessage());
      return;
    }
    List<String> present = chart.dependencies().stream().map(Chart::name).toList();
    List<String> declared =
        chart.metadata().dependencies().stream().map(ChartDependency::name).toList();
    findings.check(
        Severity.ERROR,
        folder.toString(),
        missing("chart metadata is missing these dependencies: ", present, declared));
    findings.check(
        Severity.WARNING,
        folder.toString(),
        missing("chart directory is missing these dependencies: ", declared, present));
  }

  private static Optional<String> missing(String words, List<String> wanted, List<String> there) {
    List<String> missing = wanted.stream().filter(name -> !there.contains(name)).toList();
    return missing.isEmpty() ? Optional.empty() : Optional.of(words + String.join(",", missing));
  }
}

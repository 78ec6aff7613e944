package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartCrd;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.ops.jsonpath.JsonPath;
import dev.wheelhouse.ops.jsonpath.JsonPathException;
import dev.wheelhouse.yaml.GoYaml;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a chart says of itself. */
@Command(
    name = "show",
    aliases = "inspect",
    description = "Show a chart's metadata, values, README or CRDs, as `helm show` does.")
final class ShowCommand implements Callable<Integer> {
  private static final Set<String> READMES = Set.of("readme.md", "readme.txt", "readme");

  @Parameters(index = "0", paramLabel = "WHAT", description = "chart, values, readme, crds or all.")
  What what;

  @Parameters(
      index = "1",
      paramLabel = "CHART",
      description = "A path, REPO/NAME, NAME with --repo, oci://... or the URL of an archive.")
  String name;

  @Option(
      names = "--jsonpath",
      paramLabel = "TEMPLATE",
      description = "Print what this makes of the values, as {.image.tag}; only for values.")
  String jsonPath = "";

  @Mixin LocateFlags locating = new LocateFlags();

  private final Console console;

  ShowCommand(Console console) {
    this.console = console;
  }

  /** Parts of a chart. */
  enum What {
    CHART,
    VALUES,
    README,
    CRDS,
    ALL
  }

  @Override
  public Integer call() {
    if (!jsonPath.isEmpty() && what != What.VALUES) {
      throw new CommandException(ExitCode.USAGE, "--jsonpath is for `show values` only");
    }
    Chart chart = locating.load(console, name);
    console.out().print(jsonPath.isEmpty() ? text(chart) : picked(chart));
    console.out().flush();
    return ExitCode.OK.status();
  }

  private String picked(Chart chart) {
    try {
      JsonPath template = JsonPath.parse(jsonPath);
      return chart.valuesFile().isEmpty() ? "" : template.apply(chart.values());
    } catch (JsonPathException e) {
      throw new CommandException(
          ExitCode.FAILED, "jsonpath " + jsonPath + ": " + e.getMessage(), e);
    }
  }

  /** Helm's layout: each part with a line feed after it, {@code ---} between the parts of all. */
  private String text(Chart chart) {
    boolean all = what == What.ALL;
    String rule = all ? "---\n" : "";
    StringBuilder text = new StringBuilder();
    if (all || what == What.CHART) {
      text.append(GoYaml.marshal(chart.metadata().toMap())).append('\n');
    }
    if (all || what == What.VALUES) {
      text.append(rule);
      chart.valuesFile().ifPresent(file -> text.append(file.text()).append('\n'));
    }
    if (all || what == What.README) {
      chart.files().stream()
          .filter(file -> READMES.contains(file.name().toLowerCase(Locale.ROOT)))
          .findFirst()
          .ifPresent(readme -> text.append(rule).append(readme.text()).append('\n'));
    }
    if (all || what == What.CRDS) {
      appendCrds(text, rule, chart.crds().stream().map(ChartCrd::file).toList());
    }
    return text.toString();
  }

  private static void appendCrds(StringBuilder text, String rule, List<ChartFile> crds) {
    if (!crds.isEmpty() && !crds.get(0).text().startsWith("---")) {
      text.append(rule);
    }
    crds.forEach(crd -> text.append(crd.text()).append('\n'));
  }
}

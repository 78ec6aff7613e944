package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.ValuesReuse;
import dev.wheelhouse.events.request.ValuesSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Upgrades a release. */
@Command(name = "upgrade", description = "Upgrade a release and follow it to its end.")
final class UpgradeCommand extends DeployCommand {
  @Parameters(
      index = "1",
      paramLabel = "CHART",
      description = "The chart: a directory or archive that the workers can read.")
  String chart;

  @Option(
      names = {"-i", "--install"},
      description = "Install it when there is no release of this name.")
  boolean install;

  @Option(names = "--reset-values", description = "Forget the values of the last revision.")
  boolean resetValues;

  @Option(
      names = "--reuse-values",
      description = "Merge the given values into the last revision's.")
  boolean reuseValues;

  @Option(
      names = "--reset-then-reuse-values",
      description = "Take the chart's defaults, then the last revision's values, then those given.")
  boolean resetThenReuseValues;

  @Option(
      names = "--history-max",
      paramLabel = "N",
      defaultValue = "10",
      description = "Revisions to keep; 0: all (default: ${DEFAULT-VALUE}).")
  int historyMax;

  @Mixin ChartFlags chartFlags = new ChartFlags();
  @Mixin ValuesFlags values = new ValuesFlags();
  @Mixin ValuesFlags.FromCluster valuesFrom = new ValuesFlags.FromCluster();
  @Mixin DeployFlags.Applying applying = new DeployFlags.Applying();
  @Mixin DeployFlags.Charting charting = new DeployFlags.Charting();

  UpgradeCommand(Console console, CommonOptions common) {
    super(console, common);
  }

  @Override
  ReleaseReader notes() {
    return charting.hideNotes ? ReleaseReader.NONE : super.notes();
  }

  @Override
  Request request(Request.Header header) {
    return new Request.Upgrade(
        header,
        chartFlags.reference(console, chart),
        new ValuesSpec(values.merge(console), valuesFrom.parsed()),
        install,
        reuse(),
        options(applying, charting, historyMax));
  }

  /** As Helm: {@code --reset-values} wins over the others, {@code --reuse-values} over the last. */
  private ValuesReuse reuse() {
    if (resetValues) {
      return ValuesReuse.RESET;
    } else if (reuseValues) {
      return ValuesReuse.REUSE;
    }
    return resetThenReuseValues ? ValuesReuse.RESET_THEN_REUSE : ValuesReuse.DEFAULT;
  }
}

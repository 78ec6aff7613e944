package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.ValuesSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Installs a chart. */
@Command(name = "install", description = "Install a chart and follow it to its end.")
final class InstallCommand extends DeployCommand {
  @Parameters(
      index = "1",
      paramLabel = "CHART",
      description = "The chart: a directory or archive that the workers can read.")
  String chart;

  @Mixin ChartFlags chartFlags = new ChartFlags();
  @Mixin ValuesFlags values = new ValuesFlags();
  @Mixin ValuesFlags.FromCluster valuesFrom = new ValuesFlags.FromCluster();
  @Mixin DeployFlags.Applying applying = new DeployFlags.Applying();
  @Mixin DeployFlags.Charting charting = new DeployFlags.Charting();

  InstallCommand(Console console, CommonOptions common) {
    super(console, common);
  }

  @Override
  ReleaseReader notes() {
    return charting.hideNotes ? ReleaseReader.NONE : super.notes();
  }

  @Override
  Request request(Request.Header header) {
    return new Request.Install(
        header,
        chartFlags.reference(console, chart),
        new ValuesSpec(values.merge(console), valuesFrom.parsed()),
        options(applying, charting, Options.DEFAULTS.maxHistory()));
  }
}

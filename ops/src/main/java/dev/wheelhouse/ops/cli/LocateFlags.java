package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.ChartQuery;
import dev.wheelhouse.store.LocatedChart;
import dev.wheelhouse.store.index.VersionRange;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which chart a command on this machine works on, by Helm's flags. */
final class LocateFlags {
  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Version of the chart, or a range as ^2.0.0 (default: the newest release).")
  String version = "";

  @Option(names = "--devel", description = "Pre-releases too; ignored with --version.")
  boolean devel;

  @Option(
      names = "--repo",
      paramLabel = "URL",
      description = "Chart repository in which CHART is a name.")
  String repo = "";

  @Option(
      names = "--verify",
      description = "Refuse the chart unless a known key signed its provenance.")
  boolean verify;

  @Mixin KeyringFlag keyring = new KeyringFlag();
  @Mixin AccessFlags access = new AccessFlags();

  /** Fetches a chart that is not on this machine. */
  LocatedChart locate(Console console, String chart, boolean provenance) {
    return AccessFlags.locator(console)
        .locate(
            new ChartQuery(
                chart, repo, VersionRange.withDevelopment(version, devel), "", provenance),
            access.access(console));
  }

  /** Loads a chart, from this machine where it is there, even if a repository is named: as Helm. */
  Chart load(Console console, String chart) {
    Path path = console.directory().resolve(chart);
    if (!chart.contains("://") && Files.exists(path)) {
      if (!repo.isEmpty()) {
        console.err().println("WARNING: " + chart + " is here; --repo " + repo + " is not asked");
      }
      if (verify) {
        keyring.verify(console, path);
      }
      return ChartLoader.load(path);
    }
    if (chart.startsWith(".") || chart.startsWith("/")) {
      throw new CommandException(ExitCode.FAILED, "path \"" + chart + "\" not found");
    }
    LocatedChart located = locate(console, chart, verify);
    if (verify) {
      keyring.verify(console, located);
    }
    return ChartLoader.loadArchive(located.fileName(), located.archive(), ChartLimits.DEFAULT);
  }
}

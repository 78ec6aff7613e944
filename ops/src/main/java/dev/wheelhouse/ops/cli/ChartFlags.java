package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.store.index.VersionRange;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Flags that say which chart. */
final class ChartFlags {
  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Version of the chart, or a range as ^2.0.0 (default: the newest).")
  String version = "";

  @Option(names = "--devel", description = "Pre-releases too; ignored with --version.")
  boolean devel;

  @Option(
      names = "--repo",
      paramLabel = "URL",
      description = "Chart repository in which CHART is a name.")
  String repo = "";

  @Option(
      names = "--digest",
      paramLabel = "SHA256",
      description = "Refuse the chart unless it has this digest (sha256:...).")
  String digest = "";

  /**
   * The reference that a worker understands. A path is made absolute, since the worker's directory
   * is another: worker and caller must see the same files under it.
   */
  ChartReference reference(Console console, String chart) {
    return new ChartReference(
        isPath(console, chart) ? absolute(console, chart).toString() : chart,
        repo,
        VersionRange.withDevelopment(version, devel),
        digest);
  }

  private boolean isPath(Console console, String chart) {
    if (chart.startsWith("oci://") || !repo.isEmpty()) {
      return false;
    }
    return chart.startsWith(".")
        || chart.startsWith("/")
        || Files.exists(console.directory().resolve(chart));
  }

  /** A chart's path, from the caller's directory. */
  static Path absolute(Console console, String chart) {
    return console.directory().resolve(chart).normalize();
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.LocatedChart;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads charts. */
@Command(name = "pull", aliases = "fetch", description = "Download charts, as `helm pull` does.")
final class PullCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "CHART",
      description = "REPO/NAME, NAME with --repo, oci://... or the URL of an archive.")
  List<String> charts = new ArrayList<>();

  @Option(
      names = {"-d", "--destination"},
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where to write (default: the current directory).")
  Path destination;

  @Option(names = "--untar", description = "Write a directory in place of the archive.")
  boolean untar;

  @Option(
      names = "--untardir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "With --untar: the directory's parent, in the destination.")
  Path untarDirectory;

  @Option(names = "--prov", description = "Download the provenance too, without verifying it.")
  boolean provenance;

  @Mixin LocateFlags locating = new LocateFlags();

  private final Console console;

  PullCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (String chart : charts) {
      pull(chart);
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private void pull(String chart) {
    LocatedChart located = locate(chart);
    if (locating.verify) {
      console.out().print(locating.keyring.verify(console, located).report());
    } else if (!located.manifestDigest().isEmpty()) {
      console.out().println("Pulled: " + located.source().replaceFirst("^oci://", ""));
      console.out().println("Digest: " + located.manifestDigest());
    }
    Path target = console.directory().resolve(destination);
    try {
      if (untar) {
        unpack(target.resolve(untarDirectory).normalize(), located);
        return;
      }
      Files.createDirectories(target);
      String name = Path.of(located.fileName()).getFileName().toString();
      Files.write(target.resolve(name), located.archive());
      if (located.provenance().length > 0) {
        Files.write(target.resolve(name + ".prov"), located.provenance());
      }
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED, "writing " + chart + " to " + target + ": " + e, e);
    }
  }

  private LocatedChart locate(String chart) {
    if (provenance && !locating.verify) {
      try {
        return locating.locate(console, chart, true);
      } catch (StoreException missing) {
        console
            .err()
            .println("WARNING: Verification not found for " + chart + ": " + missing.getMessage());
      }
    }
    return locating.locate(console, chart, locating.verify);
  }

  private static void unpack(Path parent, LocatedChart located) throws IOException {
    Chart chart =
        ChartLoader.loadArchive(located.fileName(), located.archive(), ChartLimits.DEFAULT);
    Path directory = parent.resolve(chart.name());
    if (Files.exists(directory)) {
      throw new CommandException(
          ExitCode.FAILED,
          "failed to untar: a file or directory with the name " + directory + " already exists");
    }
    for (ChartFile file : chart.raw()) {
      Path path = directory.resolve(file.name());
      Files.createDirectories(path.getParent());
      Files.write(path, file.bytes());
    }
  }
}

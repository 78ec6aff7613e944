package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.store.dependency.DependencyUpdater;
import dev.wheelhouse.store.index.VersionRange;
import dev.wheelhouse.store.provenance.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packages charts. */
@Command(
    name = "package",
    description = "Make archives of chart directories, as `helm package` does.")
final class PackageCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "CHART", description = "Chart directories.")
  List<Path> charts = new ArrayList<>();

  @Option(
      names = {"-d", "--destination"},
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where to write (default: the current directory).")
  Path destination;

  @Option(names = "--version", paramLabel = "VERSION", description = "Version to give the chart.")
  String version = "";

  @Option(
      names = "--app-version",
      paramLabel = "VERSION",
      description = "appVersion to give the chart.")
  String appVersion = "";

  @Option(
      names = {"-u", "--dependency-update"},
      description = "Fetch the dependencies first, as `dependency update` does.")
  boolean dependencyUpdate;

  @Option(names = "--sign", description = "Sign: write a .prov file beside the archive.")
  boolean sign;

  @Option(names = "--key", paramLabel = "NAME", description = "Name of the key to sign with.")
  String key = "";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "File whose first line is the key's passphrase.")
  Path passphraseFile;

  @Mixin KeyringFlag keyring = new KeyringFlag();
  @Mixin AccessFlags access = new AccessFlags();

  private final Console console;

  PackageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (sign && key.isEmpty()) {
      throw new CommandException(ExitCode.FAILED, "--key is required for signing a package");
    }
    for (Path chart : charts) {
      Path archive = pack(console.directory().resolve(chart));
      console.out().println("Successfully packaged chart and saved it to: " + archive);
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private Path pack(Path directory) {
    if (dependencyUpdate) {
      new DependencyUpdater(
              AccessFlags.locator(console),
              access.access(console),
              Optional.empty(),
              line -> {},
              Clock.systemUTC())
          .update(directory, true);
    }
    Chart chart = versioned(ChartLoader.load(directory));
    checkDependencies(chart);
    Path archive = ChartArchive.write(chart, console.directory().resolve(destination).normalize());
    if (sign) {
      sign(archive);
    }
    return archive;
  }

  private Chart versioned(Chart chart) {
    ChartMetadata metadata = chart.metadata();
    String newVersion = version.isEmpty() ? metadata.version() : version;
    if (VersionRange.parse(newVersion).isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED, "\"" + newVersion + "\" is no version; want one as 1.2.3");
    }
    return chart.withMetadata(
        metadata.withVersions(
            newVersion, appVersion.isEmpty() ? metadata.appVersion() : appVersion));
  }

  private static void checkDependencies(Chart chart) {
    List<String> present = chart.dependencies().stream().map(Chart::name).toList();
    List<String> missing =
        chart.metadata().dependencies().stream()
            .map(ChartDependency::name)
            .filter(name -> !present.contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          "found in Chart.yaml, but missing in charts/ directory: " + String.join(", ", missing));
    }
  }

  private void sign(Path archive) {
    try {
      String provenance =
          Provenance.sign(
              archive.getFileName().toString(),
              Files.readAllBytes(archive),
              keyring.read(console),
              key,
              passphrase());
      Files.writeString(archive.resolveSibling(archive.getFileName() + ".prov"), provenance);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "signing " + archive + ": " + e, e);
    }
  }

  private char[] passphrase() throws IOException {
    if (passphraseFile == null) {
      return new char[0];
    }
    Path file = console.directory().resolve(passphraseFile);
    return Files.readString(file, StandardCharsets.UTF_8)
        .lines()
        .findFirst()
        .orElse("")
        .toCharArray();
  }
}

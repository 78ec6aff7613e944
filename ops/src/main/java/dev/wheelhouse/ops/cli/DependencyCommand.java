package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.dependency.DependencyLog;
import dev.wheelhouse.store.dependency.DependencyStatus;
import dev.wheelhouse.store.dependency.DependencyUpdater;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The dependencies of a chart directory. */
@Command(
    name = "dependency",
    aliases = {"dep", "dependencies"},
    description = "List a chart's dependencies, or fetch them into its charts/, as Helm does.",
    synopsisSubcommandLabel = "COMMAND")
final class DependencyCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }

  /** Lists them. */
  @Command(name = "list", aliases = "ls", description = "List the dependencies and their state.")
  static final class Listing implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "CHART", description = "The chart (default: .).")
    String path = ".";

    private final Console console;

    Listing(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Path directory = console.directory().resolve(path);
      Chart chart = ChartLoader.load(directory);
      if (chart.metadata().dependencies().isEmpty()) {
        console
            .out()
            .println("WARNING: no dependencies at " + Path.of(path).resolve("charts").normalize());
      } else {
        Table table = new Table("NAME", "VERSION", "REPOSITORY", "STATUS");
        for (ChartDependency dependency : chart.metadata().dependencies()) {
          table.add(
              dependency.name(),
              dependency.version(),
              dependency.repository(),
              DependencyStatus.of(dependency, directory, chart));
        }
        console.out().println(table);
        DependencyStatus.warnings(directory, chart).forEach(console.out()::println);
      }
      console.out().flush();
      return ExitCode.OK.status();
    }
  }

  /** What fetching takes. */
  static final class Fetching {
    @Parameters(arity = "0..1", paramLabel = "CHART", description = "The chart (default: .).")
    Path path = Path.of(".");

    @Option(
        names = "--skip-refresh",
        description = "Choose versions by the indexes that are on this machine.")
    boolean skipRefresh;

    @Option(
        names = "--verify",
        description = "Refuse charts unless a known key signed their provenance.")
    boolean verify;

    @Mixin KeyringFlag keyring = new KeyringFlag();
    @Mixin AccessFlags access = new AccessFlags();

    Path directory(Console console) {
      return console.directory().resolve(path).normalize();
    }

    DependencyUpdater updater(Console console) {
      return new DependencyUpdater(
          AccessFlags.locator(console),
          access.access(console),
          verify ? Optional.of(chart -> keyring.verify(console, chart)) : Optional.empty(),
          new Lines(console),
          Clock.systemUTC());
    }
  }

  /** Helm's lines to standard output, progress to standard error. */
  private record Lines(Console console) implements DependencyLog {
    @Override
    public void line(String text) {
      console.out().println(text);
    }

    @Override
    public void progress(String text) {
      console.err().println(text);
      console.err().flush();
    }
  }

  /** Chooses versions anew. */
  @Command(
      name = "update",
      aliases = "up",
      description = "Choose versions by Chart.yaml, fetch them and write the lock.")
  static final class Update implements Callable<Integer> {
    @Mixin Fetching fetching = new Fetching();

    private final Console console;

    Update(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      fetching.updater(console).update(fetching.directory(console), !fetching.skipRefresh);
      console.out().flush();
      return ExitCode.OK.status();
    }
  }

  /** Goes by the lock. */
  @Command(name = "build", description = "Fetch what the lock says; without one, as update.")
  static final class Build implements Callable<Integer> {
    @Mixin Fetching fetching = new Fetching();

    private final Console console;

    Build(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      fetching.updater(console).build(fetching.directory(console), !fetching.skipRefresh);
      console.out().flush();
      return ExitCode.OK.status();
    }
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.scaffold.ChartScaffold;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new chart. */
@Command(
    name = "create",
    description = {
      "Make a new chart to start from: a Deployment with a Service, and what goes with them.",
      "Files that are there are overwritten, as by `helm create`."
    })
final class CreateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The chart's name, or a path that ends with it.")
  Path name;

  @Option(
      names = {"-p", "--starter"},
      paramLabel = "STARTER",
      description = {
        "Make it of this chart: an absolute path, or a name in",
        "$HELM_DATA_HOME/starters. <CHARTNAME> in it becomes the name."
      })
  String starter = "";

  private final Console console;

  CreateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path target = console.directory().resolve(name).normalize();
    String chart = target.getFileName() == null ? "" : target.getFileName().toString();
    Path parent = target.getParent() == null ? target : target.getParent();
    List<Path> overwritten =
        starter.isEmpty()
            ? ChartScaffold.write(parent, chart)
            : ChartScaffold.writeFrom(starters().resolve(starter), parent, chart);
    overwritten.forEach(
        file ->
            console.err().println("WARNING: File \"" + file + "\" already exists. Overwriting."));
    console.out().println("Creating " + name);
    console.out().flush();
    return ExitCode.OK.status();
  }

  private Path starters() {
    String home = console.variable("HOME", System.getProperty("user.home"));
    String data = console.variable("XDG_DATA_HOME", home + "/.local/share") + "/helm";
    return Path.of(console.variable("HELM_DATA_HOME", data), "starters");
  }
}

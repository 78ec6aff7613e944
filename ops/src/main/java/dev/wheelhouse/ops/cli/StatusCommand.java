package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.ops.follow.Words;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a release. */
@Command(name = "status", description = "Show a release and its latest deployment.")
final class StatusCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the release.")
  String name;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;

  StatusCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    ReleaseKey key = new ReleaseKey(common.cluster, common.namespace, name);
    ReleaseSummary release =
        ReleaseQueries.ask(console, common, log -> log.summary(key))
            .orElseThrow(() -> notFound(key));
    if (output.isTable()) {
      print(release, console.out());
    } else {
      console.out().print(output.document(ListCommand.tree(release)));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  static CommandException notFound(ReleaseKey key) {
    return new CommandException(
        ExitCode.FAILED,
        "the log knows no release \"%s\" in namespace \"%s\" of cluster \"%s\"; `wheelhouse list -A -a` shows those it knows"
            .formatted(key.release(), key.namespace(), key.cluster()));
  }

  private static void print(ReleaseSummary release, PrintWriter out) {
    out.println("NAME: " + release.key().release());
    out.println("LAST DEPLOYED: " + OutcomeReport.time(release.updated()));
    out.println("NAMESPACE: " + release.key().namespace());
    out.println("STATUS: " + release.status());
    out.println("REVISION: " + release.revision());
    out.println("CHART: " + Words.printable(ListCommand.chart(release)));
    String progress = release.progress().name().toLowerCase(Locale.ROOT);
    String step = release.step().isEmpty() ? "" : " at " + release.step();
    out.println(
        "DEPLOYMENT: "
            + release.deployment()
            + " ("
            + release.operation().json()
            + ", "
            + progress
            + Words.printable(step)
            + ")");
    if (release.error() != null) {
      out.println("ERROR: " + release.error().code());
      Words.printableLines(release.error().message()).forEach(line -> out.println("  " + line));
      out.println("NEXT: " + release.error().hint());
    }
  }
}

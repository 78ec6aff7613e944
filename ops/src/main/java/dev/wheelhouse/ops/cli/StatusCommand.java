package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a release. */
@Command(
    name = "status",
    description = {
      "Show a release and its latest deployment.",
      "From the log; where --kubeconfig or KUBECONFIG names the cluster, also what Helm itself did."
    })
final class StatusCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the release.")
  String name;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;
  private final Clusters clusters;

  StatusCommand(Console console, CommonOptions common, Clusters clusters) {
    this.console = console;
    this.common = common;
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    ReleaseKey key = new ReleaseKey(common.cluster, common.namespace, name);
    List<ReleaseSummary> summary =
        ReleaseQueries.ask(console, common, log -> log.summary(key)).stream().toList();
    List<StoredRelease> secrets =
        new StoredReleases(console, common, clusters).history(key.namespace(), name);
    ReleaseLine release =
        ReleaseLine.merge(
                key.cluster(),
                summary,
                secrets.subList(Math.max(0, secrets.size() - 1), secrets.size()))
            .stream()
            .findFirst()
            .orElseThrow(() -> notFound(key));
    if (output.isTable()) {
      print(release, console.out());
    } else {
      console.out().print(output.document(release.tree()));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  static CommandException notFound(ReleaseKey key) {
    return new CommandException(
        ExitCode.FAILED,
        "there is no release \"%s\" in namespace \"%s\" of cluster \"%s\"; `wheelhouse list -A -a` shows those that are known"
            .formatted(key.release(), key.namespace(), key.cluster()));
  }

  private static void print(ReleaseLine release, PrintWriter out) {
    out.println("NAME: " + release.key().release());
    out.println("LAST DEPLOYED: " + OutcomeReport.time(release.updated()));
    out.println("NAMESPACE: " + release.key().namespace());
    out.println("STATUS: " + release.status());
    out.println("REVISION: " + release.revision());
    out.println("CHART: " + Words.printable(release.chart()));
    if (release.latest().isEmpty()) {
      out.println("DEPLOYMENT: none that the log tells of; another client wrote this revision");
    }
    release.latest().ifPresent(deployment -> print(deployment, out));
  }

  private static void print(ReleaseSummary deployment, PrintWriter out) {
    String progress = deployment.progress().name().toLowerCase(Locale.ROOT);
    String step = deployment.step().isEmpty() ? "" : " at " + deployment.step();
    out.println(
        "DEPLOYMENT: "
            + deployment.deployment()
            + " ("
            + deployment.operation().json()
            + ", "
            + progress
            + Words.printable(step)
            + ")");
    if (deployment.error() != null) {
      out.println("ERROR: " + deployment.error().code());
      Words.printableLines(deployment.error().message()).forEach(line -> out.println("  " + line));
      out.println("NEXT: " + deployment.error().hint());
    }
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists releases. */
@Command(
    name = "list",
    aliases = "ls",
    description = {
      "List the releases of a namespace, deployed and failed ones unless told otherwise.",
      "From the log; where --kubeconfig or KUBECONFIG names the cluster, also those that Helm made."
    })
final class ListCommand implements Callable<Integer> {
  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Releases of all namespaces.")
  boolean allNamespaces;

  @Option(
      names = {"-q", "--short"},
      description = "Names only.")
  boolean names;

  @Mixin ListFlags flags = new ListFlags();
  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;
  private final Clusters clusters;

  ListCommand(Console console, CommonOptions common, Clusters clusters) {
    this.console = console;
    this.common = common;
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    flags.check();
    List<ReleaseSummary> summaries =
        ReleaseQueries.ask(console, common, ReleaseQueries::summaries).stream()
            .filter(release -> release.key().cluster().equals(common.cluster))
            .filter(release -> allNamespaces || release.key().namespace().equals(common.namespace))
            .toList();
    StoredReleases stored = new StoredReleases(console, common, clusters);
    Optional<List<StoredRelease>> secrets = stored.newest(allNamespaces ? "" : common.namespace);
    List<ReleaseLine> all = ReleaseLine.merge(common.cluster, summaries, secrets.orElse(List.of()));
    secrets.ifPresent(found -> stored.warnOfAbsent(all, found));
    List<ReleaseLine> releases = flags.pick(all);
    if (names) {
      releases.forEach(release -> console.out().println(release.key().release()));
    } else if (output.isTable()) {
      console.out().print(table(releases));
    } else {
      console.out().print(output.document(releases.stream().map(ReleaseLine::tree).toList()));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private static Table table(List<ReleaseLine> releases) {
    Table table =
        new Table("NAME", "NAMESPACE", "REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION");
    for (ReleaseLine release : releases) {
      table.add(
          release.key().release(),
          release.key().namespace(),
          String.valueOf(release.revision()),
          OutcomeReport.time(release.updated()),
          release.status(),
          release.chart(),
          release.appVersion());
    }
    return table;
  }
}

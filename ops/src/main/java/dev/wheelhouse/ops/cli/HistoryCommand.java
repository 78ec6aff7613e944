package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.follow.Revision;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the revisions of a release. */
@Command(
    name = "history",
    aliases = "hist",
    description = {
      "Show the revisions of a release that its events tell of.",
      "Where --kubeconfig or KUBECONFIG names the cluster: those that its Secrets hold, as Helm"
          + " does."
    })
final class HistoryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the release.")
  String name;

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "256",
      description = "Show at most so many, the newest (default: ${DEFAULT-VALUE}).")
  int max;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;
  private final Clusters clusters;

  HistoryCommand(Console console, CommonOptions common, Clusters clusters) {
    this.console = console;
    this.common = common;
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    ReleaseKey key = new ReleaseKey(common.cluster, common.namespace, name);
    List<Revision> logged =
        ReleaseQueries.ask(console, common, log -> log.history(key)).revisions();
    List<Revision> stored =
        new StoredReleases(console, common, clusters)
            .history(key.namespace(), name).orElse(List.of()).stream()
                .map(HistoryCommand::revision)
                .toList();
    List<Revision> all = stored.isEmpty() ? logged : stored;
    if (all.isEmpty()) {
      throw StatusCommand.notFound(key);
    }
    List<Revision> shown = all.subList(Math.max(0, all.size() - Math.max(1, max)), all.size());
    if (output.isTable()) {
      console.out().print(table(shown));
    } else {
      console.out().print(output.document(shown.stream().map(HistoryCommand::tree).toList()));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private static Revision revision(StoredRelease secret) {
    ReleaseRecord record = secret.record();
    return new Revision(
        record.revision(),
        record.info().lastDeployed(),
        record.info().status().helm(),
        ReleaseLine.chart(record),
        record.chart().metadata().appVersion(),
        record.info().description(),
        secret.deployment());
  }

  private static Table table(List<Revision> revisions) {
    Table table = new Table("REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "DESCRIPTION");
    for (Revision revision : revisions) {
      table.add(
          String.valueOf(revision.revision()),
          OutcomeReport.time(revision.updated()),
          revision.status(),
          revision.chart(),
          revision.appVersion(),
          revision.description());
    }
    return table;
  }

  /** Helm's names of the fields, and the deployment. */
  private static Map<String, Object> tree(Revision revision) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("revision", revision.revision());
    tree.put("updated", revision.updated().toString());
    tree.put("status", revision.status());
    tree.put("chart", revision.chart());
    tree.put("app_version", revision.appVersion());
    tree.put("description", revision.description());
    tree.put("deployment", revision.deployment());
    return tree;
  }
}

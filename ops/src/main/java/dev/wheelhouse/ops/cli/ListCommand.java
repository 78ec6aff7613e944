package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.release.ReleaseSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists releases. */
@Command(
    name = "list",
    aliases = "ls",
    description =
        "List the releases of a namespace, deployed and failed ones unless told otherwise.")
final class ListCommand implements Callable<Integer> {
  private static final Set<String> SHOWN = Set.of("deployed", "failed");

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Releases of all namespaces.")
  boolean allNamespaces;

  @Option(
      names = {"-a", "--all"},
      description = "Releases in every state.")
  boolean all;

  @Option(
      names = {"-q", "--short"},
      description = "Names only.")
  boolean names;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;

  ListCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    List<ReleaseSummary> releases =
        ReleaseQueries.ask(console, common, ReleaseQueries::summaries).stream()
            .filter(release -> release.key().cluster().equals(common.cluster))
            .filter(release -> allNamespaces || release.key().namespace().equals(common.namespace))
            .filter(release -> all || SHOWN.contains(release.status()))
            .toList();
    if (names) {
      releases.forEach(release -> console.out().println(release.key().release()));
    } else if (output.isTable()) {
      console.out().print(table(releases));
    } else {
      console.out().print(output.document(releases.stream().map(ListCommand::tree).toList()));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private static Table table(List<ReleaseSummary> releases) {
    Table table =
        new Table("NAME", "NAMESPACE", "REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION");
    for (ReleaseSummary release : releases) {
      table.add(
          release.key().release(),
          release.key().namespace(),
          String.valueOf(release.revision()),
          OutcomeReport.time(release.updated()),
          release.status(),
          chart(release),
          release.appVersion());
    }
    return table;
  }

  static String chart(ReleaseSummary release) {
    return release.chart().isEmpty() ? "" : release.chart() + "-" + release.chartVersion();
  }

  /** Helm's names of the fields, and the deployment. */
  static Map<String, Object> tree(ReleaseSummary release) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", release.key().release());
    tree.put("namespace", release.key().namespace());
    tree.put("cluster", release.key().cluster());
    tree.put("revision", release.revision());
    tree.put("updated", release.updated().toString());
    tree.put("status", release.status());
    tree.put("chart", chart(release));
    tree.put("app_version", release.appVersion());
    tree.put("deployment", release.deployment());
    tree.put("operation", release.operation().json());
    tree.put("progress", release.progress().name().toLowerCase(java.util.Locale.ROOT));
    tree.put("step", release.step());
    if (release.error() != null) {
      tree.put(
          "error",
          Map.of("code", release.error().code().name(), "message", release.error().message()));
    }
    return tree;
  }
}

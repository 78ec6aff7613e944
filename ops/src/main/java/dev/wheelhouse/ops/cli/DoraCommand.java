package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.dora.Dora;
import dev.wheelhouse.ops.dora.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how often and how well is deployed. */
@Command(
    name = "dora",
    description = {
      "Tell the four DORA figures of a period: deployments a day, lead time from the commit, change"
          + " failure rate and time to restore; of each release and of all together.",
      "Without --namespace and --cluster, of all namespaces and clusters."
    })
final class DoraCommand implements Callable<Integer> {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "720h",
      description =
          "Begin of the period: 2026-03-01T12:00:00Z, or how long ago (default:"
              + " ${DEFAULT-VALUE}).")
  String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "End of the period, in the same form (default: now).",
      showDefaultValue = Visibility.NEVER)
  String until;

  @Mixin OutputOption output = new OutputOption();

  @Spec CommandSpec spec;

  private final Console console;
  private final CommonOptions common;

  DoraCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    Instant now = Instant.now();
    Instant from = Moments.parse("--since", since, now);
    Instant to = Moments.parse("--until", until, now);
    if (!from.isBefore(to)) {
      throw new CommandException(
          ExitCode.USAGE, "--since must be before --until, found " + from + " and " + to);
    }
    Dora dora = new Dora(from, to);
    EventScan.all(console, common, Dora::heeds, dora::on);
    List<ReleaseKey> releases =
        dora.releases().stream().filter(new ReleaseScope(spec, common)).toList();
    Figures together = dora.figures(releases::contains);
    if (output.isTable()) {
      Table table =
          new Table(
              "CLUSTER",
              "NAMESPACE",
              "NAME",
              "DEPLOYED",
              "A DAY",
              "LEAD TIME",
              "FAILURE RATE",
              "RESTORED IN");
      releases.forEach(
          key ->
              row(
                  table,
                  List.of(key.cluster(), key.namespace(), key.release()),
                  dora.figures(key::equals)));
      row(table, List.of("all", "", ""), together);
      console.out().print(table);
    } else {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("from", from.toString());
      tree.put("to", to.toString());
      tree.put("all", tree(together));
      tree.put(
          "releases",
          releases.stream()
              .map(
                  key -> {
                    Map<String, Object> release = new LinkedHashMap<>();
                    release.put("cluster", key.cluster());
                    release.put("namespace", key.namespace());
                    release.put("name", key.release());
                    release.putAll(tree(dora.figures(key::equals)));
                    return release;
                  })
              .toList());
      console.out().print(output.document(tree));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private static void row(Table table, List<String> names, Figures figures) {
    List<String> cells = new ArrayList<>(names);
    cells.add(String.valueOf(figures.deployments()));
    cells.add(String.format(Locale.ROOT, "%.2f", figures.deploymentsPerDay()));
    cells.add(words(figures.leadTime()));
    cells.add(
        figures
            .failureRate()
            .map(rate -> String.format(Locale.ROOT, "%.0f%%", rate * 100))
            .orElse("-"));
    cells.add(words(figures.timeToRestore()));
    table.add(cells.toArray(String[]::new));
  }

  private static String words(Optional<Duration> duration) {
    return duration
        .map(
            d ->
                d.compareTo(Duration.ofHours(1)) < 0
                    ? d.toMinutes() + "m" + d.toSecondsPart() + "s"
                    : d.toHours() + "h" + d.toMinutesPart() + "m")
        .orElse("-");
  }

  private static Map<String, Object> tree(Figures figures) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("deployments", figures.deployments());
    tree.put("changes", figures.changes());
    tree.put("failures", figures.failures());
    tree.put("deploymentsPerDay", figures.deploymentsPerDay());
    figures.leadTime().ifPresent(d -> tree.put("leadTimeSeconds", d.toSeconds()));
    figures.failureRate().ifPresent(rate -> tree.put("failureRate", rate));
    figures.timeToRestore().ifPresent(d -> tree.put("timeToRestoreSeconds", d.toSeconds()));
    return tree;
  }
}

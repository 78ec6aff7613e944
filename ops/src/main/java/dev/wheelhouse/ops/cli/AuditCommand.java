package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.audit.Audit;
import dev.wheelhouse.ops.audit.Standing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what was deployed at a moment. */
@Command(
    name = "audit",
    description = {
      "Tell what was deployed at a moment: each release's revision and chart, by whom and from"
          + " which commit.",
      "Without --namespace and --cluster, of all namespaces and clusters."
    })
final class AuditCommand implements Callable<Integer> {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      required = true,
      description = "The moment: 2026-03-01T12:00:00Z, or how long ago: 24h.")
  String at;

  @Mixin OutputOption output = new OutputOption();

  @Spec CommandSpec spec;

  private final Console console;
  private final CommonOptions common;

  AuditCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    Instant moment = Moments.parse("--at", at, Instant.now());
    ReleaseScope scope = new ReleaseScope(spec, common);
    List<Standing> standings =
        standings(moment).stream().filter(standing -> scope.test(standing.key())).toList();
    if (output.isTable()) {
      console.out().print(table(standings));
    } else {
      console.out().print(output.document(standings.stream().map(AuditCommand::tree).toList()));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private List<Standing> standings(Instant moment) {
    Audit audit = new Audit(moment);
    EventScan.all(console, common, Audit::heeds, audit::on);
    return audit.standings();
  }

  private static Table table(List<Standing> standings) {
    Table table =
        new Table(
            "CLUSTER",
            "NAMESPACE",
            "NAME",
            "REVISION",
            "STATUS",
            "CHART",
            "DIGEST",
            "SINCE",
            "BY",
            "COMMIT",
            "DEPLOYMENT");
    for (Standing standing : standings) {
      table.add(
          standing.key().cluster(),
          standing.key().namespace(),
          standing.key().release(),
          String.valueOf(standing.revision()),
          standing.status(),
          chart(standing),
          digest(standing),
          standing.since().toString(),
          standing.requester().name(),
          standing.requester().commit(),
          standing.deployment());
    }
    return table;
  }

  private static String chart(Standing standing) {
    return standing.chart() == null
        ? ""
        : standing.chart().name() + "-" + standing.chart().version();
  }

  private static String digest(Standing standing) {
    return standing.chart() == null ? "" : standing.chart().digest();
  }

  private static Map<String, Object> tree(Standing standing) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("cluster", standing.key().cluster());
    tree.put("namespace", standing.key().namespace());
    tree.put("name", standing.key().release());
    tree.put("revision", standing.revision());
    tree.put("status", standing.status());
    tree.put("chart", chart(standing));
    tree.put("chartDigest", digest(standing));
    tree.put("since", standing.since().toString());
    tree.put("operation", standing.operation() == null ? "" : standing.operation().json());
    tree.put("requestedBy", standing.requester().name());
    tree.put("commit", standing.requester().commit());
    tree.put("pipelineUrl", standing.requester().pipelineUrl());
    tree.put("deployment", standing.deployment());
    return tree;
  }
}

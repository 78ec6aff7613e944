package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.check.AuditFile;
import dev.wheelhouse.ops.check.RecordedLog;
import dev.wheelhouse.ops.check.ReleaseSecrets;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.check.History;
import dev.wheelhouse.worker.check.HistoryChecker;
import dev.wheelhouse.worker.check.Violation;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.StepException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks everything that was recorded against the promises. */
@Command(
    name = "check-history",
    description = {
      "Check the whole log against the promises of docs/journal.md: every request and deployment;",
      "the release Secrets where a cluster is named, and the cluster's writes with --audit.",
      "For a log that has come to rest: what is still open counts as never ended."
    })
final class CheckHistoryCommand implements Callable<Integer> {
  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = WorkerConfig.DEFAULT_GROUP,
      description = "The group of workers that shares the requests (default: ${DEFAULT-VALUE}).")
  String group;

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description =
          "Audit log of the API server, level RequestResponse: what was really written, by whom.")
  Path audit;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;

  CheckHistoryCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    RecordedLog log = readLog();
    List<History.Write> writes = readAudit(log);
    History history =
        new History(
            log.partitions(),
            log.requests(),
            log.nextRequests(),
            log.deadLetters(),
            log.events(),
            writes,
            readRevisions());
    List<Violation> violations = new ArrayList<>(log.unreadable());
    HistoryChecker.check(history).stream()
        .filter(violation -> audit != null || !needsWrites(violation))
        .forEach(violations::add);
    print(history, violations);
    return violations.isEmpty() ? ExitCode.OK.status() : ExitCode.FAILED.status();
  }

  /** What the log reports can be compared with the cluster's writes only where they are known. */
  private static boolean needsWrites(Violation violation) {
    return Set.of("I4", "I5", "I17").contains(violation.invariant());
  }

  private RecordedLog readLog() {
    try (LogClient client = LogOptions.connect(console, common)) {
      return RecordedLog.read(client, group);
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private List<History.Write> readAudit(RecordedLog log) {
    if (audit == null) {
      return List.of();
    }
    Set<String> workers =
        log.events().stream().map(logged -> logged.event().source()).collect(Collectors.toSet());
    try {
      return AuditFile.read(console.directory().resolve(audit), workers);
    } catch (IOException e) {
      throw new CommandException(ExitCode.USAGE, "reading --audit: " + e.getMessage(), e);
    }
  }

  private List<History.Revision> readRevisions() {
    if (!KubernetesAccess.isNamed(console, common)) {
      return List.of();
    }
    try (Cluster cluster = KubernetesAccess.open(console, common)) {
      return ReleaseSecrets.read(cluster);
    } catch (StepException e) {
      throw KubernetesAccess.unreachable(e);
    }
  }

  private void print(History history, List<Violation> violations) {
    long deployments =
        history.log().stream().map(logged -> logged.event().deployment()).distinct().count();
    if (!output.isTable()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("requests", history.requests().size());
      document.put("deployments", deployments);
      document.put("events", history.log().size());
      document.put("writes", history.writes().size());
      document.put("revisions", history.revisions().size());
      document.put("violations", violations.stream().map(CheckHistoryCommand::tree).toList());
      console.out().print(output.document(document));
      return;
    }
    violations.forEach(violation -> console.out().println(Words.printable(violation.toString())));
    console
        .out()
        .printf(
            "%d requests, %d deployments, %d events, %d writes, %d revisions: %s%n",
            history.requests().size(),
            deployments,
            history.log().size(),
            history.writes().size(),
            history.revisions().size(),
            violations.isEmpty()
                ? "no promise is broken"
                : Words.count(violations.size(), "violation"));
  }

  static Map<String, Object> tree(Violation violation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("invariant", violation.invariant());
    tree.put("deployment", violation.deployment());
    tree.put("text", violation.text());
    return tree;
  }
}

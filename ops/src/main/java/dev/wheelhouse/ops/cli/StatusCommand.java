package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.ops.cli.ReleaseQueries.Standing;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--revision",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which revision, from its Secret in the cluster (default: the newest).")
  int revision;

  @Option(names = "--show-desc", description = "With the description of the revision.")
  boolean showDescription;

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
    StoredReleases stored = new StoredReleases(console, common, clusters);
    if (revision > 0) {
      StoredRelease secret = revision(stored, key);
      print(ReleaseLine.of(key, secret.record()), Optional.of(secret.record()), Optional.empty());
      return ExitCode.OK.status();
    }
    Optional<Standing> standing = ReleaseQueries.ask(console, common, log -> log.standing(key));
    Optional<List<StoredRelease>> secrets = stored.history(key.namespace(), name);
    List<StoredRelease> newest =
        secrets.map(all -> all.subList(Math.max(0, all.size() - 1), all.size())).orElse(List.of());
    ReleaseLine release =
        ReleaseLine.merge(key.cluster(), standing.map(Standing::summary).stream().toList(), newest)
            .stream()
            .findFirst()
            .orElseThrow(() -> notFound(key));
    secrets.ifPresent(found -> stored.warnOfAbsent(List.of(release), found));
    Optional<ReleaseRecord> record =
        newest.stream()
            .map(StoredRelease::record)
            .filter(each -> each.revision() == release.revision())
            .findFirst();
    print(release, record, standing.flatMap(Standing::expectedEnd));
    return ExitCode.OK.status();
  }

  private StoredRelease revision(StoredReleases stored, ReleaseKey key) {
    return stored
        .history(key.namespace(), name)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    "--revision reads the release's Secret: name the cluster with --kubeconfig or"
                        + " KUBECONFIG"))
        .stream()
        .filter(each -> each.record().revision() == revision)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED,
                    "the cluster has no revision %d of %s; `wheelhouse history %s` shows which it has"
                        .formatted(revision, key, name)));
  }

  private void print(
      ReleaseLine release, Optional<ReleaseRecord> record, Optional<Instant> expectedEnd) {
    PrintWriter out = console.out();
    if (output.isTable()) {
      printRelease(release, out);
      release.latest().ifPresent(deployment -> printDeployment(deployment, expectedEnd, out));
      record.ifPresent(each -> printContent(each, out));
    } else {
      Map<String, Object> tree = release.tree();
      record.ifPresent(
          each -> {
            tree.put("description", each.info().description());
            tree.put("notes", each.info().notes());
          });
      expectedEnd.ifPresent(end -> tree.put("expected_end", end.toString()));
      out.print(output.document(tree));
    }
    out.flush();
  }

  private void printContent(ReleaseRecord record, PrintWriter out) {
    if (showDescription) {
      out.println("DESCRIPTION: " + Words.printable(record.info().description()));
    }
    String notes = record.info().notes();
    if (notes != null && !notes.isEmpty()) {
      out.println("NOTES:");
      Words.printableLines(notes).forEach(out::println);
    }
  }

  static CommandException notFound(ReleaseKey key) {
    return new CommandException(
        ExitCode.FAILED,
        "there is no release \"%s\" in namespace \"%s\" of cluster \"%s\"; `wheelhouse list -A -a` shows those that are known"
            .formatted(key.release(), key.namespace(), key.cluster()));
  }

  private static void printRelease(ReleaseLine release, PrintWriter out) {
    out.println("NAME: " + release.key().release());
    out.println("LAST DEPLOYED: " + OutcomeReport.time(release.updated()));
    out.println("NAMESPACE: " + release.key().namespace());
    out.println("STATUS: " + release.status());
    out.println("REVISION: " + release.revision());
    out.println("CHART: " + Words.printable(release.chart()));
    if (release.latest().isEmpty()) {
      out.println("DEPLOYMENT: none that the log tells of; another client wrote this revision");
    }
  }

  private static void printDeployment(
      ReleaseSummary deployment, Optional<Instant> expectedEnd, PrintWriter out) {
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
    expectedEnd.ifPresent(
        end -> out.println("EXPECTED END: " + OutcomeReport.time(end) + ", as its chart usually"));
    if (deployment.error() != null) {
      out.println("ERROR: " + deployment.error().code());
      Words.printableLines(deployment.error().message()).forEach(line -> out.println("  " + line));
      out.println("NEXT: " + deployment.error().hint());
    }
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at everything that a deployment needs. */
@Command(
    name = "doctor",
    description = {
      "Check what deployments need: Kafka, the topics, workers, their backlog, stuck deployments,"
          + " dead letters, and the cluster where one is named.",
      "Ends with status 1 when something is wrong, 5 when Kafka cannot be reached."
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--group",
      paramLabel = "ID",
      defaultValue = WorkerConfig.DEFAULT_GROUP,
      description = "The group of workers (default: ${DEFAULT-VALUE}).")
  String group;

  @Option(
      names = "--stuck-after",
      paramLabel = "DURATION",
      defaultValue = "10m0s",
      converter = GoDurationConverter.class,
      description =
          "A running deployment without an event for so long is stuck (default: ${DEFAULT-VALUE}).")
  Duration stuckAfter;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;

  DoctorCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    try (LogClient log = LogOptions.connect(console, common)) {
      findings.add(Finding.ok("kafka", common.bootstrapServers(console) + " answers"));
      findings.addAll(new LogCheckup(log, group, stuckAfter, Instant.now()).findings());
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
    if (KubernetesAccess.isNamed(console, common)) {
      findings.add(cluster());
    }
    if (output.isTable()) {
      findings.forEach(finding -> finding.lines().forEach(console.out()::println));
    } else {
      console.out().print(output.document(findings.stream().map(Finding::tree).toList()));
    }
    console.out().flush();
    boolean healthy = findings.stream().noneMatch(finding -> finding.level() == Level.WRONG);
    return (healthy ? ExitCode.OK : ExitCode.FAILED).status();
  }

  private Finding cluster() {
    try (KubernetesAccess cluster = KubernetesAccess.open(console, common)) {
      return Finding.ok("cluster", "Kubernetes " + cluster.discovery().kubeVersion() + " answers");
    } catch (CommandException | StepException e) {
      return Finding.wrong("cluster", e.getMessage(), "check --kubeconfig and the cluster itself");
    }
  }

  /** How bad a finding is. */
  enum Level {
    OK,
    WARNING,
    WRONG
  }

  /**
   * What was found.
   *
   * @param next what to do; empty when nothing is to be done
   */
  record Finding(Level level, String subject, String text, String next) {
    static Finding ok(String subject, String text) {
      return new Finding(Level.OK, subject, text, "");
    }

    static Finding warning(String subject, String text, String next) {
      return new Finding(Level.WARNING, subject, text, next);
    }

    static Finding wrong(String subject, String text, String next) {
      return new Finding(Level.WRONG, subject, text, next);
    }

    private List<String> lines() {
      String what = level.name().toLowerCase(Locale.ROOT);
      List<String> lines = new ArrayList<>();
      lines.add(String.format(Locale.ROOT, "%-8s %-12s %s", what, subject, Words.printable(text)));
      if (!next.isEmpty()) {
        lines.add(String.format(Locale.ROOT, "%21s next: %s", "", next));
      }
      return lines;
    }

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("level", level.name().toLowerCase(Locale.ROOT));
      tree.put("subject", subject);
      tree.put("text", text);
      tree.put("next", next);
      return tree;
    }
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.check.DeploymentLog;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.worker.check.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code events --verify}: one deployment's events against the promises. */
final class Verification {
  private final Console console;

  Verification(Console console) {
    this.console = console;
  }

  /**
   * @throws CommandException with {@link ExitCode#FAILED} when the log knows no such deployment
   */
  ExitCode run(LogClient log, String deployment, EventsCommand.Format format) {
    DeploymentLog events = DeploymentLog.read(log, deployment);
    if (events.events().isEmpty() && events.unreadable().isEmpty()) {
      throw unknown(deployment);
    }
    List<Violation> violations = events.violations();
    switch (format) {
      case TEXT -> print(deployment, events, violations);
      case JSON -> console.out().println(OutputFormat.json(tree(deployment, events, violations)));
    }
    return violations.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  static CommandException unknown(String deployment) {
    return new CommandException(
        ExitCode.FAILED,
        "the log knows no deployment \""
            + deployment
            + "\": it may be older than the lifecycle topic's retention, or lie under another"
            + " --topic-prefix; `wheelhouse events` shows what there is");
  }

  private void print(String deployment, DeploymentLog log, List<Violation> violations) {
    violations.forEach(violation -> console.out().println(Words.printable(violation.toString())));
    String events = Words.count(log.events().size(), "event");
    console
        .out()
        .println(
            "deployment %s, %s, %s: %s"
                .formatted(
                    deployment,
                    events,
                    log.hasEnded() ? "ended" : "still open",
                    violations.isEmpty()
                        ? "every promise holds that its events can show"
                        : Words.count(violations.size(), "violation")));
  }

  private static Map<String, Object> tree(
      String deployment, DeploymentLog log, List<Violation> violations) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("deployment", deployment);
    tree.put("events", log.events().size());
    tree.put("ended", log.hasEnded());
    tree.put("violations", violations.stream().map(CheckHistoryCommand::tree).toList());
    return tree;
  }
}

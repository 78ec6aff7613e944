package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.ops.check.DeploymentLog;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.worker.check.History.Logged;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Time travel through a deployment. */
@Command(
    name = "replay",
    description = {
      "Fold a deployment's events into its state, as a worker does that takes it over, and explain",
      "it: how far it is, what is open, and what a worker would do next. Changes nothing."
    })
final class ReplayCommand implements Callable<Integer> {
  @Option(
      names = "--deployment",
      required = true,
      paramLabel = "ID",
      description = "The deployment.")
  String deployment;

  @Option(
      names = "--to",
      paramLabel = "SEQ",
      description = "Only its events up to this sequence number (default: all).")
  Long to;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;

  ReplayCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    if (to != null && to < 1) {
      throw new CommandException(
          ExitCode.USAGE, "--to takes a sequence number from 1 on, found " + to);
    }
    DeploymentLog log = read();
    if (log.events().isEmpty()) {
      throw Verification.unknown(deployment);
    }
    List<Event> events = log.events().stream().map(Logged::event).toList();
    if (events.get(0).data() instanceof RequestRejected rejected) {
      throw new CommandException(
          ExitCode.FAILED,
          "the request was rejected (%s: %s), so there is no state to replay"
              .formatted(rejected.error().code(), rejected.error().message()));
    }
    if (to != null && to > events.size()) {
      throw new CommandException(
          ExitCode.USAGE,
          "deployment %s has %d events, --to asks for event %d"
              .formatted(deployment, events.size(), to));
    }
    List<Event> taken = to == null ? events : events.subList(0, to.intValue());
    Explanation explanation =
        new Explanation(fold(taken), taken.get(taken.size() - 1), events.size());
    if (output.isTable()) {
      explanation.lines().forEach(console.out()::println);
    } else {
      console.out().print(output.document(explanation.tree()));
    }
    return ExitCode.OK.status();
  }

  private DeploymentLog read() {
    try (LogClient log = LogOptions.connect(console, common)) {
      return DeploymentLog.read(log, deployment);
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private Deployment fold(List<Event> events) {
    try {
      Deployment state = Deployment.begin(events.get(0));
      for (Event event : events.subList(1, events.size())) {
        state = state.apply(event);
      }
      return state;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "the events do not fold into a state: "
              + e.getMessage()
              + "; `wheelhouse events --deployment "
              + deployment
              + " --verify` says what is wrong with them",
          e);
    }
  }
}

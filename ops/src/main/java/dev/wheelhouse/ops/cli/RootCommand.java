package dev.wheelhouse.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself; does nothing without a command. */
@Command(
    name = "wheelhouse",
    description = {
      "Helm deployments from a log of events.",
      "",
      "A deploying command publishes a request to Kafka and follows the events of the deployment"
          + " that a worker makes of it. See a whole life of a chart in one process: wheelhouse demo"
    },
    synopsisSubcommandLabel = "COMMAND")
final class RootCommand implements Runnable {
  @Mixin final CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }
}

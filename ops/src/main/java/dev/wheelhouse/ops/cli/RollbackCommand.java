package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rolls a release back. */
@Command(
    name = "rollback",
    description = "Return a release to an earlier revision and follow it to its end.")
final class RollbackCommand extends DeployCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REVISION",
      defaultValue = "0",
      description = "The revision to return to (default: the one before the current).")
  int revision;

  @Option(
      names = "--history-max",
      paramLabel = "N",
      defaultValue = "10",
      description = "Revisions to keep; 0: all (default: ${DEFAULT-VALUE}).")
  int historyMax;

  @Mixin DeployFlags.Applying applying = new DeployFlags.Applying();

  RollbackCommand(Console console, CommonOptions common) {
    super(console, common);
  }

  @Override
  Request request(Request.Header header) {
    return new Request.Rollback(header, revision, options(applying, null, historyMax));
  }
}

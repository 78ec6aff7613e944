package dev.wheelhouse.ops.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Loads what the commands need, for the launcher's archive of classes. */
@Command(name = "warm-up", hidden = true, description = "Load classes for the launcher's archive.")
final class WarmUpCommand implements Callable<Integer> {
  private final Console console;

  WarmUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Wheelhouse.commandLine(console).usage(console.out());
    return ExitCode.OK.status();
  }
}

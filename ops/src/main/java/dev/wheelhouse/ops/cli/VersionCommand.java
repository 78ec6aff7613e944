package dev.wheelhouse.ops.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the version. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console
        .out()
        .println("wheelhouse " + current() + " (Java " + Runtime.version().feature() + ")");
    return ExitCode.OK.status();
  }

  /** As the jar's manifest says; {@code development} when run from class files. */
  static String current() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

package dev.wheelhouse.ops.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a signature. */
@Command(
    name = "verify",
    description = "Check that a known key signed the .prov file beside a chart archive.")
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", description = "The archive (.tgz).")
  Path chart;

  @Mixin KeyringFlag keyring = new KeyringFlag();

  private final Console console;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path archive = console.directory().resolve(chart);
    console.out().print(keyring.verify(console, archive).report());
    console.out().flush();
    return ExitCode.OK.status();
  }
}

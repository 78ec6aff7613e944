package dev.wheelhouse.ops.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script for a shell that completes commands and options. */
@Command(
    name = "completion",
    description = {
      "Print a completion script for a shell.",
      "",
      "bash: source <(wheelhouse completion bash)",
      "zsh:  source <(wheelhouse completion zsh)",
      "fish: wheelhouse completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  Shell shell;

  @Spec CommandSpec spec;

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  /** Shells there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Override
  public Integer call() {
    switch (shell) {
      // picocli's script for bash turns on bash's completion in zsh by itself.
      case BASH, ZSH ->
          console.out().print(AutoComplete.bash("wheelhouse", spec.root().commandLine()));
      case FISH -> console.out().print(FishCompletion.of(spec.root()));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }
}

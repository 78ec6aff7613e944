package dev.wheelhouse.ops.cli;

import java.util.List;

/** The commands, in the order in which help lists them. */
final class Commands {
  private Commands() {}

  static List<Object> of(Console console, CommonOptions common) {
    return List.of(
        new CompletionCommand(console), new VersionCommand(console), new WarmUpCommand(console));
  }
}

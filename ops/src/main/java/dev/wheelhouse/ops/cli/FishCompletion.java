package dev.wheelhouse.ops.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {
  private final StringBuilder script = new StringBuilder();

  private FishCompletion() {}

  /** The script for a program and its commands, at every depth. */
  static String of(CommandSpec root) {
    FishCompletion completion = new FishCompletion();
    completion.add(root, "__fish_use_subcommand", new ArrayDeque<>());
    return completion.script.toString();
  }

  private void add(CommandSpec command, String condition, Deque<String> path) {
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              if (!line.getCommandSpec().usageMessage().hidden()) {
                line(condition, "-f -a " + name + " -d " + quote(summary(line.getCommandSpec())));
              }
            });
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        line(path.isEmpty() ? "" : condition, names(option) + " -d " + quote(text(option)));
      }
    }
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              path.addLast(name);
              String inside =
                  path.stream()
                      .map(word -> "__fish_seen_subcommand_from " + word)
                      .collect(Collectors.joining("; and "));
              add(line.getCommandSpec(), inside, path);
              path.removeLast();
            });
  }

  private void line(String condition, String rest) {
    script.append("complete -c wheelhouse");
    if (!condition.isEmpty()) {
      script.append(" -n ").append(quote(condition));
    }
    script.append(' ').append(rest).append('\n');
  }

  private static String names(OptionSpec option) {
    String names = "";
    for (String name : option.names()) {
      names += name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1);
    }
    return names.strip() + (option.arity().max() > 0 ? " -r" : "");
  }

  private static String summary(CommandSpec command) {
    String[] description = command.usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }

  private static String text(OptionSpec option) {
    return option.description().length == 0
        ? ""
        : option.description()[0].split(" \\(default", 2)[0];
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}

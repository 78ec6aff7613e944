package dev.wheelhouse.ops.cli;

import java.util.List;
import picocli.CommandLine;

/** The commands for charts and repositories, in the order in which help lists them. */
final class StoreCommands {
  private StoreCommands() {}

  static List<CommandLine> of(Console console, CommonOptions common) {
    CommandLine repo =
        new CommandLine(new RepoCommand())
            .addSubcommand(new RepoAddCommand(console))
            .addSubcommand(new RepoCommand.ListRepositories(console))
            .addSubcommand(new RepoCommand.Update(console))
            .addSubcommand(new RepoCommand.Remove(console))
            .addSubcommand(new RepoIndexCommand(console));
    CommandLine search =
        new CommandLine(new SearchCommand()).addSubcommand(new SearchCommand.Repo(console));
    CommandLine dependency =
        new CommandLine(new DependencyCommand())
            .addSubcommand(new DependencyCommand.Listing(console))
            .addSubcommand(new DependencyCommand.Update(console))
            .addSubcommand(new DependencyCommand.Build(console));
    return List.of(
        new CommandLine(new CreateCommand(console)),
        new CommandLine(new PackageCommand(console)),
        dependency,
        new CommandLine(new PullCommand(console)),
        new CommandLine(new PushCommand(console)),
        repo,
        search,
        new CommandLine(new ShowCommand(console)),
        new CommandLine(new VerifyCommand(console)),
        new CommandLine(new ServeCommand(console, common)));
  }
}

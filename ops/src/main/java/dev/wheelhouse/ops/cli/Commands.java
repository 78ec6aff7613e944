package dev.wheelhouse.ops.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The commands, in the order in which help lists them. */
final class Commands {
  private Commands() {}

  static List<CommandLine> of(Console console, CommonOptions common, Clusters clusters) {
    CommandLine request =
        new CommandLine(new RequestCommand())
            .addSubcommand(new RequestCommand.Validate(console))
            .addSubcommand(new RequestCommand.Publish(console, common));
    List<CommandLine> commands = new ArrayList<>();
    commands.addAll(
        List.of(
            new CommandLine(new DemoCommand(console, common)),
            new CommandLine(new InstallCommand(console, common)),
            new CommandLine(new UpgradeCommand(console, common)),
            new CommandLine(new RollbackCommand(console, common)),
            new CommandLine(new UninstallCommand(console, common)),
            new CommandLine(new TestCommand(console, common)),
            new CommandLine(new ControlCommand.Cancel(console, common)),
            new CommandLine(new ControlCommand.Approve(console, common)),
            new CommandLine(new ControlCommand.Deny(console, common)),
            new CommandLine(new WatchCommand(console, common)),
            new CommandLine(new EventsCommand(console, common)),
            new CommandLine(new ReplayCommand(console, common)),
            new CommandLine(new CheckHistoryCommand(console, common)),
            new CommandLine(new StatusCommand(console, common, clusters)),
            new CommandLine(new HistoryCommand(console, common, clusters)),
            new CommandLine(new ListCommand(console, common, clusters)),
            new CommandLine(new GetCommand(console, common, clusters)),
            request,
            new CommandLine(new TemplateCommand(console, common)),
            new CommandLine(new LintCommand(console, common))));
    commands.addAll(StoreCommands.of(console, common));
    commands.addAll(
        List.of(
            new CommandLine(new WorkerCommand(console, common)),
            new CommandLine(new GatewayCommand(console, common)),
            new CommandLine(new NotifyCommand(console, common)),
            new CommandLine(new CdEventsCommand(console, common)),
            new CommandLine(new TracesCommand(console, common)),
            new CommandLine(new KafkaCommand(console)),
            new CommandLine(new MetricsCommand(console, common)),
            new CommandLine(new AuditCommand(console, common)),
            new CommandLine(new DoraCommand(console, common)),
            new CommandLine(new DoctorCommand(console, common)),
            new CommandLine(new CompletionCommand(console)),
            new CommandLine(new VersionCommand(console)),
            new CommandLine(new WarmUpCommand(console))));
    return commands;
  }
}

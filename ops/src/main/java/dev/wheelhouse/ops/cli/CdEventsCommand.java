package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.cdevents.CdEventProjection;
import dev.wheelhouse.ops.cli.HealthServer.Health;
import dev.wheelhouse.ops.log.LogException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the projection to CDEvents. */
@Command(
    name = "cdevents",
    description = {
      "Write what was deployed, upgraded, rolled back and removed to the topic PREFIX.cdevents,"
          + " as CDEvents.",
      "Runs until it is stopped, and goes on where it stopped."
    })
final class CdEventsCommand implements Callable<Integer>, ServingCommand {
  @Mixin HealthServer.Flags health = new HealthServer.Flags();

  @Option(
      names = "--from-beginning",
      description =
          "When the group has never run, begin with the oldest event of the log, not with the next"
              + " one.")
  boolean fromBeginning;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = "wheelhouse-cdevents",
      description = "Id of the consumer group (default: ${DEFAULT-VALUE}).")
  String group;

  private final Console console;
  private final CommonOptions common;

  CdEventsCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    LogOptions.connect(console, common).close();
    try (CdEventProjection projection =
            CdEventProjection.start(LogOptions.settings(console, common), group, fromBeginning);
        HealthServer server =
            health.start(
                new Health(() -> true, projection::isReady, "not reading yet", Optional::empty))) {
      console
          .err()
          .println(
              "CDEvents to %s, Kafka at %s%s. Stop it with Ctrl-C."
                  .formatted(
                      LogOptions.topics(common).cdEvents(),
                      common.bootstrapServers(console),
                      server.words()));
      console.err().flush();
      UntilStopped.await(projection, new CompletableFuture<>());
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.cli.HealthServer.Health;
import dev.wheelhouse.ops.consume.Backoff;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.notify.Notifier;
import dev.wheelhouse.ops.notify.SubscriptionFile;
import dev.wheelhouse.ops.notify.Subscriptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs notifications. */
@Command(
    name = "notify",
    description = {
      "Tell people and programs what happens: to Slack and its kin, signed webhooks, commit"
          + " statuses of GitHub and GitLab, and by e-mail.",
      "Runs until it is stopped, and goes on where it stopped. docs/notifications.md tells more."
    })
final class NotifyCommand implements Callable<Integer>, ServingCommand {
  @Mixin HealthServer.Flags health = new HealthServer.Flags();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "What is told to whom, in YAML.")
  Path config;

  @Option(names = "--check", description = "Only check the file, and the secrets that it names.")
  boolean check;

  @Option(
      names = "--from-beginning",
      description =
          "Let subscriptions that have never run begin with the oldest event of the log, not with"
              + " the next one.")
  boolean fromBeginning;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = "wheelhouse-notify",
      description =
          "What the consumer groups' ids begin with; a dot and the subscription's name follow"
              + " (default: ${DEFAULT-VALUE}).")
  String group;

  private final Console console;
  private final CommonOptions common;

  NotifyCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    Subscriptions subscriptions = subscriptions();
    String names = String.join(", ", subscriptions.names());
    if (check) {
      console.out().println("The file is right. Subscriptions: " + names);
      return ExitCode.OK.status();
    }
    LogOptions.connect(console, common).close();
    try (Notifier notifier =
            Notifier.start(
                LogOptions.settings(console, common),
                subscriptions,
                new Notifier.Settings(
                    group, fromBeginning, Backoff.DEFAULT, Duration.ofSeconds(10)));
        HealthServer server =
            health.start(
                new Health(() -> true, notifier::isReady, "not reading yet", Optional::empty))) {
      console
          .err()
          .println(
              "notifications %s, Kafka at %s%s. Stop it with Ctrl-C."
                  .formatted(names, common.bootstrapServers(console), server.words()));
      console.err().flush();
      UntilStopped.await(notifier, new CompletableFuture<>());
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }

  private Subscriptions subscriptions() {
    try {
      return SubscriptionFile.read(console.directory().resolve(config), console.environment());
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}

package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.broker.BrokerException;
import dev.wheelhouse.worker.broker.DevBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a real Kafka broker for development. */
@Command(
    name = "kafka",
    description = {
      "Run a real Apache Kafka broker of one node for development, on this machine only.",
      "Runs until it is stopped."
    })
final class KafkaCommand implements Callable<Integer>, ServingCommand {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "9092",
      description = "Port for clients; 0: any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where its logs lie, kept over restarts (default: a temporary directory).")
  Path directory;

  private final Console console;

  KafkaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path kept = directory == null ? null : console.directory().resolve(directory).normalize();
    try (DevBroker broker = DevBroker.start(new DevBroker.Settings(port, kept, Map.of()))) {
      console.out().println("Kafka listens on " + broker.bootstrapServers());
      console
          .err()
          .println(
              "Its logs lie in "
                  + broker.directory()
                  + (kept == null ? " and are deleted when it stops" : "")
                  + ". Stop it with Ctrl-C.");
      console.err().flush();
      UntilStopped.await(broker, new CompletableFuture<>());
      return ExitCode.OK.status();
    } catch (BrokerException | IllegalArgumentException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }
}

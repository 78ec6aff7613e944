package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.gateway.Gateway;
import dev.wheelhouse.ops.gateway.GatewayConfig;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.gateway.GatewayException;
import dev.wheelhouse.ops.gateway.auth.AuthConfig;
import dev.wheelhouse.ops.gateway.auth.AuthFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the gateway. */
@Command(
    name = "gateway",
    description = {
      "Serve the log over HTTP: requests in, releases and events out, and the dashboard.",
      "Runs until it is stopped. docs/gateway.md tells more."
    })
final class GatewayCommand implements Callable<Integer>, ServingCommand {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0: any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Address to listen on (default: ${DEFAULT-VALUE}).",
        "One that other machines can reach needs --auth-config."
      })
  String host;

  @Option(
      names = "--auth-config",
      paramLabel = "FILE",
      description = "Who may do what: bearer tokens, and tokens of an OpenID Connect issuer.")
  Path authConfig;

  @Option(
      names = "--max-streams",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Event streams open at a time (default: ${DEFAULT-VALUE}).")
  int maxStreams;

  @Option(
      names = "--max-deployments",
      paramLabel = "N",
      defaultValue = "20000",
      description = {
        "Deployments kept in memory, the newest (default: ${DEFAULT-VALUE}).",
        "Older ones stay in the log."
      })
  int maxDeployments;

  @Option(
      names = "--read-rate",
      paramLabel = "N",
      defaultValue = "100",
      description = "Reads a second that one client may send (default: ${DEFAULT-VALUE}).")
  int readRate;

  @Option(
      names = "--write-rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Requests a second that one client may publish (default: ${DEFAULT-VALUE}).")
  int writeRate;

  @Option(
      names = "--release-secrets",
      description = {
        "Show deployers what differs between revisions in manifest and values, secrets hidden.",
        "Read from the release Secrets of the cluster that requests call --cluster."
      })
  boolean releaseSecrets;

  private final Console console;
  private final CommonOptions common;

  GatewayCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    GatewayConfig config = config();
    LogOptions.connect(console, common).close();
    if (!releaseSecrets) {
      return serve(config);
    }
    try (KubernetesAccess cluster = KubernetesAccess.open(console, common)) {
      return serve(config.withContents(new SecretContents(cluster)));
    }
  }

  private int serve(GatewayConfig config) {
    try (Gateway gateway = Gateway.start(config)) {
      console.out().println("The dashboard is at " + gateway.url());
      console
          .err()
          .println(
              "gateway for Kafka at "
                  + common.bootstrapServers(console)
                  + (config.auth().isEmpty() ? ", without authentication" : "")
                  + ". Stop it with Ctrl-C.");
      console.err().flush();
      UntilStopped.await(gateway, gateway.ended());
    } catch (GatewayException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }

  private GatewayConfig config() {
    Limits limits =
        new Limits(
            maxStreams,
            readRate,
            writeRate,
            maxDeployments,
            Limits.DEFAULTS.ringEvents(),
            Limits.DEFAULTS.ringBytes());
    return new GatewayConfig(LogOptions.settings(console, common), host, port, auth(), limits);
  }

  private Optional<AuthConfig> auth() {
    if (authConfig == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(AuthFile.read(console.directory().resolve(authConfig)));
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}

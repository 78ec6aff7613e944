package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.gateway.auth.AuthConfig;
import dev.wheelhouse.ops.gateway.auth.AuthFile;
import dev.wheelhouse.ops.serve.ChartServer;
import dev.wheelhouse.ops.serve.ServeConfig;
import dev.wheelhouse.ops.serve.ServeException;
import dev.wheelhouse.store.repository.DirectoryStorage;
import dev.wheelhouse.store.repository.RepositoryStorage;
import dev.wheelhouse.store.s3.S3Location;
import dev.wheelhouse.store.s3.S3Storage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a chart repository. */
@Command(
    name = "serve",
    description = {
      "Serve a chart repository over HTTP, for Helm and Wheelhouse, with ChartMuseum's API for",
      "uploads; each upload is told of on Kafka. Runs until it is stopped. docs/charts.md tells more."
    })
final class ServeCommand implements Callable<Integer>, ServingCommand {
  private static final long MIB = 1L << 20;

  @Option(
      names = "--storage",
      paramLabel = "PLACE",
      defaultValue = "charts",
      description = "A directory, or s3://BUCKET/PREFIX (default: the directory ${DEFAULT-VALUE}).")
  String storage;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8879",
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
      description = {
        "Who may do what, as for the gateway: viewers download, deployers of all clusters and",
        "namespaces upload, admins of all of them replace and delete."
      })
  Path authConfig;

  @Option(names = "--anonymous-reads", description = "Everybody may download.")
  boolean anonymousReads;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate (PEM), for HTTPS.")
  Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key (PEM).")
  Path key;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "The repository's URL as clients know it, for events (default: where it listens).")
  String publicUrl = "";

  @Option(
      names = "--max-upload",
      paramLabel = "MIB",
      defaultValue = "20",
      description = "Size of the largest upload (default: ${DEFAULT-VALUE}).")
  long maxUpload;

  @Option(names = "--no-events", description = "Tell nothing on Kafka.")
  boolean noEvents;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Another S3 than Amazon's. Keys are found as the AWS SDK finds them.")
  URI endpoint;

  @Option(names = "--s3-region", paramLabel = "NAME", description = "Region of the bucket.")
  String region = "";

  @Option(names = "--s3-path-style", description = "Name the bucket in the path.")
  boolean pathStyle;

  private final Console console;
  private final CommonOptions common;

  ServeCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    try (ChartServer server = ChartServer.start(config())) {
      console.out().println("The repository is at " + server.url());
      console.out().flush();
      console
          .err()
          .println(
              "charts of "
                  + storage
                  + (noEvents ? "" : ", events to Kafka at " + common.bootstrapServers(console))
                  + (authConfig == null ? ", without authentication" : "")
                  + ". Stop it with Ctrl-C.");
      console.err().flush();
      UntilStopped.await(server, new CompletableFuture<>());
    } catch (ServeException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }

  private ServeConfig config() {
    return new ServeConfig(
        storage(),
        host,
        port,
        auth(),
        anonymousReads,
        tls(),
        publicUrl,
        noEvents ? Optional.empty() : Optional.of(LogOptions.settings(console, common)),
        maxUpload * MIB);
  }

  private RepositoryStorage storage() {
    if (!S3Location.isS3(storage)) {
      return new DirectoryStorage(console.directory().resolve(storage));
    }
    try {
      return S3Storage.connect(
          S3Location.parse(storage, Optional.ofNullable(endpoint), region, pathStyle));
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "--storage: " + e.getMessage(), e);
    }
  }

  private Optional<ServeConfig.Tls> tls() {
    if ((certificate == null) != (key == null)) {
      throw new CommandException(ExitCode.USAGE, "--tls-cert and --tls-key belong together");
    }
    return certificate == null
        ? Optional.empty()
        : Optional.of(
            new ServeConfig.Tls(
                console.directory().resolve(certificate), console.directory().resolve(key)));
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

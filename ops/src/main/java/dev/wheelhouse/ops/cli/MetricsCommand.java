package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.metrics.MetricsExporter;
import dev.wheelhouse.ops.pace.Pace;
import dev.wheelhouse.worker.WorkerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the metrics of the log to Prometheus. */
@Command(
    name = "metrics",
    description = {
      "Serve the metrics of all deployments to Prometheus: /metrics, /healthz, /readyz.",
      "They are a fold over the log: a restart loses and repeats nothing.",
      "Runs until it is stopped. docs/metrics.md tells more."
    })
final class MetricsCommand implements Callable<Integer>, ServingCommand {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "9464",
      description = "Port to listen on; 0: any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  String host;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = WorkerConfig.DEFAULT_GROUP,
      description = "The workers' group (default: ${DEFAULT-VALUE}).")
  String group;

  @Option(
      names = "--stalled-after",
      paramLabel = "DURATION",
      converter = GoDurationConverter.class,
      defaultValue = "10m",
      description = {
        "How long a step may run that has run fewer than five times before",
        "(default: ${DEFAULT-VALUE})."
      })
  Duration stalledAfter;

  @Option(
      names = "--stalled-factor",
      paramLabel = "N",
      defaultValue = "2",
      description = {
        "How many times the 95th percentile of its own history a step may run, a minute at least",
        "(default: ${DEFAULT-VALUE})."
      })
  int stalledFactor;

  @Spec CommandSpec spec;

  private final Console console;
  private final CommonOptions common;

  MetricsCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    if (stalledFactor < 1) {
      throw new ParameterException(
          spec.commandLine(), "--stalled-factor must be 1 or more, found " + stalledFactor);
    }
    Pace.Limits limits = new Pace.Limits(stalledAfter, Duration.ofMinutes(1), stalledFactor);
    LogOptions.connect(console, common).close();
    try (MetricsExporter exporter =
            MetricsExporter.start(
                LogOptions.settings(console, common), group, limits, Clock.systemUTC());
        HealthServer server = HealthServer.start(host, port, health(exporter))) {
      console
          .err()
          .println(
              "metrics of Kafka at %s on http://%s:%d/metrics. Stop it with Ctrl-C."
                  .formatted(common.bootstrapServers(console), host, server.port()));
      console.err().flush();
      UntilStopped.await(exporter, new CompletableFuture<>());
    }
    return ExitCode.OK.status();
  }

  private static HealthServer.Health health(MetricsExporter exporter) {
    return new HealthServer.Health(
        () -> true, exporter::isCaughtUp, "the log is being read", exporter::scrape);
  }
}

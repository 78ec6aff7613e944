package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.cli.HealthServer.Health;
import dev.wheelhouse.ops.consume.GroupSettings;
import dev.wheelhouse.ops.traces.Tracing;
import dev.wheelhouse.ops.traces.Tracing.Collector;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the export of traces. */
@Command(
    name = "traces",
    description = {
      "Send an OpenTelemetry trace of each deployment that ends: a span a step, below the span that"
          + " the request's traceparent names.",
      "Runs until it is stopped, and goes on where it stopped. docs/traces.md tells more."
    })
final class TracesCommand implements Callable<Integer>, ServingCommand {
  private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

  @Mixin HealthServer.Flags health = new HealthServer.Flags();

  @Option(
      names = "--otlp-endpoint",
      paramLabel = "URL",
      required = true,
      description =
          "The collector, by OTLP over HTTP; /v1/traces is added to a URL without a path. Headers"
              + " for it are taken from $"
              + HEADERS
              + ".")
  String endpoint;

  @Option(
      names = "--from-beginning",
      description =
          "When the group has never run, begin with the oldest deployment of the log, not with the"
              + " next one that ends.")
  boolean fromBeginning;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = "wheelhouse-traces",
      description = "Id of the consumer group (default: ${DEFAULT-VALUE}).")
  String group;

  private final Console console;
  private final CommonOptions common;

  TracesCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    Collector collector = new Collector(url(), headers());
    LogOptions.connect(console, common).close();
    try (Tracing tracing =
            Tracing.start(
                LogOptions.settings(console, common),
                new GroupSettings(group, fromBeginning, false),
                collector);
        HealthServer server =
            health.start(
                new Health(() -> true, tracing::isReady, "not reading yet", Optional::empty))) {
      console
          .err()
          .println(
              "traces to %s, Kafka at %s%s. Stop it with Ctrl-C."
                  .formatted(collector, common.bootstrapServers(console), server.words()));
      console.err().flush();
      UntilStopped.await(tracing, new CompletableFuture<>());
    }
    return ExitCode.OK.status();
  }

  private URI url() {
    try {
      URI url = URI.create(endpoint);
      if (url.getHost() != null && url.getUserInfo() == null && isHttp(url)) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw wrongEndpoint();
    }
    throw wrongEndpoint();
  }

  private static boolean isHttp(URI url) {
    return "http".equals(url.getScheme()) || "https".equals(url.getScheme());
  }

  private CommandException wrongEndpoint() {
    return new CommandException(
        ExitCode.USAGE,
        "--otlp-endpoint takes an address as http://collector:4318, found \"" + endpoint + "\"");
  }

  /** As OpenTelemetry has it: name=value, comma-separated, percent-encoded. */
  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    for (String header : console.variable(HEADERS, "").split(",")) {
      int equals = header.indexOf('=');
      if (equals > 0) {
        headers.put(
            header.substring(0, equals).strip(),
            URLDecoder.decode(
                header.substring(equals + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8));
      } else if (!header.isBlank()) {
        throw new CommandException(
            ExitCode.USAGE, "$" + HEADERS + " takes name=value, comma-separated");
      }
    }
    return headers;
  }
}

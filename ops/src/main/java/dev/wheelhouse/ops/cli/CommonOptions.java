package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.cli.Logging.LogLevel;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class CommonOptions {
  static final String BOOTSTRAP_VARIABLE = "WHEELHOUSE_BOOTSTRAP_SERVERS";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      defaultValue = "default",
      scope = ScopeType.INHERIT,
      description = "Namespace of the release (default: ${DEFAULT-VALUE}).")
  String namespace;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "default",
      scope = ScopeType.INHERIT,
      description = "The cluster, by the name that the workers know (default: ${DEFAULT-VALUE}).")
  String cluster;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      scope = ScopeType.INHERIT,
      description =
          "Kafka's addresses, comma-separated (default: $"
              + BOOTSTRAP_VARIABLE
              + ", else localhost:9092).")
  String bootstrapServers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Properties of the Kafka clients, for example security.protocol.")
  Path kafkaConfig;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "wheelhouse",
      scope = ScopeType.INHERIT,
      description = "What the topics' names begin with (default: ${DEFAULT-VALUE}).")
  String topicPrefix;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Where to find the cluster (default: $KUBECONFIG, else ~/.kube/config).")
  Path kubeconfig;

  @Option(
      names = "--kube-context",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Context of the kubeconfig (default: its current one).")
  String kubeContext;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      scope = ScopeType.INHERIT,
      description = "error, warn, info, debug or trace (default: warn; worker and kafka: info).")
  LogLevel logLevel;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "As --log-level debug; `template` also prints what it refuses.")
  boolean debug;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Plain lines, as when the output is no terminal.")
  boolean noColor;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this text.")
  boolean help;

  /** Kafka's addresses, from the option, the environment or the default. */
  String bootstrapServers(Console console) {
    return bootstrapServers != null
        ? bootstrapServers
        : console.variable(BOOTSTRAP_VARIABLE, "localhost:9092");
  }
}

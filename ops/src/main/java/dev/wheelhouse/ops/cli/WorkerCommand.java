package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.metrics.WorkerMetrics;
import dev.wheelhouse.worker.Wiring;
import dev.wheelhouse.worker.Worker;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.kafka.JournalException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a worker. */
@Command(
    name = "worker",
    description = {
      "Run a worker: take requests from Kafka and do them on the cluster that --cluster names,",
      "or on several: --clusters.",
      "Runs until it is stopped; what is open then, another worker of the group resumes."
    })
final class WorkerCommand implements Callable<Integer>, ServingCommand {
  @Mixin ClusterFlags cluster = new ClusterFlags();
  @Mixin WorkerChartFlags charts = new WorkerChartFlags();
  @Mixin HealthServer.Flags health = new HealthServer.Flags();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = WorkerConfig.DEFAULT_GROUP,
      description = "The group of workers that shares the requests (default: ${DEFAULT-VALUE}).")
  String group;

  @Option(
      names = "--worker-id",
      paramLabel = "NAME",
      description = "Name of this worker; no two may share one (default: made of the host's name).")
  String workerId;

  @Option(
      names = "--static-membership",
      description = "Keep the partitions over a short restart under the same --worker-id.")
  boolean staticMembership;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "" + Topics.DEFAULT_PARTITIONS,
      description = "Partitions of topics that are created (default: ${DEFAULT-VALUE}).")
  int partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "Replicas of topics that are created (default: the broker's).")
  Integer replicationFactor;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "" + WorkerConfig.DEFAULT_THREADS,
      description = "Calls to the cluster at a time (default: ${DEFAULT-VALUE}).")
  int threads;

  @Option(
      names = "--default-service-account",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Service account of the release's namespace whose rights requests get that name none"
              + " (default: the worker's own rights).")
  String serviceAccount;

  private final Console console;
  private final CommonOptions common;

  WorkerCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    WorkerConfig config = config();
    LogOptions.connect(console, common).close();
    try (ServedClusters served = cluster.open(console, common)) {
      WorkerMetrics metrics = new WorkerMetrics(served.byName().values());
      Worker worker = Wiring.start(config, served.byName(), charts.source(console), metrics);
      metrics.watch(worker::isReady);
      try (Worker closing = worker;
          HealthServer server = health.start(health(worker, metrics))) {
        console
            .err()
            .println(
                "worker %s serves %s (%s), group %s, Kafka at %s%s"
                    .formatted(
                        config.workerId(),
                        served.words(),
                        cluster.words(),
                        group,
                        common.bootstrapServers(console),
                        server.words()));
        console.err().flush();
        UntilStopped.await(closing, closing.ended());
      }
    } catch (JournalException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }

  private static HealthServer.Health health(Worker worker, WorkerMetrics metrics) {
    return new HealthServer.Health(
        () -> !worker.ended().isDone(),
        worker::isReady,
        "not yet a member of the group",
        () -> Optional.of(metrics.scrape()));
  }

  private WorkerConfig config() {
    LogSettings log = LogOptions.settings(console, common);
    Map<String, String> kafka = new HashMap<>(log.properties());
    kafka.put("bootstrap.servers", log.bootstrapServers());
    return new WorkerConfig(
        workerId == null ? defaultId() : workerId,
        group,
        log.topics(),
        kafka,
        staticMembership,
        partitions,
        replicationFactor == null ? OptionalInt.empty() : OptionalInt.of(replicationFactor),
        threads,
        serviceAccount);
  }

  private static String defaultId() {
    byte[] random = new byte[3];
    ThreadLocalRandom.current().nextBytes(random);
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "worker";
    }
    return host + "-" + HexFormat.of().formatHex(random);
  }
}

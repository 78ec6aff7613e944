package dev.wheelhouse.ops.chaos;

import dev.wheelhouse.ops.cli.Console;
import dev.wheelhouse.ops.cli.Wheelhouse;
import dev.wheelhouse.worker.simulated.ApiServerProcess;
import dev.wheelhouse.worker.testing.BrokerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A broker and a cluster in processes of their own, and workers that share them. Closed in the
 * opposite order of the start.
 */
final class Processes implements AutoCloseable {
  private static final int PARTITIONS = 6;

  private final Path directory;
  private final BrokerProcess broker;
  private final ApiServerProcess cluster;
  private final Path kafkaConfig;
  private final List<AutoCloseable> open = new ArrayList<>();

  /**
   * @param session of the workers in their group
   */
  Processes(Path directory, Duration session) throws IOException {
    this.directory = directory;
    this.broker = opened(BrokerProcess.start(directory.resolve("broker"), "localhost"));
    this.cluster = opened(ApiServerProcess.start(directory.resolve("cluster")));
    this.kafkaConfig =
        Files.writeString(
            directory.resolve("kafka.properties"),
            """
            session.timeout.ms=%d
            heartbeat.interval.ms=1500
            reconnect.backoff.max.ms=500
            request.timeout.ms=10000
            default.api.timeout.ms=40000
            """
                .formatted(session.toMillis()));
  }

  <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  /** The broker's process, to be killed. */
  BrokerProcess brokerProcess() {
    return broker;
  }

  /** {@code host:port} for clients. */
  String broker() {
    return "localhost:" + broker.port();
  }

  /**
   * A worker that is not started yet.
   *
   * @param brokerAddress under which it finds the broker's host
   */
  WorkerProcess worker(String name, String brokerAddress, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--partitions", Integer.toString(PARTITIONS)));
    all.addAll(List.of(options));
    return opened(
        new WorkerProcess(
            directory,
            name,
            broker(),
            brokerAddress,
            cluster.kubeconfig(name),
            kafkaConfig,
            all.toArray(String[]::new)));
  }

  int partitions() {
    return PARTITIONS;
  }

  /** What {@code check-history} finds, as a user would ask it; empty: nothing. */
  List<String> check() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), false, Map.of(), directory);
    int exitCode =
        Wheelhouse.run(
            console,
            "check-history",
            "--bootstrap-servers",
            broker(),
            "--kubeconfig",
            cluster.kubeconfig("checker").toString(),
            "--audit",
            cluster.auditLog().toString());
    console.out().flush();
    console.err().flush();
    if (exitCode == 0) {
      System.out.print("check-history: " + out);
      return List.of();
    }
    return out.toString().isEmpty() ? List.of(err.toString()) : out.toString().lines().toList();
  }

  @Override
  public void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }
}

package dev.wheelhouse.ops.chaos;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.log.Tail;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.testing.BrokerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One run: everything is started, broken for a while, left alone until quiet, and judged. */
final class ChaosRun {
  private static final int WORKERS = 3;
  private static final int SESSION_MILLIS = 8_000;
  private static final Duration BEYOND_SESSION = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Path directory;
  private final long seed;
  private final Duration duration;
  private final int deployments;

  /**
   * @param duration how long things break at least; every kind of fault happens once in any case
   */
  ChaosRun(Path directory, long seed, Duration duration) {
    this.directory = directory.toAbsolutePath();
    this.seed = seed;
    this.duration = duration;
    this.deployments = (int) Math.min(200, Math.max(40, duration.toSeconds() / 3));
  }

  /**
   * What came of it.
   *
   * @param unfinished deployments that have no last event
   * @param drained from the last fault to the last event
   */
  record Result(
      String words,
      List<String> violations,
      Set<String> unfinished,
      double deployedShare,
      Duration drained,
      Duration drainBound) {}

  Result run() throws Exception {
    clear();
    try (Processes processes = new Processes(directory, Duration.ofMillis(SESSION_MILLIS))) {
      BrokerProcess broker = processes.brokerProcess();
      List<TcpProxy> networks = new ArrayList<>();
      List<WorkerProcess> workers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        String address = "127.0.0." + (i + 2);
        InetSocketAddress target = new InetSocketAddress("127.0.0.1", broker.port());
        networks.add(processes.opened(new TcpProxy(address, broker.port(), target)));
        workers.add(processes.worker("w" + i, address));
      }
      FaultInjector faults =
          new FaultInjector(seed, broker, workers, networks, SESSION_MILLIS + 1_000);
      return run(processes, workers, faults);
    }
  }

  private void clear() throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(directory);
  }

  private Result run(Processes processes, List<WorkerProcess> workers, FaultInjector faults)
      throws Exception {
    workers.get(0).start();
    String address = processes.broker();
    awaitTopics(address, workers.get(0));
    workers.subList(1, workers.size()).forEach(WorkerProcess::start);
    await(workers, () -> members(address) == WORKERS);
    List<String> charts = List.of(ChaosCharts.write(directory, 1), ChaosCharts.write(directory, 2));
    int releases = Math.max(10, deployments / 5);
    try (Workload workload =
        new Workload(
            address, Topics.DEFAULT.requests(), processes.partitions(), releases, charts, seed)) {
      long start = System.nanoTime();
      CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> ask(workload));
      while (System.nanoTime() - start < duration.toNanos() || !faults.allHappened()) {
        faults.next();
        Thread.sleep(2_000);
      }
      asking.get();
      return new Judgement(this, processes, workload, faults).judge(System.nanoTime());
    }
  }

  /** All requests come before the last fault. */
  private void ask(Workload workload) {
    long pause = duration.toMillis() * 8 / 10 / deployments;
    try {
      for (int i = 0; i < deployments; i++) {
        workload.next();
        Thread.sleep(pause);
      }
    } catch (Exception e) {
      throw new IllegalStateException("asking for deployments", e);
    }
  }

  private static void awaitTopics(String address, WorkerProcess first) throws InterruptedException {
    await(
        List.of(first),
        () -> {
          try (LogClient log = log(address)) {
            return log.partitions() > 0;
          } catch (LogException notYet) {
            return false;
          }
        });
  }

  private static int members(String address) {
    try (LogClient log = log(address)) {
      return log.groups().workers(WorkerConfig.DEFAULT_GROUP).members().size();
    }
  }

  /** Restarts workers that end meanwhile: on a busy machine the broker may not answer in time. */
  private static void await(List<WorkerProcess> workers, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the workers did not come up in " + PATIENCE);
      }
      workers.stream().filter(worker -> !worker.isAlive()).forEach(WorkerProcess::start);
      Thread.sleep(500);
    }
  }

  static LogClient log(String address) {
    return LogClient.connect(new LogSettings(address, Topics.DEFAULT, Map.of()));
  }

  /** The last facts of the wanted deployments, as soon as all have one or patience ends. */
  static Map<String, LifecycleEvent> awaitEnds(String address, Set<String> wanted) {
    Map<String, LifecycleEvent> ends = new HashMap<>();
    long patience = System.nanoTime() + PATIENCE.toNanos();
    EventCodec codec = EventCodec.standard();
    try (LogClient log = log(address)) {
      String topic = log.topics().lifecycle();
      try (Tail tail = log.tail(topic, log.startingAt(topic, log.allPartitions(), null))) {
        while (!ends.keySet().containsAll(wanted) && System.nanoTime() < patience) {
          for (ConsumerRecord<byte[], byte[]> record : tail.poll(Duration.ofMillis(500))) {
            if (codec.read(record) instanceof EventReading.Known known
                && (known.event().data() instanceof End
                    || known.event().data() instanceof RequestRejected)) {
              ends.put(known.event().deployment(), known.event().data());
            }
          }
        }
      }
    }
    return ends;
  }

  Path directory() {
    return directory;
  }

  long seed() {
    return seed;
  }

  Duration drainBound() {
    return BEYOND_SESSION.plusMillis(SESSION_MILLIS);
  }

  static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}

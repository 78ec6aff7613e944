package dev.wheelhouse.benchmarks.gateway;

import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.demo.DemoStack;
import dev.wheelhouse.ops.gateway.Gateway;
import dev.wheelhouse.ops.gateway.GatewayConfig;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A log of 100,000 events loaded, beside a plain consumer; and 1,000 deployments of a worker on the
 * simulated cluster, watched by 500 clients of the event stream, beside the same unwatched.
 */
public final class GatewayBenchmark implements NamedBenchmark {
  private static final int RELEASES = 10_000;
  private static final int EVENTS_EACH = 10;
  private static final int CLIENTS = 500;
  private static final int DEPLOYMENTS = 1_000;
  private static final int READS = 50;
  private static final int MEBI = 1 << 20;

  /** All clients have one address here, so the rate that one client may have must do for all. */
  private static final Limits ALL_FROM_ONE_ADDRESS =
      new Limits(
          Limits.DEFAULTS.streams(),
          10_000,
          10_000,
          Limits.DEFAULTS.deployments(),
          Limits.DEFAULTS.ringEvents(),
          Limits.DEFAULTS.ringBytes());

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String about() {
    return "loading 100,000 events, and 500 watchers of 1,000 deployments beside none";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Report report = new Report("measure", "yardstick", "gateway", "gateway / yardstick");
    try (BrokerProcess broker =
        BrokerProcess.start(Files.createTempDirectory("benchmark-broker"))) {
      load(report, KafkaForTests.at(broker.bootstrapServers()));
    }
    watch(report);
    return report;
  }

  private static Gateway gateway(String bootstrapServers, Topics topics) {
    return Gateway.start(
        new GatewayConfig(
            new LogSettings(bootstrapServers, topics, Map.of()),
            "127.0.0.1",
            0,
            Optional.empty(),
            ALL_FROM_ONE_ADDRESS));
  }

  private static void load(Report report, KafkaForTests kafka) throws Exception {
    Topics topics = kafka.freshTopics(Topics.DEFAULT_PARTITIONS);
    LongLog log = new LongLog(kafka, topics);
    System.err.println("benchmarks: writing a log of 100,000 events");
    log.write(RELEASES, EVENTS_EACH);
    System.err.println("benchmarks: loading it");
    double plain = log.plainRead(RELEASES * EVENTS_EACH);
    long before = usedMemory();
    long start = System.nanoTime();
    try (Gateway gateway = gateway(kafka.bootstrapServers(), topics)) {
      awaitReady(gateway);
      double seconds = (System.nanoTime() - start) / 1e9;
      compare(report, "%,d events read, s".formatted(RELEASES * EVENTS_EACH), plain, seconds);
      long memory = (usedMemory() - before) / MEBI;
      report.row("memory for %,d releases, MiB".formatted(RELEASES), "", "" + memory, "");
      reads(report, gateway, "/api/v1/releases?limit=1000", "ms for 1,000 releases, median");
      reads(
          report,
          gateway,
          "/api/v1/deployments/" + LongLog.deployment(RELEASES / 2),
          "ms for one deployment's timeline, median");
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void reads(Report report, Gateway gateway, String path, String measure)
      throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    double[] millis = new double[READS];
    for (int i = 0; i < READS; i++) {
      long start = System.nanoTime();
      var response =
          client.send(
              HttpRequest.newBuilder(gateway.url().resolve(path)).build(),
              BodyHandlers.ofByteArray());
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + response.statusCode());
      }
    }
    Arrays.sort(millis);
    report.row(measure, "", Report.number(millis[READS / 2]), "");
  }

  static void awaitReady(Gateway gateway) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ready = HttpRequest.newBuilder(gateway.url().resolve("/readyz")).build();
    while (client.send(ready, BodyHandlers.discarding()).statusCode() != 200) {
      Thread.sleep(20);
    }
  }

  private static void watch(Report report) throws Exception {
    try (DemoStack stack = DemoStack.start(0, "default");
        Gateway gateway = gateway(stack.bootstrapServers(), Topics.DEFAULT)) {
      awaitReady(gateway);
      Deployments deployments = new Deployments(stack.bootstrapServers());
      System.err.println("benchmarks: deployments that nobody watches");
      deployments.run("warm-", DEPLOYMENTS / 5);
      Duration alone = deployments.run("alone-", DEPLOYMENTS);
      System.err.println("benchmarks: deployments that " + CLIENTS + " clients watch");
      try (Watchers watchers = Watchers.open(gateway, CLIENTS)) {
        Duration watched = deployments.run("watched-", DEPLOYMENTS);
        long each = watchers.awaitAll(DEPLOYMENTS);
        compare(
            report,
            "%,d deployments, s; with %d watchers".formatted(DEPLOYMENTS, CLIENTS),
            alone.toMillis() / 1e3,
            watched.toMillis() / 1e3);
        report.row("events that each watcher got", "", "%,d".formatted(each), "");
        report.row("watchers that got all of them once", "", "" + watchers.complete(each), "");
        report.row(
            "ms from decided to received, p50 / p99",
            "",
            Report.number(watchers.latency(50)) + " / " + Report.number(watchers.latency(99)),
            "");
      }
    }
  }

  private static void compare(Report report, String measure, double plain, double ours) {
    report.row(measure, Report.number(plain), Report.number(ours), Report.ratio(ours, plain));
  }
}

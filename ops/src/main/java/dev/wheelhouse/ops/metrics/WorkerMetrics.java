package dev.wheelhouse.ops.metrics;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Telemetry;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/** What a worker tells of itself. Thread-safe. */
public final class WorkerMetrics implements Telemetry {
  private final Meters meters = new Meters();
  private volatile int working;

  /**
   * @param clusters whose calls are counted
   */
  public WorkerMetrics(Collection<Cluster> clusters) {
    meters.gauge(Metric.WORKING, () -> working);
    for (Cluster cluster : clusters) {
      meters.counter(Metric.API_CALLS, cluster::apiCalls, cluster.name());
    }
  }

  /** In Prometheus' text format. */
  public String scrape() {
    return meters.scrape();
  }

  /** From now on also tells whether the worker can take requests. */
  public void watch(BooleanSupplier ready) {
    meters.gauge(Metric.WORKER_READY, () -> ready.getAsBoolean() ? 1 : 0);
  }

  @Override
  public void committed(int events, Duration took) {
    meters.took(Metric.JOURNAL_SECONDS, took);
    meters.count(Metric.JOURNAL_EVENTS, events);
  }

  @Override
  public void worked(String command, boolean failed, Duration took) {
    meters.took(Metric.HANDLER_SECONDS, took, command, failed ? "failed" : "done");
  }

  @Override
  public void working(int deployments) {
    working = deployments;
  }
}

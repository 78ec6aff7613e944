package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.metrics.Meters;
import dev.wheelhouse.ops.metrics.Metric;

/** What {@code /metrics} tells; no names of releases. */
final class GatewayMetrics {
  private final Meters meters = new Meters();

  GatewayMetrics(Feed feed, Streams streams) {
    meters.gauge(Metric.GATEWAY_RELEASES, feed.index()::releaseCount);
    meters.gauge(Metric.GATEWAY_DEPLOYMENTS, feed.index()::deploymentCount);
    meters.gauge(Metric.GATEWAY_STREAMS, streams::count);
    meters.counter(Metric.GATEWAY_LOG_EVENTS, feed.index()::events);
    meters.counter(Metric.GATEWAY_LOG_STRANGE, feed.index()::strange);
    meters.gauge(Metric.GATEWAY_READY, () -> feed.isLoaded() && feed.isAnswering() ? 1 : 0);
  }

  /** Counts an answer. */
  void answered(String method, int status) {
    meters.count(Metric.GATEWAY_REQUESTS, method, String.valueOf(status));
  }

  /** In Prometheus' text format. */
  String scrape() {
    return meters.scrape();
  }
}

package dev.wheelhouse.ops.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/** What {@code /metrics} tells; no names of releases. */
final class GatewayMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  GatewayMetrics(Feed feed, Streams streams) {
    gauge("wheelhouse.gateway.releases", "Releases in memory.", feed.index()::releaseCount);
    gauge(
        "wheelhouse.gateway.deployments", "Deployments in memory.", feed.index()::deploymentCount);
    gauge("wheelhouse.gateway.streams", "Open event streams.", streams::count);
    gauge(
        "wheelhouse.gateway.log.events",
        "Lifecycle events read since the start.",
        feed.index()::events);
    gauge(
        "wheelhouse.gateway.log.strange",
        "Records of the lifecycle topic that were no events.",
        feed.index()::strange);
    gauge(
        "wheelhouse.gateway.ready",
        "1 when the log is read and Kafka answers.",
        () -> feed.isLoaded() && feed.isAnswering() ? 1 : 0);
  }

  private void gauge(String name, String help, Supplier<Number> value) {
    Gauge.builder(name, value).description(help).register(registry);
  }

  /** Counts an answer. */
  void answered(String method, int status) {
    Counter.builder("wheelhouse.gateway.http.requests")
        .description("Answers by method and status.")
        .tag("method", method)
        .tag("status", String.valueOf(status))
        .register(registry)
        .increment();
  }

  /** In Prometheus' text format. */
  String scrape() {
    return registry.scrape();
  }
}

package dev.wheelhouse.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The metrics of one process, each with the name, help and labels of its {@link Metric}. */
public final class Meters {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Metric, MultiGauge> rows = new EnumMap<>(Metric.class);

  /** One row of a gauge with labels. */
  public record Row(double value, List<String> labels) {}

  /** Counts one; the labels' values in their order. */
  public void count(Metric counter, String... labels) {
    count(counter, 1, labels);
  }

  /** Counts several. */
  public void count(Metric counter, double number, String... labels) {
    Counter.builder(name(counter))
        .description(counter.help())
        .tags(tags(counter, List.of(labels)))
        .register(registry)
        .increment(number);
  }

  /** Counts what something else counts: {@code total} never falls. */
  public void counter(Metric counter, DoubleSupplier total, String... labels) {
    // Micrometer holds what it is given here weakly: total itself would be collected.
    FunctionCounter.builder(name(counter), this, meters -> total.getAsDouble())
        .description(counter.help())
        .tags(tags(counter, List.of(labels)))
        .register(registry);
  }

  /** Adds a duration to a histogram. */
  public void took(Metric histogram, Duration duration, String... labels) {
    Timer.builder(name(histogram))
        .description(histogram.help())
        .tags(tags(histogram, List.of(labels)))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(duration);
  }

  /** A gauge that is asked whenever the metrics are. */
  public void gauge(Metric gauge, DoubleSupplier value) {
    Gauge.builder(name(gauge), value, DoubleSupplier::getAsDouble)
        .description(gauge.help())
        .strongReference(true)
        .register(registry);
  }

  /** Sets all rows of a gauge with labels; those that were there before and are not now end. */
  public void rows(Metric gauge, List<Row> values) {
    rows.computeIfAbsent(
            gauge,
            each -> MultiGauge.builder(name(each)).description(each.help()).register(registry))
        .register(
            values.stream()
                .map(row -> MultiGauge.Row.of(tags(gauge, row.labels()), row.value()))
                .toList(),
            true);
  }

  /** All of them in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  private static Tags tags(Metric metric, List<String> values) {
    if (values.size() != metric.labels().size()) {
      throw new IllegalArgumentException(
          metric + " has the labels " + metric.labels() + ", found values " + values);
    }
    Tags tags = Tags.empty();
    for (int i = 0; i < values.size(); i++) {
      tags = tags.and(metric.labels().get(i), values.get(i));
    }
    return tags;
  }

  /** Micrometer appends the suffix of the kind by itself. */
  private static String name(Metric metric) {
    return switch (metric.kind()) {
      case COUNTER -> metric.text().replaceFirst("_total$", "");
      case HISTOGRAM -> metric.text().replaceFirst("_seconds$", "");
      case GAUGE -> metric.text();
    };
  }
}

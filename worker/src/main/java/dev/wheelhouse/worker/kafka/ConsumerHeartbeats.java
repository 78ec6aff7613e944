package dev.wheelhouse.worker.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Tells from a consumer's metrics, the only place where it speaks of heartbeats. Between two looks
 * the number of answers has grown, so one was received after the first look; it was sent before
 * that by no more than the longest time an answer has taken of late. The coordinator begins a
 * session anew with each heartbeat and when it answers a SyncGroup.
 */
final class ConsumerHeartbeats implements Heartbeats {
  /**
   * {@code metrics.sample.window.ms}. The consumer keeps two windows, so a maximum goes back at
   * least one and at most two.
   */
  static final Duration WINDOW = Duration.ofSeconds(5);

  private static final String GROUP = "consumer-coordinator-metrics";

  private final Map<MetricName, ? extends Metric> metrics;
  private final LongSupplier clock;
  private final Answers beats = new Answers("heartbeat-total", "heartbeat-response-time-max");
  private final Answers joins = new Answers("sync-total", "sync-time-max");
  private long looked;
  private OptionalLong heard = OptionalLong.empty();

  /**
   * @param metrics of a consumer with windows of {@link #WINDOW}, as it keeps them up to date
   */
  ConsumerHeartbeats(Map<MetricName, ? extends Metric> metrics, LongSupplier clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.looked = clock.getAsLong();
  }

  @Override
  public OptionalLong heard() {
    long now = clock.getAsLong();
    boolean remembered = now - looked < WINDOW.toNanos();
    for (Answers answers : new Answers[] {beats, joins}) {
      if (answers.haveGrown() && remembered) {
        later(looked - answers.longest());
      }
    }
    looked = now;
    return heard;
  }

  private void later(long moment) {
    if (heard.isEmpty() || moment > heard.getAsLong()) {
      heard = OptionalLong.of(moment);
    }
  }

  /** The answers of one kind. */
  private final class Answers {
    private final Figure total;
    private final Figure longest;
    private double seen;

    Answers(String total, String longest) {
      this.total = new Figure(total);
      this.longest = new Figure(longest);
    }

    boolean haveGrown() {
      double now = total.value();
      boolean grown = now > seen;
      seen = Double.isNaN(now) ? seen : now;
      return grown;
    }

    /** In nanoseconds; read after the total, so that it covers what is counted there. */
    long longest() {
      double millis = longest.value();
      return Double.isNaN(millis) ? Long.MAX_VALUE / 4 : Math.round((millis + 1) * 1e6);
    }
  }

  /** One metric; looked for once, since a consumer has hundreds. */
  private final class Figure {
    private final String name;
    private Metric metric;

    Figure(String name) {
      this.name = name;
    }

    double value() {
      if (metric == null) {
        metric = find();
      }
      return metric == null ? Double.NaN : (double) metric.metricValue();
    }

    private Metric find() {
      for (Map.Entry<MetricName, ? extends Metric> each : metrics.entrySet()) {
        if (each.getKey().name().equals(name) && each.getKey().group().equals(GROUP)) {
          return each.getValue();
        }
      }
      return null;
    }
  }
}

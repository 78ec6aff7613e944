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
    private final String total;
    private final String longest;
    private double seen;

    Answers(String total, String longest) {
      this.total = total;
      this.longest = longest;
    }

    boolean haveGrown() {
      double now = metric(total);
      boolean grown = now > seen;
      seen = Double.isNaN(now) ? seen : now;
      return grown;
    }

    /** In nanoseconds; read after the total, so that it covers what is counted there. */
    long longest() {
      double millis = metric(longest);
      return Double.isNaN(millis) ? Long.MAX_VALUE / 4 : Math.round((millis + 1) * 1e6);
    }

    private double metric(String name) {
      for (Map.Entry<MetricName, ? extends Metric> metric : metrics.entrySet()) {
        if (metric.getKey().name().equals(name) && metric.getKey().group().equals(GROUP)) {
          return (double) metric.getValue().metricValue();
        }
      }
      return Double.NaN;
    }
  }
}

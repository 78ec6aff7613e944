package dev.wheelhouse.ops.metrics;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.LogFollower;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.pace.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the lifecycle topic from its beginning on, and now and then asks for the workers' group.
 * Faults of Kafka are logged and waited out.
 */
public final class MetricsExporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsExporter.class);
  private static final long GROUP_MILLIS = 10_000;

  private final Vertx vertx;
  private final LogSettings settings;
  private final String group;
  private final Clock clock;
  private final LifecycleMetrics metrics;
  private final EventCodec codec = EventCodec.standard();
  private LogFollower follower;
  private volatile boolean caughtUp;

  private MetricsExporter(
      Vertx vertx, LogSettings settings, String group, Pace.Limits limits, Clock clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.group = group;
    this.clock = clock;
    this.metrics = new LifecycleMetrics(limits);
  }

  /**
   * Begins to read.
   *
   * @param group the workers' consumer group
   */
  public static MetricsExporter start(
      LogSettings settings, String group, Pace.Limits limits, Clock clock) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(1));
    MetricsExporter exporter = new MetricsExporter(vertx, settings, group, limits, clock);
    vertx.runOnContext(nothing -> exporter.run());
    return exporter;
  }

  private void run() {
    follower = LogFollower.start(vertx, settings, settings.topics().lifecycle(), this::take);
    follower
        .caughtUp()
        .onSuccess(
            done -> {
              caughtUp = true;
              LOG.info("the log is read");
            });
    askForWorkers();
  }

  private Future<Void> take(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.isEmpty()
        ? Future.succeededFuture()
        : vertx.executeBlocking(
            () -> {
              records.forEach(this::take);
              return null;
            });
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (codec.read(record) instanceof EventReading.Known known) {
      metrics.on(known.event());
    } else {
      metrics.onUnreadable();
    }
  }

  private void askForWorkers() {
    vertx
        .executeBlocking(
            () -> {
              try (LogClient log = LogClient.connect(settings)) {
                return log.group(group);
              }
            },
            false)
        .onSuccess(metrics::on)
        .onFailure(MetricsExporter::noAnswer)
        .onComplete(done -> vertx.setTimer(GROUP_MILLIS, id -> askForWorkers()));
  }

  private static void noAnswer(Throwable problem) {
    if (problem instanceof LogException) {
      LOG.warn("the workers' group is not known: {}", problem.getMessage());
    } else {
      LOG.error("the workers' group is not known", problem);
    }
  }

  /** Whether everything has been read that the log held at the start. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** In Prometheus' text format; empty before the log has been read: half counts mislead. */
  public Optional<String> scrape() {
    return caughtUp ? Optional.of(metrics.scrape(clock.instant())) : Optional.empty();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the lifecycle topic from its beginning on, and now and then asks for the workers' group and
 * for those that read the log. Faults of Kafka are logged and waited out.
 */
public final class MetricsExporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsExporter.class);
  private static final long GROUP_SECONDS = 10;

  private final Vertx vertx;
  private final LogSettings settings;
  private final String group;
  private final Clock clock;
  private final LifecycleMetrics metrics;
  private final EventCodec codec = EventCodec.standard();
  private final Map<Integer, Long> last = new ConcurrentHashMap<>();
  private final ScheduledExecutorService asking =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "consumer-groups"), new DiscardPolicy());
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
                .setWorkerPoolSize(1)
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
              asking.scheduleWithFixedDelay(this::askForGroups, 0, GROUP_SECONDS, TimeUnit.SECONDS);
            });
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
    last.put(record.partition(), record.offset() + 1);
    if (codec.read(record) instanceof EventReading.Known known) {
      metrics.on(known.event());
    } else {
      metrics.onUnreadable();
    }
  }

  private void askForGroups() {
    try (LogClient log = LogClient.connect(settings)) {
      metrics.on(log.groups().workers(group));
      Map<String, Map<Integer, Long>> readers =
          log.groups().readersOf(settings.topics().lifecycle());
      metrics.on(Map.copyOf(last), readers);
      String undelivered = settings.topics().undelivered();
      if (log.exists(undelivered)) {
        metrics.onUndelivered(log.ends(undelivered, List.of(0)).get(0));
      }
    } catch (LogException e) {
      if (!asking.isShutdown()) {
        LOG.warn("the consumer groups are not known: {}", e.getMessage());
      }
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
    asking.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

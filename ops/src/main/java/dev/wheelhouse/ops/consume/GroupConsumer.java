package dev.wheelhouse.ops.consume;

import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.LogSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer of the lifecycle topic with a group of its own. Each event is folded in the order of
 * its partition; what the fold makes of it is worked on at least once, for one release in order,
 * and again until it succeeds. Only what was handled is committed, so that a restart or a rebalance
 * repeats nothing but what had not been, or not been committed: work is identified by its event's
 * id. Kafka's faults are logged and waited out.
 *
 * <p>Belongs to the event loop that started it, which calls fold and work.
 *
 * @param <W> what the fold makes of an event
 */
public final class GroupConsumer<W> {
  static final int BATCH = 500;

  private static final Logger LOG = LoggerFactory.getLogger(GroupConsumer.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long RETRY_MILLIS = 1_000;

  private final Vertx vertx;
  private final LogSettings log;
  private final GroupSettings settings;
  private final Supplier<Fold<W>> folds;
  private final Work<W> work;
  private final Backoff backoff;
  private final String topic;
  private final Map<TopicPartition, Lane<W>> lanes = new HashMap<>();
  private final Set<TopicPartition> unprepared = new HashSet<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private final Promise<Void> closed = Promise.promise();
  private KafkaConsumer<byte[], byte[]> consumer;
  private boolean joined;
  private volatile boolean ready;
  private volatile boolean closing;
  private volatile long closeAt;

  /**
   * Work on what the fold makes of an event.
   *
   * @param <W> that
   */
  @FunctionalInterface
  public interface Work<W> {
    /**
     * Does it; completes when it is done for good, fails when it must be tried again: not before
     * the time that a {@link DelayedException} tells.
     *
     * @param attempt from 1; begins anew after a restart
     */
    Future<Void> on(W what, int attempt);
  }

  private GroupConsumer(
      Vertx vertx,
      LogSettings log,
      GroupSettings settings,
      Supplier<Fold<W>> folds,
      Work<W> work,
      Backoff backoff) {
    this.vertx = vertx;
    this.log = log;
    this.settings = settings;
    this.folds = folds;
    this.work = work;
    this.backoff = backoff;
    this.topic = log.topics().lifecycle();
  }

  /**
   * Starts to consume.
   *
   * @param folds makes a fold for each partition
   * @param backoff pauses before what failed is tried again
   */
  public static <W> GroupConsumer<W> start(
      Vertx vertx,
      LogSettings log,
      GroupSettings settings,
      Supplier<Fold<W>> folds,
      Work<W> work,
      Backoff backoff) {
    GroupConsumer<W> started = new GroupConsumer<>(vertx, log, settings, folds, work, backoff);
    vertx.runOnContext(now -> started.connect());
    return started;
  }

  private void connect() {
    if (closing) {
      closed.tryComplete();
      return;
    }
    vertx
        .<KafkaConsumer<byte[], byte[]>>executeBlocking(
            () -> KafkaConsumer.create(vertx, log.groupConsumer(settings.group(), BATCH)))
        .compose(
            created -> {
              consumer = created;
              consumer.partitionsAssignedHandler(this::assigned);
              consumer.partitionsRevokedHandler(places -> places.forEach(this::drop));
              return created.partitionsFor(topic);
            })
        .compose(
            found ->
                found == null || found.isEmpty()
                    ? Future.failedFuture(
                        new LogException(
                            "topic " + topic + " does not exist yet; a worker creates it"))
                    : consumer.subscribe(topic))
        .onComplete(done -> poll(), this::connectAgain);
  }

  private void connectAgain(Throwable problem) {
    LOG.warn("group {} cannot read {} yet: {}", settings.group(), topic, problem.getMessage());
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
    vertx.setTimer(RETRY_MILLIS, id -> connect());
  }

  private void assigned(Set<TopicPartition> places) {
    joined = true;
    unprepared.addAll(places);
  }

  private void drop(TopicPartition place) {
    unprepared.remove(place);
    paused.remove(place);
    Lane<W> lane = lanes.remove(place);
    if (lane != null) {
      lane.close();
    }
  }

  private void poll() {
    if (closing) {
      lanes.values().forEach(Lane::stop);
      boolean running = lanes.values().stream().anyMatch(Lane::isRunning);
      if (!running || System.nanoTime() - closeAt >= 0) {
        finish();
        return;
      }
    }
    consumer
        .poll(POLL)
        .compose(this::take)
        .compose(done -> prepare())
        .compose(done -> balance())
        .compose(done -> commit())
        .onComplete(
            done -> {
              ready = joined && unprepared.isEmpty();
              poll();
            },
            problem -> {
              LOG.warn(
                  "group {}: reading {} failed: {}", settings.group(), topic, problem.getMessage());
              vertx.setTimer(RETRY_MILLIS, id -> poll());
            });
  }

  /** What came of a partition before its place was found is read again from there. */
  private Future<Void> take(KafkaConsumerRecords<byte[], byte[]> polled) {
    for (ConsumerRecord<byte[], byte[]> record : polled.records()) {
      Lane<W> lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
      if (lane != null) {
        lane.take(record);
      }
    }
    return Future.succeededFuture();
  }

  private Future<Void> prepare() {
    List<Future<Void>> preparing = new ArrayList<>();
    for (TopicPartition place : Set.copyOf(unprepared)) {
      preparing.add(prepare(place));
    }
    return Future.join(preparing).mapEmpty();
  }

  private Future<Void> prepare(TopicPartition place) {
    return consumer
        .committed(place)
        .compose(
            found ->
                found == null
                    ? firstStart(place)
                    : Future.succeededFuture(
                        new Checkpoint.Stored(found.getOffset(), found.getMetadata())))
        .compose(
            stored -> {
              Lane<W> lane =
                  new Lane<>(
                      vertx, Checkpoint.restored(stored), stored, folds.get(), work, backoff);
              long from = settings.wholeLog() ? 0 : lane.foldFrom();
              return consumer.seek(place, from).onSuccess(done -> adopt(place, lane));
            });
  }

  /** Commits at once where it begins: what comes before the first event must not be lost. */
  private Future<Checkpoint.Stored> firstStart(TopicPartition place) {
    return (settings.fromBeginning()
            ? consumer.beginningOffsets(place)
            : consumer.endOffsets(place))
        .map(offset -> Checkpoint.startingAt(offset).stored())
        .compose(stored -> commit(Map.of(place, stored)).map(stored));
  }

  /** Unless it was taken away meanwhile. */
  private void adopt(TopicPartition place, Lane<W> lane) {
    if (unprepared.remove(place)) {
      lanes.put(place, lane);
    }
  }

  /** Partitions with much to do are not read on; polling never stops, so the group keeps us. */
  private Future<Void> balance() {
    Set<TopicPartition> full = new HashSet<>();
    lanes.forEach(
        (place, lane) -> {
          if (lane.isFull() || closing) {
            full.add(place);
          }
        });
    Set<TopicPartition> toPause = new HashSet<>(full);
    toPause.removeAll(paused);
    Set<TopicPartition> toResume = new HashSet<>(paused);
    toResume.removeAll(full);
    Future<Void> changed = toPause.isEmpty() ? Future.succeededFuture() : consumer.pause(toPause);
    if (!toResume.isEmpty()) {
      changed = changed.compose(done -> consumer.resume(toResume));
    }
    return changed.onSuccess(
        done -> {
          paused.clear();
          paused.addAll(full);
        });
  }

  private Future<Void> commit() {
    Map<TopicPartition, Checkpoint.Stored> changed = new HashMap<>();
    lanes.forEach((place, lane) -> lane.toCommit().ifPresent(now -> changed.put(place, now)));
    return changed.isEmpty()
        ? Future.succeededFuture()
        : commit(changed)
            .otherwise(
                problem -> {
                  LOG.info(
                      "group {} will commit later: {}", settings.group(), problem.getMessage());
                  return null;
                });
  }

  private Future<Void> commit(Map<TopicPartition, Checkpoint.Stored> stored) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    stored.forEach(
        (place, now) -> offsets.put(place, new OffsetAndMetadata(now.offset(), now.metadata())));
    return consumer
        .commit(offsets)
        .onSuccess(
            done ->
                stored.forEach(
                    (place, now) -> {
                      if (lanes.containsKey(place)) {
                        lanes.get(place).committed(now);
                      }
                    }))
        .mapEmpty();
  }

  private void finish() {
    lanes.values().forEach(Lane::close);
    commit().compose(done -> consumer.close()).onComplete(done -> closed.tryComplete());
  }

  /** Whether the group has given it a part of the topic. From any thread. */
  public boolean isReady() {
    return ready;
  }

  /**
   * Begins nothing more, waits for what has begun, commits, and leaves the group. From any thread.
   *
   * @param patience how long to wait; what is not done then will be done again
   */
  public Future<Void> close(Duration patience) {
    closeAt = System.nanoTime() + patience.toNanos();
    closing = true;
    return closed.future();
  }
}

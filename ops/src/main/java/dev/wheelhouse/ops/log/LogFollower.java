package dev.wheelhouse.ops.log;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all partitions of a topic from their beginning on for as long as the program runs, batch
 * by batch, without blocking. Faults of Kafka are logged and waited out. Belongs to the event loop
 * that started it; its handler is called there.
 */
public final class LogFollower {
  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long RETRY_MILLIS = 1_000;

  private final Vertx vertx;
  private final LogSettings settings;
  private final String topic;
  private final Function<List<ConsumerRecord<byte[], byte[]>>, Future<Void>> handler;
  private final Promise<Integer> partitions = Promise.promise();
  private final Promise<Void> caughtUp = Promise.promise();
  private KafkaConsumer<byte[], byte[]> consumer;
  private long[] ends;
  private boolean closed;

  private LogFollower(
      Vertx vertx,
      LogSettings settings,
      String topic,
      Function<List<ConsumerRecord<byte[], byte[]>>, Future<Void>> handler) {
    this.vertx = vertx;
    this.settings = settings;
    this.topic = topic;
    this.handler = handler;
  }

  /**
   * Starts to follow.
   *
   * @param handler takes committed records, in order within each partition; the next batch comes
   *     when its future completes. Called once with an empty batch before the first
   */
  public static LogFollower start(
      Vertx vertx,
      LogSettings settings,
      String topic,
      Function<List<ConsumerRecord<byte[], byte[]>>, Future<Void>> handler) {
    LogFollower follower = new LogFollower(vertx, settings, topic, handler);
    follower.connect();
    return follower;
  }

  /** Completes with their number when the topic is found, before the first batch. */
  public Future<Integer> partitions() {
    return partitions.future();
  }

  /** Completes when everything has been handled that the topic held when it was found. */
  public Future<Void> caughtUp() {
    return caughtUp.future();
  }

  private void connect() {
    vertx
        .<KafkaConsumer<byte[], byte[]>>executeBlocking(
            () -> KafkaConsumer.create(vertx, settings.consumer()))
        .compose(
            created -> {
              consumer = created;
              return created.partitionsFor(topic);
            })
        .compose(found -> found == null || found.isEmpty() ? absent() : begin(found.size()))
        .onSuccess(done -> poll())
        .onFailure(this::connectAgain);
  }

  private Future<Void> absent() {
    return Future.failedFuture(
        new LogException(
            "topic " + topic + " does not exist yet; a worker creates it when it starts"));
  }

  private Future<Void> begin(int count) {
    Set<TopicPartition> places = new HashSet<>();
    IntStream.range(0, count).forEach(i -> places.add(new TopicPartition(topic, i)));
    return consumer
        .assign(places)
        .compose(done -> consumer.seekToBeginning(places))
        .compose(done -> consumer.endOffsets(places))
        .compose(
            found -> {
              ends = new long[count];
              found.forEach((place, end) -> ends[place.getPartition()] = end);
              partitions.tryComplete(count);
              return handler.apply(List.of());
            });
  }

  private void connectAgain(Throwable problem) {
    if (closed) {
      return;
    }
    LOG.warn("cannot follow {} yet: {}", topic, problem.getMessage());
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
    vertx.setTimer(RETRY_MILLIS, id -> connect());
  }

  private void poll() {
    if (closed) {
      return;
    }
    consumer
        .poll(POLL)
        .compose(polled -> handler.apply(records(polled)))
        .compose(done -> caughtUp.future().isComplete() ? Future.succeededFuture() : compareEnds())
        .onComplete(
            done -> poll(),
            problem -> {
              if (!closed) {
                LOG.warn("reading {} failed: {}", topic, problem.getMessage());
                vertx.setTimer(RETRY_MILLIS, id -> poll());
              }
            });
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(
      KafkaConsumerRecords<byte[], byte[]> polled) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.size());
    polled.records().forEach(records::add);
    return records;
  }

  /** Transaction markers take offsets too, so positions tell more than the last records. */
  private Future<Void> compareEnds() {
    List<Future<Boolean>> reached = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      long end = ends[i];
      reached.add(consumer.position(new TopicPartition(topic, i)).map(at -> at >= end));
    }
    return Future.all(reached)
        .map(
            all -> {
              if (all.<Boolean>list().stream().allMatch(Boolean::booleanValue)) {
                caughtUp.tryComplete();
              }
              return null;
            });
  }

  /** How many partitions the topic has now; fails when Kafka does not answer. */
  public Future<Integer> countPartitions() {
    return consumer == null
        ? Future.failedFuture(new LogException("not connected to Kafka yet"))
        : consumer.partitionsFor(topic).map(List::size);
  }

  /** Stops following. */
  public Future<Void> close() {
    closed = true;
    return consumer == null ? Future.succeededFuture() : consumer.close();
  }
}

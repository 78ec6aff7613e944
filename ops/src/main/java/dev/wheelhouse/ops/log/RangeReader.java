package dev.wheelhouse.ops.log;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads parts of a topic again, without blocking; at most a few at a time, the others wait their
 * turn. Belongs to one event loop.
 */
public final class RangeReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int EMPTY_POLLS = 20;

  private final Vertx vertx;
  private final LogSettings settings;
  private final String topic;
  private final int most;
  private final Deque<KafkaConsumer<byte[], byte[]>> idle = new ArrayDeque<>();
  private final Deque<Promise<KafkaConsumer<byte[], byte[]>>> waiting = new ArrayDeque<>();
  private final List<KafkaConsumer<byte[], byte[]>> all = new ArrayList<>();
  private int created;

  /**
   * @param readers how many ranges are read at a time
   */
  public RangeReader(Vertx vertx, LogSettings settings, String topic, int readers) {
    this.vertx = vertx;
    this.settings = settings;
    this.topic = topic;
    this.most = readers;
  }

  /**
   * Which records to read.
   *
   * @param partition where
   * @param from the first offset
   * @param to one after the last
   */
  public record Range(int partition, long from, long to) {}

  /**
   * Reads the committed records of a range in order.
   *
   * @param sink takes each batch; the next one is read when its future completes with true, none
   *     when it completes with false
   * @return completes when the range is read or the sink has had enough; fails when Kafka does not
   *     answer
   */
  public Future<Void> read(
      Range range, Function<List<ConsumerRecord<byte[], byte[]>>, Future<Boolean>> sink) {
    if (range.from() >= range.to()) {
      return Future.succeededFuture();
    }
    return acquire()
        .compose(
            consumer -> {
              TopicPartition place = new TopicPartition(topic, range.partition());
              return consumer
                  .assign(Set.of(place))
                  .compose(done -> consumer.seek(place, range.from()))
                  .compose(done -> new Reading(consumer, place, range, sink).next())
                  .onComplete(done -> release(consumer));
            });
  }

  private final class Reading {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition place;
    private final Range range;
    private final Function<List<ConsumerRecord<byte[], byte[]>>, Future<Boolean>> sink;
    private int emptyPolls;

    Reading(
        KafkaConsumer<byte[], byte[]> consumer,
        TopicPartition place,
        Range range,
        Function<List<ConsumerRecord<byte[], byte[]>>, Future<Boolean>> sink) {
      this.consumer = consumer;
      this.place = place;
      this.range = range;
      this.sink = sink;
    }

    Future<Void> next() {
      return consumer
          .poll(POLL)
          .compose(
              polled -> {
                List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : polled.records()) {
                  if (record.offset() < range.to()) {
                    records.add(record);
                  }
                }
                emptyPolls = polled.isEmpty() ? emptyPolls + 1 : 0;
                return records.isEmpty() ? Future.succeededFuture(true) : sink.apply(records);
              })
          .compose(
              more ->
                  more ? consumer.position(place) : Future.<Long>succeededFuture(Long.MAX_VALUE))
          .compose(this::goOn);
    }

    private Future<Void> goOn(long position) {
      if (position >= range.to()) {
        return Future.succeededFuture();
      }
      if (emptyPolls >= EMPTY_POLLS) {
        return Future.failedFuture(
            new LogException(
                "reading %s-%d at %d: nothing came from Kafka for %d s"
                    .formatted(
                        topic,
                        range.partition(),
                        position,
                        POLL.multipliedBy(EMPTY_POLLS).toSeconds())));
      }
      return next();
    }
  }

  /**
   * What the log holds now, by partition.
   *
   * @param partitions how many there are
   */
  public Future<List<Range>> bounds(int partitions) {
    Set<TopicPartition> places = new HashSet<>();
    IntStream.range(0, partitions).forEach(i -> places.add(new TopicPartition(topic, i)));
    return acquire()
        .compose(
            consumer ->
                consumer
                    .beginningOffsets(places)
                    .compose(
                        first -> consumer.endOffsets(places).map(end -> ranges(places, first, end)))
                    .onComplete(done -> release(consumer)));
  }

  private static List<Range> ranges(
      Set<TopicPartition> places, Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
    return places.stream()
        .map(place -> new Range(place.getPartition(), first.get(place), end.get(place)))
        .sorted(Comparator.comparingInt(Range::partition))
        .toList();
  }

  private Future<KafkaConsumer<byte[], byte[]>> acquire() {
    KafkaConsumer<byte[], byte[]> free = idle.poll();
    if (free != null) {
      return Future.succeededFuture(free);
    }
    if (created < most) {
      created++;
      return vertx
          .<KafkaConsumer<byte[], byte[]>>executeBlocking(
              () -> KafkaConsumer.create(vertx, settings.consumer()))
          .onSuccess(all::add)
          .onFailure(problem -> created--);
    }
    Promise<KafkaConsumer<byte[], byte[]>> turn = Promise.promise();
    waiting.add(turn);
    return turn.future();
  }

  private void release(KafkaConsumer<byte[], byte[]> consumer) {
    Promise<KafkaConsumer<byte[], byte[]>> next = waiting.poll();
    if (next != null) {
      next.complete(consumer);
    } else {
      idle.add(consumer);
    }
  }

  /** Ends all connections. */
  public Future<Void> close() {
    return Future.join(all.stream().map(KafkaConsumer::close).toList()).mapEmpty();
  }
}

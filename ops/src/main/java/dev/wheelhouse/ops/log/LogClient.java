package dev.wheelhouse.ops.log;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.request.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.client.common.PartitionInfo;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.producer.KafkaProducer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One command's connection to the log. Its calls block, for seconds at most, and are not for an
 * event loop. Not thread-safe but for {@link #close()}.
 */
public final class LogClient implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;

  private final LogSettings settings;
  private final Vertx vertx;
  private final List<KafkaConsumer<byte[], byte[]>> consumers = new ArrayList<>();
  private KafkaProducer<byte[], byte[]> producer;
  private Integer partitions;

  private LogClient(LogSettings settings) {
    this.settings = settings;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
  }

  /**
   * Finds out that somebody listens; connects when the first call needs it.
   *
   * @throws LogException when nobody listens at the addresses
   */
  public static LogClient connect(LogSettings settings) {
    Reachability.check(settings.bootstrapServers());
    return new LogClient(settings);
  }

  /** The topics' names. */
  public Topics topics() {
    return settings.topics();
  }

  /**
   * Number of partitions of the requests and lifecycle topics.
   *
   * @throws LogException when they do not exist, or differ
   */
  public int partitions() {
    if (partitions == null) {
      KafkaConsumer<byte[], byte[]> consumer = consumer();
      int lifecycle = partitionsOf(consumer, topics().lifecycle());
      int requests = partitionsOf(consumer, topics().requests());
      close(consumer);
      if (lifecycle != requests) {
        throw new LogException(
            "%s has %d partitions and %s has %d; they must have the same number"
                .formatted(topics().requests(), requests, topics().lifecycle(), lifecycle));
      }
      partitions = requests;
    }
    return partitions;
  }

  /** Whether there is such a topic; those of notifications and projections may not be there. */
  public boolean exists(String topic) {
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    boolean found = !find(consumer, topic).isEmpty();
    close(consumer);
    return found;
  }

  private List<PartitionInfo> find(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<PartitionInfo> found = await(consumer.partitionsFor(topic), "asking for topic " + topic);
    return found == null ? List.of() : found;
  }

  private int partitionsOf(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<PartitionInfo> found = find(consumer, topic);
    if (found.isEmpty()) {
      throw new LogException(
          "topic %s does not exist on %s: start a worker, which creates it, or check --topic-prefix"
              .formatted(topic, settings.bootstrapServers()));
    }
    return found.size();
  }

  /** The partition on which a release's requests and events lie. */
  public int partitionOf(ReleaseKey key) {
    return Topics.partitionFor(key, partitions());
  }

  /**
   * Writes a request where its release's worker reads it; returns when it is durable.
   *
   * @param source who publishes, a URI reference
   * @param traceparent W3C trace context, or empty
   */
  public void publish(Request request, String source, Instant time, String traceparent) {
    if (producer == null) {
      producer = KafkaProducer.create(vertx, settings.producer());
    }
    await(
        producer.send(
            RequestPublisher.record(topics(), partitions(), request, source, time, traceparent)),
        "publishing the request to " + topics().requests());
  }

  /**
   * Where the committed events of partitions end now: whatever is decided later lies behind.
   *
   * @param topic one of the topics
   */
  public Map<Integer, Long> ends(String topic, List<Integer> of) {
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    Map<Integer, Long> ends = ends(consumer, topic, of);
    close(consumer);
    return ends;
  }

  private Map<Integer, Long> ends(
      KafkaConsumer<byte[], byte[]> consumer, String topic, List<Integer> of) {
    Map<Integer, Long> ends = new HashMap<>();
    for (int partition : of) {
      ends.put(
          partition,
          await(
              consumer.endOffsets(new TopicPartition(topic, partition)),
              "asking for the end of " + topic));
    }
    return ends;
  }

  /**
   * All that a topic holds now, ordered by time and, within a partition, by offset.
   *
   * @param topic one of the topics, however many partitions it has
   */
  public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    return readAll(topic, IntStream.range(0, partitionsOf(topic)).boxed().toList());
  }

  /** All that some partitions of a topic hold now, in the same order. */
  public List<ConsumerRecord<byte[], byte[]>> readAll(String topic, List<Integer> of) {
    Map<Integer, Long> ends = ends(topic, of);
    try (Tail tail = tail(topic, startingAt(topic, of, null))) {
      return tail.readTo(ends);
    }
  }

  /**
   * Reads on from given offsets until it is closed.
   *
   * @param topic one of the topics
   * @param from offset by partition
   */
  public Tail tail(String topic, Map<Integer, Long> from) {
    return new Tail(this, consumer(), topic, from);
  }

  /**
   * Where to begin so that nothing from a point in time on is missed.
   *
   * @param since null: from the beginning
   */
  public Map<Integer, Long> startingAt(String topic, List<Integer> of, Instant since) {
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    Map<Integer, Long> starts = new HashMap<>();
    for (int partition : of) {
      TopicPartition place = new TopicPartition(topic, partition);
      if (since == null) {
        starts.put(partition, await(consumer.beginningOffsets(place), "asking for " + topic));
        continue;
      }
      var found =
          await(consumer.offsetsForTimes(place, since.toEpochMilli()), "asking for " + topic);
      starts.put(
          partition,
          found == null
              ? await(consumer.endOffsets(place), "asking for " + topic)
              : Long.valueOf(found.getOffset()));
    }
    close(consumer);
    return starts;
  }

  /** The consumer groups that read it. */
  public ConsumerGroups groups() {
    return new ConsumerGroups(this);
  }

  /** Asks Kafka's administration, on a connection of its own. */
  <T> T administer(Function<KafkaAdminClient, Future<T>> question, String what) {
    KafkaAdminClient admin = KafkaAdminClient.create(vertx, settings.admin());
    try {
      return await(question.apply(admin), what);
    } finally {
      await(admin.close(), "closing the admin client");
    }
  }

  /** How many records of a topic have not been deleted; markers of transactions count too. */
  public long size(String topic, int partitionsOfTopic) {
    List<Integer> all = IntStream.range(0, partitionsOfTopic).boxed().toList();
    Map<Integer, Long> starts = startingAt(topic, all, null);
    return ends(topic, all).entrySet().stream()
        .mapToLong(end -> end.getValue() - starts.get(end.getKey()))
        .sum();
  }

  /**
   * Number of partitions of one topic.
   *
   * @throws LogException when it does not exist
   */
  public int partitionsOf(String topic) {
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    int found = partitionsOf(consumer, topic);
    close(consumer);
    return found;
  }

  /** All partitions' numbers. */
  public List<Integer> allPartitions() {
    return IntStream.range(0, partitions()).boxed().toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer = KafkaConsumer.create(vertx, settings.consumer());
    consumers.add(consumer);
    return consumer;
  }

  void close(KafkaConsumer<byte[], byte[]> consumer) {
    if (consumers.remove(consumer)) {
      await(consumer.close(), "closing a consumer");
    }
  }

  <T> T await(Future<T> future, String what) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new LogException(failed(what) + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new LogException(failed(what) + "no answer within " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException(failed(what) + "interrupted", e);
    }
  }

  private String failed(String what) {
    return what + " (Kafka at " + settings.bootstrapServers() + ") failed: ";
  }

  /** Ends all connections. */
  @Override
  public void close() {
    List.copyOf(consumers).forEach(this::close);
    if (producer != null) {
      await(producer.close(), "closing the producer");
    }
    await(vertx.close(), "closing Vert.x");
  }
}

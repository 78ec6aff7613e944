package dev.wheelhouse.ops.log;

import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Committed records of one topic from given offsets on. Its calls block. Not thread-safe. */
public final class Tail implements AutoCloseable {
  private static final Duration QUICK = Duration.ofMillis(500);

  private final LogClient client;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final Set<Integer> partitions;

  Tail(
      LogClient client,
      KafkaConsumer<byte[], byte[]> consumer,
      String topic,
      Map<Integer, Long> from) {
    this.client = client;
    this.consumer = consumer;
    this.topic = topic;
    this.partitions = Set.copyOf(from.keySet());
    Set<TopicPartition> places = new HashSet<>();
    partitions.forEach(partition -> places.add(place(partition)));
    client.await(consumer.assign(places), "reading " + topic);
    from.forEach(
        (partition, offset) ->
            client.await(consumer.seek(place(partition), offset), "reading " + topic));
  }

  private TopicPartition place(int partition) {
    return new TopicPartition(topic, partition);
  }

  /**
   * The next records in the order of each partition; empty when none came in time.
   *
   * @param patience at most 10 seconds
   */
  public List<ConsumerRecord<byte[], byte[]>> poll(Duration patience) {
    KafkaConsumerRecords<byte[], byte[]> polled =
        client.await(consumer.poll(patience), "reading " + topic);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.size());
    polled.records().forEach(records::add);
    return records;
  }

  /**
   * Everything up to given ends, ordered by time and, within a partition, by offset.
   *
   * @param ends offset by partition
   */
  public List<ConsumerRecord<byte[], byte[]>> readTo(Map<Integer, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    forEachTo(ends, records::add);
    return inOrder(records);
  }

  /**
   * Hands over everything up to given ends as it comes: each partition in order, nothing kept.
   *
   * @param ends offset by partition
   */
  public void forEachTo(Map<Integer, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    Map<Integer, Long> open = new HashMap<>(ends);
    dropReached(open);
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : poll(QUICK)) {
        if (record.offset() < ends.getOrDefault(record.partition(), Long.MAX_VALUE)) {
          taker.accept(record);
        }
      }
      dropReached(open);
    }
  }

  /** By time; a record whose clock ran behind keeps its place in its partition. */
  private static List<ConsumerRecord<byte[], byte[]>> inOrder(
      List<ConsumerRecord<byte[], byte[]>> records) {
    Map<Integer, Long> latest = new HashMap<>();
    IdentityHashMap<ConsumerRecord<byte[], byte[]>, Long> times = new IdentityHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      times.put(record, latest.merge(record.partition(), record.timestamp(), Math::max));
    }
    records.sort(Comparator.comparing(times::get));
    return records;
  }

  /** Transaction markers take offsets too, so the position tells more than the last record. */
  private void dropReached(Map<Integer, Long> open) {
    open.entrySet()
        .removeIf(
            end ->
                client.await(consumer.position(place(end.getKey())), "reading " + topic)
                    >= end.getValue());
  }

  @Override
  public void close() {
    client.close(consumer);
  }
}

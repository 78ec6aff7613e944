package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.worker.port.Journal.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the lifecycle topic as it is now: committed events only, in order within each partition.
 * Not thread-safe; blocks.
 */
public final class LogReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Topics topics;
  private final EventFormat format;
  private final KafkaConsumer<byte[], byte[]> reader;

  /**
   * @param clientProperties {@code bootstrap.servers} and what else it takes to connect
   */
  public LogReader(Map<String, String> clientProperties, Topics topics, EventCodec codec) {
    this.topics = topics;
    this.format = new EventFormat(codec);
    this.reader = ClientConfigs.reader("wheelhouse-log-reader", clientProperties);
  }

  /** The number of partitions. */
  public int partitions() {
    return reader.partitionsFor(topics.lifecycle()).size();
  }

  /**
   * The events of one partition up to the last stable offset at the time of the call. Read while
   * iterating, so the log need not fit into memory; one iteration at a time.
   */
  public Iterable<RecordedEvent> partition(int number) {
    TopicPartition partition = new TopicPartition(topics.lifecycle(), number);
    long start = reader.beginningOffsets(Set.of(partition)).get(partition);
    long end = reader.endOffsets(Set.of(partition)).get(partition);
    return new PartitionLog(reader, partition, start, end, format, PATIENCE);
  }

  /** All events, partition after partition. */
  public List<RecordedEvent> all() {
    List<RecordedEvent> all = new ArrayList<>();
    for (int number = 0; number < partitions(); number++) {
      partition(number).forEach(all::add);
    }
    return all;
  }

  @Override
  public void close() {
    reader.close();
  }
}

package dev.wheelhouse.worker.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads committed records of one partition at a time, without a group. */
final class SimulatedReader extends MockConsumer<byte[], byte[]> {
  private final SimulatedBroker broker;
  private final Peer peer;
  private SimulatedLog log;
  private long position;

  SimulatedReader(SimulatedBroker broker, Peer peer) {
    super("earliest");
    this.broker = broker;
    this.peer = peer;
  }

  @Override
  public synchronized void assign(Collection<TopicPartition> partitions) {
    log = broker.log(partitions.iterator().next());
  }

  @Override
  public synchronized void seek(TopicPartition partition, long offset) {
    position = offset;
  }

  @Override
  public synchronized long position(TopicPartition partition) {
    return position;
  }

  @Override
  public synchronized Map<TopicPartition, Long> beginningOffsets(
      Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    partitions.forEach(partition -> offsets.put(partition, 0L));
    return offsets;
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    peer.before("restore");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (long stable = log.lastStable(); position < stable; position++) {
      SimulatedLog.Entry entry = log.get(position);
      if (SimulatedLog.isVisible(entry)) {
        records.add(broker.read(log, entry));
      }
    }
    peer.after("restore");
    return new ConsumerRecords<>(
        records.isEmpty() ? Map.of() : Map.of(log.partition(), records),
        Map.of(log.partition(), new OffsetAndMetadata(position)));
  }

  @Override
  public void close() {
    // holds nothing
  }
}

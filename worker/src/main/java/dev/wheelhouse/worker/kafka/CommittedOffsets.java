package dev.wheelhouse.worker.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for committed offsets. Kafka answers only when no transaction with an offset of the
 * partition is pending, however long that takes; this waits briefly and leaves the rest to the next
 * turn. Journal's thread only.
 */
final class CommittedOffsets {
  private static final Logger log = LoggerFactory.getLogger(CommittedOffsets.class);
  private static final Duration PENDING = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private int turn;

  CommittedOffsets(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
  }

  /**
   * The committed offsets of those partitions on which no transaction is pending; an empty optional
   * where none was ever committed. When some are pending, only one partition is asked for in a
   * turn, so that the work of others goes on.
   */
  Map<OwnedPartition, Optional<OffsetAndMetadata>> decided(List<OwnedPartition> partitions) {
    Map<OwnedPartition, Optional<OffsetAndMetadata>> all = ask(partitions);
    if (!all.isEmpty() || partitions.size() == 1) {
      return all;
    }
    turn++;
    return ask(List.of(partitions.get(turn % partitions.size())));
  }

  /** Empty while a transaction is pending on any of them. */
  private Map<OwnedPartition, Optional<OffsetAndMetadata>> ask(List<OwnedPartition> partitions) {
    Map<TopicPartition, OwnedPartition> requests = new LinkedHashMap<>();
    partitions.forEach(
        partition -> requests.put(new TopicPartition(topic, partition.number()), partition));
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          consumer.committed(requests.keySet(), PENDING);
      Map<OwnedPartition, Optional<OffsetAndMetadata>> committed = new LinkedHashMap<>();
      requests.forEach(
          (request, partition) ->
              committed.put(partition, Optional.ofNullable(offsets.get(request))));
      return committed;
    } catch (TimeoutException e) {
      log.atInfo()
          .addKeyValue("partitions", requests.keySet())
          .log("Waiting for the last owner's transaction to end");
    } catch (WakeupException e) {
      log.trace("Woken; the next turn asks again");
    }
    return Map.of();
  }
}

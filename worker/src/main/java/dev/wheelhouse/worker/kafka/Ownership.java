package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.port.Journal.Rounds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which partitions this worker holds. Follows the group's rebalances; a partition that goes is
 * dropped at once, one that comes waits to be restored. Journal's thread only: Kafka calls the
 * listener inside {@code poll}.
 */
final class Ownership implements ConsumerRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(Ownership.class);

  private final Rounds rounds;
  private final int partitions;
  private final IntSupplier currentPartitions;
  private final Runnable arrival;
  private final Map<Integer, OwnedPartition> owned = new TreeMap<>();
  private RuntimeException failure;

  /**
   * @param partitions the count at start, on which the place of every release depends
   * @param currentPartitions the count as the group's metadata has it now
   * @param arrival run when partitions have come, inside the poll
   */
  Ownership(Rounds rounds, int partitions, IntSupplier currentPartitions, Runnable arrival) {
    this.rounds = rounds;
    this.partitions = partitions;
    this.currentPartitions = currentPartitions;
    this.arrival = arrival;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    int now = currentPartitions.getAsInt();
    if (now != partitions && failure == null) {
      failure =
          new JournalException(
              "the requests topic had %d partitions and has %d now, so releases have changed their places; let all deployments end, stop all workers, give the lifecycle topic as many partitions and start the workers again"
                  .formatted(partitions, now));
    }
    for (TopicPartition partition : assigned) {
      owned.putIfAbsent(partition.partition(), new OwnedPartition(partition.partition()));
    }
    log.atInfo()
        .addKeyValue("partitions", assigned)
        .addKeyValue("owned", owned.keySet())
        .log("Partitions assigned");
    if (!assigned.isEmpty()) {
      arrival.run();
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    log.atInfo().addKeyValue("partitions", revoked).log("Partitions revoked");
    revoked.forEach(this::remove);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    log.atWarn().addKeyValue("partitions", lost).log("Partitions lost: the group went on without");
    lost.forEach(this::remove);
  }

  /** Throws what went wrong in a callback; Kafka would wrap or swallow it there. */
  void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }

  /** The partition, or null when it is not held. */
  OwnedPartition get(int partition) {
    return owned.get(partition);
  }

  /** Whether this very holding goes on. */
  boolean holds(OwnedPartition partition) {
    return owned.get(partition.number()) == partition;
  }

  List<OwnedPartition> all() {
    return List.copyOf(owned.values());
  }

  List<OwnedPartition> unrestored() {
    return owned.values().stream().filter(partition -> !partition.live()).toList();
  }

  /** Drops all state; what is still held waits to be restored. */
  void forget() {
    for (OwnedPartition partition : new ArrayList<>(owned.values())) {
      if (partition.live()) {
        owned.put(partition.number(), new OwnedPartition(partition.number()));
        revoke(partition);
      }
    }
  }

  private void remove(TopicPartition gone) {
    OwnedPartition partition = owned.remove(gone.partition());
    if (partition != null && partition.live()) {
      revoke(partition);
    }
  }

  private void revoke(OwnedPartition partition) {
    try {
      rounds.revoked(partition.number());
    } catch (RuntimeException e) {
      failure = e;
    }
  }
}

package dev.wheelhouse.worker.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/** A member of the simulated group, as the client library behaves: all happens inside poll. */
final class SimulatedConsumer extends MockConsumer<byte[], byte[]> {
  private static final int MOST_RECORDS = 10;

  private final SimulatedBroker broker;
  private final Peer peer;
  private final String topic;
  private final Map<Integer, Long> positions = new HashMap<>();
  private ConsumerRebalanceListener listener;
  private SimulatedGroup.Member member;
  private Set<Integer> owned = new TreeSet<>();
  private int generation = -1;
  private boolean woken;

  SimulatedConsumer(SimulatedBroker broker, Peer peer) {
    super("earliest");
    this.broker = broker;
    this.peer = peer;
    this.topic = broker.topics().requests();
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener callback) {
    listener = callback;
  }

  @Override
  public synchronized List<PartitionInfo> partitionsFor(String name) {
    return IntStream.range(0, broker.partitions())
        .mapToObj(number -> new PartitionInfo(name, number, null, null, null))
        .toList();
  }

  @Override
  public ConsumerGroupMetadata groupMetadata() {
    return new ConsumerGroupMetadata(
        "workers", generation, member == null ? "" : member.id, Optional.empty());
  }

  @Override
  public synchronized void wakeup() {
    woken = true;
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    peer.before("poll");
    SimulatedGroup group = broker.group();
    if (member == null || !group.knows(member)) {
      lost();
      member = group.add(peer);
    }
    member.lastPoll = broker.now();
    if (group.preparing() && !member.joined) {
      if (!group.cooperative()) {
        revoke(owned);
      }
      group.join(member, owned);
    }
    if (!group.preparing() && group.knows(member) && generation != group.generation()) {
      synchronise(group);
    }
    if (woken) {
      woken = false;
      throw new WakeupException();
    }
    return fetch();
  }

  private void lost() {
    generation = -1;
    if (!owned.isEmpty()) {
      Set<Integer> gone = owned;
      owned = new TreeSet<>();
      positions.keySet().removeAll(gone);
      listener.onPartitionsLost(named(gone));
    }
  }

  private void revoke(Set<Integer> gone) {
    if (!gone.isEmpty()) {
      Set<Integer> copy = new TreeSet<>(gone);
      owned.removeAll(copy);
      positions.keySet().removeAll(copy);
      listener.onPartitionsRevoked(named(copy));
    }
  }

  private void synchronise(SimulatedGroup group) {
    generation = group.generation();
    Set<Integer> gone = new TreeSet<>(owned);
    gone.removeAll(member.assignment);
    Set<Integer> come = new TreeSet<>(member.assignment);
    come.removeAll(owned);
    boolean again = !gone.isEmpty();
    revoke(gone);
    owned.addAll(come);
    listener.onPartitionsAssigned(named(come));
    if (again) {
      group.rebalance();
    }
  }

  private List<TopicPartition> named(Set<Integer> numbers) {
    return numbers.stream().map(number -> new TopicPartition(topic, number)).toList();
  }

  private ConsumerRecords<byte[], byte[]> fetch() {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    for (int number : owned) {
      if (!positions.containsKey(number) && !broker.hasPendingOffset(number)) {
        OffsetAndMetadata committed = broker.committed(number);
        positions.put(number, committed == null ? 0 : committed.offset());
      }
      if (positions.containsKey(number)) {
        fetch(number, records, next);
      }
    }
    return new ConsumerRecords<>(records, next);
  }

  private void fetch(
      int number,
      Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records,
      Map<TopicPartition, OffsetAndMetadata> next) {
    TopicPartition partition = new TopicPartition(topic, number);
    SimulatedLog log = broker.log(partition);
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    long position = positions.get(number);
    for (long stable = log.lastStable(); position < stable; position++) {
      SimulatedLog.Entry entry = log.get(position);
      if (SimulatedLog.isVisible(entry)) {
        if (read.size() == MOST_RECORDS) {
          break;
        }
        read.add(broker.read(log, entry));
      }
    }
    positions.put(number, position);
    if (!read.isEmpty()) {
      records.put(partition, read);
      next.put(partition, new OffsetAndMetadata(position));
    }
  }

  @Override
  public synchronized void seek(TopicPartition partition, long offset) {
    if (!owned.contains(partition.partition())) {
      throw new IllegalStateException("No current assignment for partition " + partition);
    }
    positions.put(partition.partition(), offset);
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
      Set<TopicPartition> partitions, Duration timeout) {
    peer.before("committed");
    if (partitions.stream().anyMatch(each -> broker.hasPendingOffset(each.partition()))) {
      peer.after("committed");
      throw new TimeoutException("a transaction is pending");
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    partitions.forEach(each -> offsets.put(each, broker.committed(each.partition())));
    peer.after("committed");
    return offsets;
  }

  @Override
  public void close(CloseOptions options) {
    if (member != null && broker.group().knows(member)) {
      broker.group().leave(member);
    }
  }

  @Override
  public void close() {
    close(CloseOptions.timeout(Duration.ZERO));
  }
}

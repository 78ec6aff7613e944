package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.RequestLog;
import dev.wheelhouse.worker.simulated.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * A Kafka that is not there, for one thread: topics, one consumer group, transactions whose markers
 * arrive late, producers that fence each other. Behaves as the brokers that docs/journal.md asks
 * for ({@code transaction.version=2}).
 */
public final class SimulatedBroker {
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

  private final Topics topics;
  private final int partitions;
  private final SimulatedTime time;
  private final LongSupplier markerDelay;
  private final boolean fences;
  private final Map<TopicPartition, SimulatedLog> logs = new HashMap<>();
  private final Map<String, ProducerState> producers = new HashMap<>();
  private final Map<Integer, OffsetAndMetadata> committed = new HashMap<>();
  private final List<SimulatedTransaction> transactions = new ArrayList<>();
  private final SimulatedGroup group;
  private final Map<Integer, Long> decoded = new HashMap<>();
  private final List<DurableEvent> events = new ArrayList<>();

  private static final class ProducerState {
    int epoch;
    SimulatedTransaction transaction;
  }

  /** An event that readers of committed records get, and when it became durable. */
  public record DurableEvent(int partition, long offset, Instant durable, Event event) {}

  /**
   * @param markerDelay milliseconds until a transaction's marker reaches a partition
   * @param fences whether offsets are refused that come from a former generation; false to see
   *     whether a checker notices
   */
  public SimulatedBroker(
      Topics topics,
      int partitions,
      SimulatedTime time,
      LongSupplier markerDelay,
      boolean cooperative,
      boolean fences) {
    this.topics = topics;
    this.partitions = partitions;
    this.time = time;
    this.markerDelay = markerDelay;
    this.fences = fences;
    this.group = new SimulatedGroup(time, partitions, cooperative);
  }

  SimulatedGroup group() {
    return group;
  }

  Instant now() {
    return time.now();
  }

  int partitions() {
    return partitions;
  }

  Topics topics() {
    return topics;
  }

  SimulatedLog log(TopicPartition partition) {
    return logs.computeIfAbsent(partition, SimulatedLog::new);
  }

  SimulatedLog log(String topic, int partition) {
    return log(new TopicPartition(topic, partition));
  }

  /** The process is stopped or dead: its heartbeats cease. */
  public void silent(Peer peer) {
    group.silent(peer);
  }

  /** The process goes on. */
  public void beating(Peer peer) {
    group.beating(peer);
  }

  /** Somebody publishes a record; returns where it lies. */
  public Coordinates publish(int partition, ProducerRecord<byte[], byte[]> record) {
    long offset = log(topics.requests(), partition).append(time.now(), null, record);
    return new Coordinates(topics.requests(), partition, offset);
  }

  // producers

  int initTransactions(String id) {
    ProducerState state = producers.computeIfAbsent(id, unused -> new ProducerState());
    if (state.transaction != null) {
      if (state.transaction.isOpen()) {
        state.transaction.decide(false, time.now());
      }
      markAll(state.transaction);
    }
    state.transaction = null;
    return ++state.epoch;
  }

  boolean isCurrent(String id, int epoch) {
    return producers.get(id).epoch == epoch;
  }

  /** The producer's open transaction; a new one waits for the markers of the one before. */
  SimulatedTransaction transaction(String id) {
    ProducerState state = producers.get(id);
    if (state.transaction == null || !state.transaction.isOpen()) {
      if (state.transaction != null) {
        markAll(state.transaction);
      }
      SimulatedTransaction transaction = new SimulatedTransaction();
      state.transaction = transaction;
      transactions.add(transaction);
      time.at(
          time.now().plus(TRANSACTION_TIMEOUT),
          () -> {
            if (transaction.isOpen()) {
              state.epoch++;
              decide(transaction, false);
            }
          });
    }
    return state.transaction;
  }

  boolean accepts(String member, int generation) {
    return !fences || group.accepts(member, generation);
  }

  long append(
      SimulatedTransaction transaction,
      TopicPartition partition,
      ProducerRecord<byte[], byte[]> record) {
    SimulatedLog log = log(partition);
    transaction.touch(log);
    return log.append(time.now(), transaction, record);
  }

  void decide(SimulatedTransaction transaction, boolean commit) {
    transaction.decide(commit, time.now());
    later(() -> transaction.markOffsets(committed));
    transaction.unmarked().forEach(log -> later(() -> transaction.mark(log, time.now())));
  }

  private void later(Runnable marker) {
    time.at(time.now().plusMillis(markerDelay.getAsLong()), marker);
  }

  private void markAll(SimulatedTransaction transaction) {
    transaction.markOffsets(committed);
    transaction.unmarked().forEach(log -> transaction.mark(log, time.now()));
    transactions.remove(transaction);
  }

  // consumers

  boolean hasPendingOffset(int partition) {
    return transactions.stream().anyMatch(each -> each.hasPendingOffset(partition));
  }

  OffsetAndMetadata committed(int partition) {
    return committed.get(partition);
  }

  ConsumerRecord<byte[], byte[]> read(SimulatedLog log, SimulatedLog.Entry entry) {
    ProducerRecord<byte[], byte[]> record = entry.record();
    long timestamp = record.timestamp() == null ? entry.time().toEpochMilli() : record.timestamp();
    return new ConsumerRecord<>(
        log.partition().topic(),
        log.partition().partition(),
        entry.offset(),
        timestamp,
        TimestampType.CREATE_TIME,
        record.key() == null ? -1 : record.key().length,
        record.value() == null ? -1 : record.value().length,
        record.key(),
        record.value(),
        record.headers(),
        Optional.empty());
  }

  // what checkers see

  /** Offset of the first request that the group has not taken, by partition. */
  public Map<Integer, Long> nextRequests() {
    Map<Integer, Long> next = new HashMap<>();
    committed.forEach((partition, offset) -> next.put(partition, offset.offset()));
    return next;
  }

  /** Committed records of a topic, partition after partition. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      SimulatedLog log = log(topic, partition);
      log.committed().forEach(entry -> all.add(read(log, entry)));
    }
    return all;
  }

  /** Whether everything committed of a topic lies below the group's offsets. */
  public boolean allTaken() {
    for (int partition = 0; partition < partitions; partition++) {
      List<SimulatedLog.Entry> requests = log(topics.requests(), partition).committed();
      OffsetAndMetadata next = committed.get(partition);
      if (!requests.isEmpty()
          && (next == null || next.offset() <= requests.get(requests.size() - 1).offset())) {
        return false;
      }
    }
    return true;
  }

  /** All committed events so far, in the order of the log within each partition. */
  public List<DurableEvent> events() {
    EventFormat format = new EventFormat(EventCodec.standard());
    for (int partition = 0; partition < partitions; partition++) {
      SimulatedLog log = log(topics.lifecycle(), partition);
      long next = decoded.getOrDefault(partition, 0L);
      for (long stable = log.lastStable(); next < stable; next++) {
        SimulatedLog.Entry entry = log.get(next);
        if (SimulatedLog.isVisible(entry)) {
          Event event = format.read(read(log, entry)).orElseThrow();
          Instant durable = entry.transaction().decidedAt();
          events.add(new DurableEvent(partition, entry.offset(), durable, event));
        }
      }
      decoded.put(partition, next);
    }
    return List.copyOf(events);
  }

  /** Accepted requests, read again. */
  public RequestLog requestLog(Peer peer) {
    return coordinates -> {
      peer.before("read request");
      SimulatedLog log = log(coordinates.topic(), coordinates.partition());
      Optional<RequestRecord> record =
          coordinates.offset() < log.end()
              ? Optional.of(RecordMapping.request(read(log, log.get(coordinates.offset()))))
              : Optional.empty();
      peer.after("read request");
      return record;
    };
  }
}

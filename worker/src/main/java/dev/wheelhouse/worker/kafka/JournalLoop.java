package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.kafka.RoundWriter.Outcome;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.Journal.Round;
import dev.wheelhouse.worker.port.Journal.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the journal's thread does, turn by turn: poll, restore what was newly assigned, decide,
 * write, tell. Polling never waits for work, and everything between two polls is bounded, so the
 * group keeps this member.
 */
final class JournalLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JournalLoop.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration BRIEF = Duration.ofMillis(100);
  private static final Duration RESTORING = Duration.ofSeconds(10);

  private final String topic;
  private final Rounds rounds;
  private final Ownership ownership;
  private final Consumer<byte[], byte[]> consumer;
  private final Restorer restorer;
  private final RoundWriter writer;
  private final Lease lease;
  private final CommittedOffsets committedOffsets;
  private final AtomicBoolean inputs = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean polling;

  JournalLoop(
      String topic,
      int partitions,
      Rounds rounds,
      Consumer<byte[], byte[]> consumer,
      Restorer restorer,
      RoundWriter writer,
      Lease lease) {
    this.topic = topic;
    this.rounds = rounds;
    this.consumer = consumer;
    this.restorer = restorer;
    this.writer = writer;
    this.lease = lease;
    this.committedOffsets = new CommittedOffsets(consumer, topic);
    this.ownership =
        new Ownership(rounds, partitions, () -> consumer.partitionsFor(topic).size(), this::wakeup);
  }

  /** From any thread: makes the next turn come soon. */
  void wakeup() {
    inputs.set(true);
    if (polling) {
      consumer.wakeup();
    }
  }

  /** From any thread: as {@link dev.wheelhouse.worker.port.Journal#holdsLease()}. */
  boolean holdsLease() {
    return lease.holds();
  }

  /** From any thread: ends {@link #run()} after the turn at hand. */
  void stop() {
    closing.countDown();
    wakeup();
  }

  /** Works until {@link #stop()}; throws what cannot be mended. */
  void run() {
    subscribe();
    while (!stopping()) {
      if (!step()) {
        pause();
      }
    }
  }

  /** Comes before the first step. */
  void subscribe() {
    consumer.subscribe(List.of(topic), ownership);
  }

  /**
   * Does one turn; throws what cannot be mended.
   *
   * @return false when Kafka has failed, so that it is better to wait a little before the next
   */
  boolean step() {
    try {
      turn();
      return true;
    } catch (KafkaException e) {
      if (isBeyondRepair(e)) {
        throw e;
      }
      log.atWarn().setCause(e).log("Kafka failed; dropping all state and restoring it");
      ownership.forget();
      return false;
    }
  }

  private void turn() {
    OptionalLong renewal = lease.renewal();
    ConsumerRecords<byte[], byte[]> records = poll(pollTime());
    lease.renew(renewal);
    Set<OwnedPartition> known = Set.copyOf(live());
    restore(ownership.unrestored());
    List<RequestRecord> requests = take(records, known);
    Round round = rounds.decide(requests);
    Set<OwnedPartition> touched = touched(round, requests);
    if (touched.isEmpty()) {
      rounds.committed(round, List.of());
    } else {
      write(round, touched);
    }
  }

  private Duration pollTime() {
    if (inputs.getAndSet(false)) {
      return Duration.ZERO;
    }
    return ownership.unrestored().isEmpty() ? IDLE : BRIEF;
  }

  private ConsumerRecords<byte[], byte[]> poll(Duration time) {
    polling = true;
    try {
      return consumer.poll(inputs.get() ? Duration.ZERO : time);
    } catch (WakeupException e) {
      return ConsumerRecords.empty();
    } finally {
      polling = false;
      ownership.rethrow();
    }
  }

  private List<OwnedPartition> live() {
    return ownership.all().stream().filter(OwnedPartition::live).toList();
  }

  /**
   * The producer comes first: it ends what a former producer of this worker has left open, for
   * which the restore would wait. What takes long goes on in the next turn, after a poll.
   */
  private void restore(List<OwnedPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    writer.prepare();
    long pollAgain = System.nanoTime() + RESTORING.toNanos();
    for (Map.Entry<OwnedPartition, Optional<OffsetAndMetadata>> entry :
        committedOffsets.decided(partitions).entrySet()) {
      if (System.nanoTime() > pollAgain || stopping()) {
        return;
      }
      restore(entry.getKey(), entry.getValue().orElse(null));
    }
  }

  private void restore(OwnedPartition partition, OffsetAndMetadata committed) {
    long began = System.nanoTime();
    Restorer.Restored restored = restorer.restore(partition.number(), committed);
    consumer.seek(new TopicPartition(topic, partition.number()), restored.nextRequest());
    partition.restored(restored.nextRequest(), restored.watermark(), restored.end());
    rounds.assigned(partition.number(), restored.events());
    log.atInfo()
        .addKeyValue("partition", partition.number())
        .addKeyValue("request", restored.nextRequest())
        .addKeyValue("watermark", restored.watermark())
        .addKeyValue("end", restored.end())
        .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
        .log("Partition restored");
  }

  /** Hands over requests of partitions known before; the restored ones are read anew. */
  private List<RequestRecord> take(
      ConsumerRecords<byte[], byte[]> records, Set<OwnedPartition> known) {
    List<RequestRecord> requests = new ArrayList<>(records.count());
    Map<TopicPartition, OffsetAndMetadata> next = records.nextOffsets();
    for (TopicPartition partition : records.partitions()) {
      OwnedPartition owned = ownership.get(partition.partition());
      List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
      if (owned != null && known.contains(owned)) {
        read.forEach(record -> requests.add(RecordMapping.request(record)));
        owned.handedOver(next.get(partition).offset());
      } else if (owned != null && !owned.live()) {
        consumer.seek(partition, read.get(0).offset());
      }
    }
    return requests;
  }

  /** The partitions whose offsets the transaction must commit; empty: there is nothing to write. */
  private Set<OwnedPartition> touched(Round round, List<RequestRecord> requests) {
    Set<OwnedPartition> touched = new LinkedHashSet<>();
    live().stream().filter(partition -> !partition.claimed()).forEach(touched::add);
    RoundScope.partitions(round, requests).forEach(partition -> touched.add(owned(partition)));
    return touched;
  }

  private OwnedPartition owned(int partition) {
    OwnedPartition owned = ownership.get(partition);
    if (owned == null || !owned.live()) {
      throw new IllegalStateException(
          "a round writes for partition " + partition + ", which this worker does not hold");
    }
    return owned;
  }

  private void write(Round round, Set<OwnedPartition> touched) {
    Round rest = round;
    Set<OwnedPartition> held = touched;
    for (int attempt = 1; !held.isEmpty(); attempt++) {
      Outcome outcome = writer.write(rest, offsets(rest, held), consumer.groupMetadata());
      if (outcome instanceof Outcome.Committed committed) {
        committed(rest, held, committed.offsets());
        return;
      }
      if (outcome instanceof Outcome.Unknown unknown) {
        throw unknown.cause();
      }
      if (outcome instanceof Outcome.TooLarge tooLarge) {
        rest = RoundScope.lighter(rest, tooLarge.forwards(), tooLarge.deadLetters());
        continue;
      }
      refused((Outcome.Refused) outcome, attempt);
      if (stopping()) {
        ownership.forget();
        return;
      }
      held = held.stream().filter(ownership::holds).collect(Collectors.toSet());
      rest = RoundScope.only(rest, numbers(held)::contains);
    }
  }

  /**
   * Nothing was written, so the round stands for the partitions that this worker holds all along;
   * those that went meanwhile were revoked, and their part of the round with them.
   */
  private void refused(Outcome.Refused refused, int attempt) {
    if (isBeyondRepair(refused.cause())) {
      throw refused.cause();
    }
    log.atInfo()
        .addKeyValue("attempt", attempt)
        .addKeyValue("cause", refused.cause().toString())
        .log("Transaction refused; asking the group which partitions are still held");
    settle();
  }

  private static Set<Integer> numbers(Set<OwnedPartition> partitions) {
    return partitions.stream().map(OwnedPartition::number).collect(Collectors.toSet());
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(Round round, Set<OwnedPartition> touched) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (OwnedPartition partition : touched) {
      Watermark watermark = new Watermark(watermark(round, partition));
      offsets.put(
          new TopicPartition(topic, partition.number()),
          new OffsetAndMetadata(partition.nextRequest(), watermark.toMetadata()));
    }
    return offsets;
  }

  private static long watermark(Round round, OwnedPartition partition) {
    return partition.watermark(round.watermarks().get(partition.number()));
  }

  private void committed(Round round, Set<OwnedPartition> touched, List<Long> offsets) {
    touched.forEach(partition -> partition.committed(watermark(round, partition)));
    for (int i = 0; i < offsets.size(); i++) {
      owned(round.events().get(i).partition()).appended(offsets.get(i));
    }
    rounds.committed(round, offsets);
  }

  /**
   * Lets the group go on, without taking requests: after a refused transaction the member may have
   * to join again, and learns what it still holds.
   */
  private void settle() {
    ConsumerRecords<byte[], byte[]> early = consumer.poll(BRIEF);
    ownership.rethrow();
    for (TopicPartition partition : early.partitions()) {
      if (ownership.get(partition.partition()) != null) {
        consumer.seek(partition, early.records(partition).get(0).offset());
      }
    }
  }

  private boolean stopping() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      if (closing.await(BRIEF.toMillis(), TimeUnit.MILLISECONDS)) {
        log.trace("Stopping");
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static boolean isBeyondRepair(KafkaException e) {
    return e instanceof FencedInstanceIdException
        || e instanceof AuthenticationException
        || e instanceof AuthorizationException
        || e instanceof UnsupportedVersionException
        || e instanceof ConfigException
        || e instanceof InterruptException;
  }

  /** Drops all state and leaves the group. */
  @Override
  public void close() {
    ownership.forget();
    writer.close();
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    restorer.close();
  }
}

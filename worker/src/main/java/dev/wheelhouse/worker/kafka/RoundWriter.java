package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.port.Journal.Append;
import dev.wheelhouse.worker.port.Journal.DeadLetter;
import dev.wheelhouse.worker.port.Journal.Forward;
import dev.wheelhouse.worker.port.Journal.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a round as one transaction, the offsets first: a worker whose membership has ended is
 * refused before it has written anything. Journal's thread only.
 */
final class RoundWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RoundWriter.class);

  private final Topics topics;
  private final EventFormat format;
  private final RecordMapping mapping;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private Producer<byte[], byte[]> producer;

  /**
   * @param producers makes transactional producers of one and the same transactional id
   */
  RoundWriter(Topics topics, EventFormat format, Supplier<Producer<byte[], byte[]>> producers) {
    this.topics = topics;
    this.format = format;
    this.mapping = new RecordMapping(topics);
    this.producers = producers;
  }

  /** How a transaction ended. */
  sealed interface Outcome {
    /** It is durable; the offsets are those of the round's events. */
    record Committed(List<Long> offsets) implements Outcome {}

    /** It never will be: its commit was not asked for. */
    record Refused(KafkaException cause) implements Outcome {}

    /** Nobody here knows; the log does, once the next producer has taken over. */
    record Unknown(KafkaException cause) implements Outcome {}
  }

  /** Takes over from a former producer of this worker: its open transaction, if any, is ended. */
  void prepare() {
    ready();
  }

  /** Writes the round and the offsets; blocks until the outcome is there or time is up. */
  Outcome write(
      Round round,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata membership) {
    List<Future<RecordMetadata>> events = new ArrayList<>(round.events().size());
    List<Future<RecordMetadata>> others = new ArrayList<>();
    try {
      Producer<byte[], byte[]> ready = ready();
      ready.beginTransaction();
      ready.sendOffsetsToTransaction(offsets, membership);
      send(ready, round, events, others);
    } catch (KafkaException e) {
      abort();
      return new Outcome.Refused(e);
    }
    try {
      producer.commitTransaction();
      return new Outcome.Committed(offsetsOf(events));
    } catch (KafkaException e) {
      discard();
      refuseTooLarge(events);
      refuseTooLarge(others);
      return new Outcome.Unknown(e);
    }
  }

  private void send(
      Producer<byte[], byte[]> to,
      Round round,
      List<Future<RecordMetadata>> events,
      List<Future<RecordMetadata>> others) {
    for (Append append : round.events()) {
      events.add(to.send(format.write(topics.lifecycle(), append.partition(), append.event())));
      if (append.summary() != null) {
        others.add(to.send(mapping.summary(append)));
      }
    }
    for (DeadLetter letter : round.deadLetters()) {
      others.add(to.send(mapping.deadLetter(letter)));
    }
    for (Forward forward : round.forwards()) {
      others.add(to.send(mapping.forward(forward)));
    }
  }

  private Producer<byte[], byte[]> ready() {
    if (producer == null) {
      producer = producers.get();
      try {
        producer.initTransactions();
      } catch (KafkaException e) {
        discard();
        throw e;
      }
    }
    return producer;
  }

  private void abort() {
    if (producer == null) {
      return;
    }
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      log.atDebug().setCause(e).log("The transaction could not be aborted; taking a new producer");
      discard();
    }
  }

  private void discard() {
    Producer<byte[], byte[]> old = producer;
    producer = null;
    if (old != null) {
      old.close(Duration.ZERO);
    }
  }

  private static List<Long> offsetsOf(List<Future<RecordMetadata>> events) {
    List<Long> offsets = new ArrayList<>(events.size());
    for (Future<RecordMetadata> event : events) {
      try {
        offsets.add(event.get().offset());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while reading the offsets of committed events", e);
      } catch (ExecutionException e) {
        throw new KafkaException("an event of a committed transaction failed", e.getCause());
      }
    }
    return offsets;
  }

  /** No use in trying such a record again and again. */
  private static void refuseTooLarge(List<Future<RecordMetadata>> sent) {
    for (Future<RecordMetadata> record : sent) {
      if (!record.isDone()) {
        continue;
      }
      try {
        record.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RecordTooLargeException tooLarge) {
          throw new JournalException(
              "a record is larger than its topic allows ("
                  + tooLarge.getMessage()
                  + "); raise max.message.bytes of the journal's topics",
              tooLarge);
        }
      }
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }
}

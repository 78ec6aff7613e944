package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.port.Journal.Append;
import dev.wheelhouse.worker.port.Journal.DeadLetter;
import dev.wheelhouse.worker.port.Journal.Forward;
import dev.wheelhouse.worker.port.Journal.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
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

    /** It never will be, until these are made smaller; compare by identity. */
    record TooLarge(Set<Forward> forwards, Set<DeadLetter> deadLetters) implements Outcome {}

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
    Sending sending = new Sending();
    try {
      Producer<byte[], byte[]> ready = ready();
      ready.beginTransaction();
      ready.sendOffsetsToTransaction(offsets, membership);
      sending.send(ready, round);
      ready.flush();
      if (sending.anyTooLarge()) {
        abort();
        return new Outcome.TooLarge(sending.forwardsTooLarge(), sending.deadLettersTooLarge());
      }
    } catch (KafkaException e) {
      abort();
      return new Outcome.Refused(e);
    }
    try {
      producer.commitTransaction();
      return new Outcome.Committed(sending.offsets());
    } catch (KafkaException e) {
      discard();
      return new Outcome.Unknown(e);
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

  /** The records of one transaction, on their way. */
  private final class Sending {
    private final List<Future<RecordMetadata>> events = new ArrayList<>();
    private final List<Future<RecordMetadata>> summaries = new ArrayList<>();
    private final Map<Forward, Future<RecordMetadata>> forwards = new IdentityHashMap<>();
    private final Map<DeadLetter, Future<RecordMetadata>> deadLetters = new IdentityHashMap<>();

    void send(Producer<byte[], byte[]> to, Round round) {
      for (Append append : round.events()) {
        events.add(to.send(format.write(topics.lifecycle(), append.partition(), append.event())));
        if (append.summary() != null) {
          summaries.add(to.send(mapping.summary(append)));
        }
      }
      for (DeadLetter letter : round.deadLetters()) {
        deadLetters.put(letter, to.send(mapping.deadLetter(letter)));
      }
      for (Forward forward : round.forwards()) {
        forwards.put(forward, to.send(mapping.forward(forward)));
      }
    }

    /** To be asked when all are sent. No use in trying such a record again and again. */
    boolean anyTooLarge() {
      if (events.stream().anyMatch(RoundWriter::isTooLarge)
          || summaries.stream().anyMatch(RoundWriter::isTooLarge)) {
        throw new JournalException(
            "an event is larger than its topic allows; raise max.message.bytes of "
                + topics.lifecycle()
                + " and "
                + topics.releases());
      }
      return forwards.values().stream().anyMatch(RoundWriter::isTooLarge)
          || deadLetters.values().stream().anyMatch(RoundWriter::isTooLarge);
    }

    Set<Forward> forwardsTooLarge() {
      return tooLarge(forwards);
    }

    Set<DeadLetter> deadLettersTooLarge() {
      return tooLarge(deadLetters);
    }

    List<Long> offsets() {
      List<Long> offsets = new ArrayList<>(events.size());
      for (Future<RecordMetadata> event : events) {
        try {
          offsets.add(event.get().offset());
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        } catch (ExecutionException e) {
          throw new KafkaException("an event of a committed transaction failed", e.getCause());
        }
      }
      return offsets;
    }
  }

  private static <T> Set<T> tooLarge(Map<T, Future<RecordMetadata>> sent) {
    Set<T> tooLarge = Collections.newSetFromMap(new IdentityHashMap<>());
    sent.forEach(
        (record, future) -> {
          if (isTooLarge(future)) {
            tooLarge.add(record);
          }
        });
    return tooLarge;
  }

  private static boolean isTooLarge(Future<RecordMetadata> sent) {
    try {
      sent.get();
      return false;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      return e.getCause() instanceof RecordTooLargeException;
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

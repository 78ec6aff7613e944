package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.port.Journal.RecordedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The committed events of one lifecycle partition from an offset to an end that was fixed before.
 * The end is the partition's high watermark, not its last stable offset: a transaction of the last
 * owner may be decided while its marker has not reached this partition yet, and reading up to the
 * high watermark waits for that marker. Each iteration reads anew; one at a time, on one thread.
 */
final class PartitionLog implements Iterable<RecordedEvent> {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Batches that are decoded while the caller is busy with one. */
  private static final int AHEAD = 4;

  private final Consumer<byte[], byte[]> reader;
  private final TopicPartition partition;
  private final long start;
  private final long end;
  private final EventFormat format;
  private final Duration patience;

  /**
   * @param reader reads committed records; its assignment is changed
   * @param patience how long to wait for the next record before giving up
   */
  PartitionLog(
      Consumer<byte[], byte[]> reader,
      TopicPartition partition,
      long start,
      long end,
      EventFormat format,
      Duration patience) {
    this.reader = reader;
    this.partition = partition;
    this.start = start;
    this.end = end;
    this.format = format;
    this.patience = patience;
  }

  @Override
  public Iterator<RecordedEvent> iterator() {
    reader.assign(Set.of(partition));
    reader.seek(partition, start);
    return new Reading();
  }

  private final class Reading implements Iterator<RecordedEvent> {
    private final Deque<CompletableFuture<List<RecordedEvent>>> decoding = new ArrayDeque<>();
    private Iterator<RecordedEvent> read = Collections.emptyIterator();

    /**
     * @throws TimeoutException when the end is not reached and nothing more comes
     */
    @Override
    public boolean hasNext() {
      return read.hasNext() || hasMore();
    }

    private boolean hasMore() {
      long giveUp = System.nanoTime() + patience.toNanos();
      while (!read.hasNext()) {
        while (decoding.size() < AHEAD && fetch()) {
          giveUp = System.nanoTime() + patience.toNanos();
        }
        if (!decoding.isEmpty()) {
          read = decoded(decoding.remove()).iterator();
        } else if (reader.position(partition) >= end) {
          return false;
        } else if (System.nanoTime() > giveUp) {
          throw new TimeoutException(
              "reading %s stopped at offset %d of %d: a transaction is open there, or the broker does not answer"
                  .formatted(partition, reader.position(partition), end));
        }
      }
      return true;
    }

    /** Fetching, decoding and what the caller does with the events go on side by side. */
    private boolean fetch() {
      long before = reader.position(partition);
      if (before >= end) {
        return false;
      }
      List<ConsumerRecord<byte[], byte[]>> records =
          reader.poll(decoding.isEmpty() ? POLL : Duration.ZERO).records(partition);
      if (!records.isEmpty()) {
        decoding.add(CompletableFuture.supplyAsync(() -> decode(records)));
      }
      return reader.position(partition) > before;
    }

    private List<RecordedEvent> decode(List<ConsumerRecord<byte[], byte[]>> records) {
      List<RecordedEvent> events = new ArrayList<>(records.size());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() < end) {
          format
              .read(record)
              .ifPresent(event -> events.add(new RecordedEvent(record.offset(), event)));
        }
      }
      return events;
    }

    private List<RecordedEvent> decoded(CompletableFuture<List<RecordedEvent>> batch) {
      try {
        return batch.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    @Override
    public RecordedEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the log ends at offset " + end);
      }
      return read.next();
    }
  }
}

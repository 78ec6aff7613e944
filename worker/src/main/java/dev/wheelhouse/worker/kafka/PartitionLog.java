package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.port.Journal.RecordedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
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
    private final Deque<RecordedEvent> read = new ArrayDeque<>();

    /**
     * @throws TimeoutException when the end is not reached and nothing more comes
     */
    @Override
    public boolean hasNext() {
      long giveUp = System.nanoTime() + patience.toNanos();
      while (read.isEmpty() && reader.position(partition) < end) {
        long before = reader.position(partition);
        take(reader.poll(POLL).records(partition));
        if (reader.position(partition) > before) {
          giveUp = System.nanoTime() + patience.toNanos();
        } else if (System.nanoTime() > giveUp) {
          throw new TimeoutException(
              "reading %s stopped at offset %d of %d: a transaction is open there, or the broker does not answer"
                  .formatted(partition, before, end));
        }
      }
      return !read.isEmpty();
    }

    /** Decoding takes longer than fetching, so all processors share in it. */
    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
      records.parallelStream()
          .filter(record -> record.offset() < end)
          .map(
              record -> format.read(record).map(event -> new RecordedEvent(record.offset(), event)))
          .flatMap(Optional::stream)
          .forEachOrdered(read::add);
    }

    @Override
    public RecordedEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the log ends at offset " + end);
      }
      return read.remove();
    }
  }
}

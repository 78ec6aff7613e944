package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.port.Journal.RecordedEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what a new owner must read: the request offset, and the part of the lifecycle partition
 * from the watermark to its end. Journal's thread only.
 */
final class Restorer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Restorer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Topics topics;
  private final EventFormat format;
  private final Consumer<byte[], byte[]> reader;
  private final HighWatermarks highWatermarks;

  /** Ends of partitions, open transactions included; a consumer of committed records has none. */
  interface HighWatermarks extends AutoCloseable {
    long of(TopicPartition partition);

    @Override
    void close();
  }

  Restorer(JournalSettings settings, EventFormat format) {
    this(
        settings.topics(),
        format,
        ClientConfigs.reader(
            "wheelhouse-restore-" + settings.workerId(), settings.clientProperties()),
        new AdminHighWatermarks(
            ClientConfigs.admin(
                "wheelhouse-restore-admin-" + settings.workerId(), settings.clientProperties())));
  }

  /**
   * @param reader reads committed records
   */
  Restorer(
      Topics topics,
      EventFormat format,
      Consumer<byte[], byte[]> reader,
      HighWatermarks highWatermarks) {
    this.topics = topics;
    this.format = format;
    this.reader = reader;
    this.highWatermarks = highWatermarks;
  }

  /**
   * What the committed offset says.
   *
   * @param nextRequest where reading requests goes on
   * @param watermark where the log that matters begins
   * @param end the lifecycle partition's high watermark
   */
  record Restored(long nextRequest, long watermark, long end, Iterable<RecordedEvent> events) {}

  /**
   * @param committed of the requests partition, read after all pending transactions that hold
   *     offsets of it were decided; null when there is none
   */
  Restored restore(int partition, OffsetAndMetadata committed) {
    TopicPartition requests = new TopicPartition(topics.requests(), partition);
    TopicPartition lifecycle = new TopicPartition(topics.lifecycle(), partition);
    long nextRequest =
        committed == null
            ? reader.beginningOffsets(Set.of(requests)).get(requests)
            : committed.offset();
    long earliest = reader.beginningOffsets(Set.of(lifecycle)).get(lifecycle);
    long end = highWatermarks.of(lifecycle);
    long start = start(lifecycle, committed, earliest, end);
    return new Restored(
        nextRequest, start, end, new PartitionLog(reader, lifecycle, start, end, format, PATIENCE));
  }

  private static long start(
      TopicPartition lifecycle, OffsetAndMetadata committed, long earliest, long end) {
    if (committed == null) {
      return earliest;
    }
    Optional<Watermark> watermark = Watermark.ofMetadata(committed.metadata());
    if (watermark.isEmpty()) {
      log.atWarn()
          .addKeyValue("partition", lifecycle)
          .addKeyValue("metadata", committed.metadata())
          .log("The committed offset has no watermark; reading the log from its beginning");
      return earliest;
    }
    long offset = watermark.get().offset();
    if (offset < earliest || offset > end) {
      log.atWarn()
          .addKeyValue("partition", lifecycle)
          .addKeyValue("watermark", offset)
          .addKeyValue("earliest", earliest)
          .addKeyValue("end", end)
          .log("The log has lost events from the watermark on; reading what is left of it");
      return earliest;
    }
    return offset;
  }

  private record AdminHighWatermarks(Admin admin) implements HighWatermarks {
    @Override
    public long of(TopicPartition partition) {
      try {
        return admin
            .listOffsets(
                Map.of(partition, OffsetSpec.latest()),
                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
            .partitionResult(partition)
            .get()
            .offset();
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof KafkaException kafka
            ? kafka
            : new KafkaException(e.getCause());
      }
    }

    @Override
    public void close() {
      admin.close(Duration.ofSeconds(2));
    }
  }

  @Override
  public void close() {
    highWatermarks.close();
    reader.close();
  }
}

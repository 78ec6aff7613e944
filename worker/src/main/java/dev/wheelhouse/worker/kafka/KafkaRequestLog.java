package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.RequestLog;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads single records of the requests topic. Thread-safe: one reader after another. */
public final class KafkaRequestLog implements RequestLog, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Map<String, String> clientProperties;
  private Consumer<byte[], byte[]> consumer;
  private boolean closed;

  /**
   * @param clientProperties {@code bootstrap.servers} and what else it takes to connect
   */
  public KafkaRequestLog(Map<String, String> clientProperties) {
    Map<String, String> single = new HashMap<>(clientProperties);
    single.put("max.poll.records", "1");
    this.clientProperties = Map.copyOf(single);
  }

  @Override
  public synchronized Optional<RequestRecord> read(Coordinates coordinates) throws StepException {
    if (closed) {
      throw unreadable(coordinates, new IllegalStateException("the worker is stopping"));
    }
    try {
      return find(coordinates);
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    } catch (KafkaException e) {
      drop();
      throw unreadable(coordinates, e);
    }
  }

  private Optional<RequestRecord> find(Coordinates coordinates) {
    TopicPartition partition = new TopicPartition(coordinates.topic(), coordinates.partition());
    Consumer<byte[], byte[]> reader = reader();
    reader.assign(Set.of(partition));
    reader.seek(partition, coordinates.offset());
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (reader.position(partition) <= coordinates.offset()) {
      List<ConsumerRecord<byte[], byte[]>> read = reader.poll(POLL).records(partition);
      if (!read.isEmpty()) {
        ConsumerRecord<byte[], byte[]> first = read.get(0);
        return first.offset() == coordinates.offset()
            ? Optional.of(RecordMapping.request(first))
            : Optional.empty();
      }
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException("nothing came in " + PATIENCE.toSeconds() + " s");
      }
    }
    return Optional.empty();
  }

  private Consumer<byte[], byte[]> reader() {
    if (consumer == null) {
      consumer = ClientConfigs.reader("wheelhouse-request-log", clientProperties);
    }
    return consumer;
  }

  private void drop() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }

  private static StepException unreadable(Coordinates coordinates, Exception cause) {
    return StepException.retryable(
        ErrorCode.KAFKA_UNREACHABLE,
        "cannot read the request at " + coordinates + " again: " + cause.getMessage(),
        cause);
  }

  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }
}

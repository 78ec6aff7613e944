package dev.wheelhouse.worker.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** One partition: records and transaction markers, an offset each. */
final class SimulatedLog {
  /**
   * A record, or the marker of a transaction.
   *
   * @param transaction null: written outside of any
   * @param record null: a marker
   */
  record Entry(
      long offset,
      Instant time,
      SimulatedTransaction transaction,
      ProducerRecord<byte[], byte[]> record) {}

  private final TopicPartition partition;
  private final List<Entry> entries = new ArrayList<>();

  SimulatedLog(TopicPartition partition) {
    this.partition = partition;
  }

  TopicPartition partition() {
    return partition;
  }

  long append(Instant now, SimulatedTransaction in, ProducerRecord<byte[], byte[]> record) {
    entries.add(new Entry(entries.size(), now, in, record));
    return entries.size() - 1L;
  }

  /** The high watermark. */
  long end() {
    return entries.size();
  }

  /** The offset of the first record whose transaction has no marker here yet. */
  long lastStable() {
    for (Entry entry : entries) {
      if (entry.transaction() != null && !entry.transaction().isMarked(this)) {
        return entry.offset();
      }
    }
    return end();
  }

  Entry get(long offset) {
    return entries.get(Math.toIntExact(offset));
  }

  /** Whether a reader of committed records below the last stable offset gets it. */
  static boolean isVisible(Entry entry) {
    return entry.record() != null
        && (entry.transaction() == null || entry.transaction().isCommitted());
  }

  /** All that readers of committed records get now. */
  List<Entry> committed() {
    return entries.subList(0, Math.toIntExact(lastStable())).stream()
        .filter(SimulatedLog::isVisible)
        .toList();
  }
}

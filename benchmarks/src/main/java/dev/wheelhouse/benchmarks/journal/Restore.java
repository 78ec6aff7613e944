package dev.wheelhouse.benchmarks.journal;

import com.sun.management.OperatingSystemMXBean;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.core.Partition;
import dev.wheelhouse.worker.kafka.KafkaJournal;
import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/** A new owner reads one lifecycle partition from its watermark and folds it. */
final class Restore {
  private static final int BATCH = 1000;

  private final Bench bench;
  private final int events;

  private Restore(Bench bench, int events) {
    this.bench = bench;
    this.events = events;
  }

  /** Writes the partition that is going to be read. */
  static Restore of(KafkaForTests kafka, int events) {
    Bench bench = Bench.on(kafka, 1);
    try (KafkaProducer<byte[], byte[]> producer = bench.plainProducer()) {
      producer.initTransactions();
      for (int sent = 0; sent < events; sent += BATCH) {
        producer.beginTransaction();
        for (int i = sent; i < Math.min(events, sent + BATCH); i++) {
          producer.send(Events.record(bench.topics().lifecycle(), 0, History.at(i)));
        }
        producer.commitTransaction();
      }
    }
    return new Restore(bench, events);
  }

  Topics topics() {
    return bench.topics();
  }

  /**
   * How fast it went.
   *
   * @param processorMicros of all threads of this process, for each event: what a busy machine
   *     hardly changes
   */
  record Speed(double eventsPerSecond, double processorMicros) {}

  /** Since a moment, for a number of events. */
  private static final class Clock {
    private final long began = System.nanoTime();
    private final long used = processorNanos();

    Speed stop(long events) {
      return new Speed(
          events * 1e9 / (System.nanoTime() - began), (processorNanos() - used) / 1e3 / events);
    }

    private static long processorNanos() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
  }

  /** Fetched, decoded and folded. */
  Speed journal() {
    try (KafkaJournal journal = bench.journal()) {
      Fold fold = new Fold();
      journal.start(fold);
      return fold.speed.join();
    }
  }

  /** A consumer that fetches the same records and looks at none. */
  Speed plainConsumer() {
    try (KafkaConsumer<byte[], byte[]> consumer = bench.plainConsumer()) {
      TopicPartition partition = new TopicPartition(bench.topics().lifecycle(), 0);
      consumer.assign(Set.of(partition));
      consumer.seekToBeginning(Set.of(partition));
      Clock clock = new Clock();
      for (int read = 0; read < events; ) {
        read += consumer.poll(Duration.ofSeconds(1)).count();
      }
      return clock.stop(events);
    }
  }

  /** Does with the log what the worker does. */
  private static final class Fold implements Journal.Rounds {
    private final CompletableFuture<Speed> speed = new CompletableFuture<>();

    @Override
    public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
      Partition state = new Partition(Set.of("eu-production"), "worker-2");
      Clock clock = new Clock();
      long events = 0;
      for (Journal.RecordedEvent recorded : log) {
        state.restore(recorded.offset(), recorded.event());
        events++;
      }
      speed.complete(clock.stop(events));
    }

    @Override
    public void revoked(int partition) {}

    @Override
    public Journal.Round decide(List<Journal.RequestRecord> requests) {
      return new Journal.Round(List.of(), List.of(), List.of(), Map.of());
    }

    @Override
    public void committed(Journal.Round round, List<Long> offsets) {}
  }
}

package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.worker.kafka.KafkaJournal;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Step events through the journal: how many, and how long each takes. */
final class StepEvents {
  private static final long PACE = TimeUnit.MILLISECONDS.toNanos(5);

  private final KafkaForTests kafka;

  StepEvents(KafkaForTests kafka) {
    this.kafka = kafka;
  }

  /** Events per second when there is always one more to write. */
  double throughput(int events) throws InterruptedException {
    try (KafkaJournal journal = Bench.on(kafka, Bench.PARTITIONS).journal()) {
      Load load = started(journal, events);
      long began = System.nanoTime();
      for (int i = 0; i < events; i++) {
        load.add(i);
      }
      journal.wakeup();
      load.awaitLatencies();
      return events * 1e9 / (System.nanoTime() - began);
    }
  }

  /** Nanoseconds from input to commit, with an input every 5 ms. */
  long[] latencies(int events) throws InterruptedException {
    try (KafkaJournal journal = Bench.on(kafka, Bench.PARTITIONS).journal()) {
      Load load = started(journal, events);
      long next = System.nanoTime();
      for (int i = 0; i < events; i++) {
        next += PACE;
        while (System.nanoTime() < next) {
          LockSupport.parkNanos(next - System.nanoTime());
        }
        load.add(i);
        journal.wakeup();
      }
      return load.awaitLatencies();
    }
  }

  private static Load started(KafkaJournal journal, int events) throws InterruptedException {
    Load load = new Load(journal, events);
    journal.start(load);
    load.awaitOwnership();
    return load;
  }
}

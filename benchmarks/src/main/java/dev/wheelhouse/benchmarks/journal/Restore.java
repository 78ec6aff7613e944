package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.worker.kafka.KafkaJournal;
import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A new owner reads one lifecycle partition from its watermark. */
final class Restore {
  private static final int BATCH = 1000;

  private final KafkaForTests kafka;

  Restore(KafkaForTests kafka) {
    this.kafka = kafka;
  }

  /** Events per second. */
  double throughput(int events) {
    Bench bench = Bench.on(kafka, 1);
    fill(bench, events);
    try (KafkaJournal journal = bench.journal()) {
      Reading reading = new Reading();
      journal.start(reading);
      return reading.throughput.join();
    }
  }

  private static void fill(Bench bench, int events) {
    try (KafkaProducer<byte[], byte[]> producer = bench.plainProducer()) {
      producer.initTransactions();
      for (int sent = 0; sent < events; sent += BATCH) {
        producer.beginTransaction();
        for (int i = sent; i < Math.min(events, sent + BATCH); i++) {
          producer.send(Events.record(bench.topics().lifecycle(), 0, Events.numbered(i)));
        }
        producer.commitTransaction();
      }
    }
  }

  /** Reads what it is given. */
  private static final class Reading implements Journal.Rounds {
    private final CompletableFuture<Double> throughput = new CompletableFuture<>();

    @Override
    public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
      long began = System.nanoTime();
      long events = 0;
      for (Journal.RecordedEvent recorded : log) {
        events += recorded.event().sequence() > 0 ? 1 : 0;
      }
      throughput.complete(events * 1e9 / (System.nanoTime() - began));
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

package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.worker.testing.KafkaForTests;
import org.apache.kafka.clients.producer.KafkaProducer;

/** The yardstick: a transactional producer that writes the same records and nothing else. */
final class PlainProducer {
  private final KafkaForTests kafka;

  PlainProducer(KafkaForTests kafka) {
    this.kafka = kafka;
  }

  /** Events per second. */
  double throughput(int events, int batch) {
    Bench bench = Bench.on(kafka, Bench.PARTITIONS);
    try (KafkaProducer<byte[], byte[]> producer = bench.plainProducer()) {
      producer.initTransactions();
      long began = System.nanoTime();
      for (int sent = 0; sent < events; sent += batch) {
        write(bench, producer, sent, Math.min(events, sent + batch));
      }
      return events * 1e9 / (System.nanoTime() - began);
    }
  }

  /** Nanoseconds of each transaction of one event, one after another. */
  long[] latencies(int events) {
    Bench bench = Bench.on(kafka, Bench.PARTITIONS);
    long[] latencies = new long[events];
    try (KafkaProducer<byte[], byte[]> producer = bench.plainProducer()) {
      producer.initTransactions();
      for (int i = 0; i < events; i++) {
        long began = System.nanoTime();
        write(bench, producer, i, i + 1);
        latencies[i] = System.nanoTime() - began;
      }
    }
    return latencies;
  }

  private static void write(Bench bench, KafkaProducer<byte[], byte[]> producer, int from, int to) {
    producer.beginTransaction();
    for (int i = from; i < to; i++) {
      producer.send(
          Events.record(bench.topics().lifecycle(), i % Bench.PARTITIONS, Events.numbered(i)));
    }
    producer.commitTransaction();
  }
}

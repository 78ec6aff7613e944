package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.worker.kafka.JournalSettings;
import dev.wheelhouse.worker.kafka.KafkaJournal;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of one measurement, and the clients that work on them. */
record Bench(KafkaForTests kafka, Topics topics) {
  static final int PARTITIONS = 12;

  static Bench on(KafkaForTests kafka, int partitions) {
    return new Bench(kafka, kafka.freshTopics(partitions));
  }

  KafkaJournal journal() {
    return new KafkaJournal(settings(), EventCodec.standard());
  }

  JournalSettings settings() {
    return new JournalSettings(topics, topics.prefix(), "bench", false, kafka.clientProperties());
  }

  /** A producer of kafka-clients that is set as the journal sets its own. */
  KafkaProducer<byte[], byte[]> plainProducer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "transactional.id", topics.prefix() + "-plain",
            "linger.ms", "0",
            "batch.size", "131072",
            "retry.backoff.ms", "2"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** A consumer of committed records that fetches as the journal's restore does. */
  KafkaConsumer<byte[], byte[]> plainConsumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "isolation.level", "read_committed",
            "enable.auto.commit", "false",
            "max.poll.records", "5000",
            "receive.buffer.bytes", "1048576",
            "max.partition.fetch.bytes", "8388608"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}

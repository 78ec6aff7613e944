package dev.wheelhouse.benchmarks.releases;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.Wiring;
import dev.wheelhouse.worker.Worker;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A worker, requests for it, and the events that tell of their ends. */
final class Deployments implements AutoCloseable {
  private static final int PARTITIONS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Topics topics;
  private final Worker worker;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Namespaces namespaces;
  private final Path chart;
  private long events;

  Deployments(KafkaForTests kafka, Cluster cluster, Namespaces namespaces, Path chart) {
    this.namespaces = namespaces;
    this.chart = chart;
    topics = kafka.freshTopics(PARTITIONS);
    worker =
        Wiring.start(
            WorkerConfig.of("benchmark", kafka.bootstrapServers())
                .withTopics(topics)
                .withGroup(topics.prefix()),
            Map.of("default", cluster));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    Map<String, Object> reading = new HashMap<>(kafka.clientProperties());
    reading.put("isolation.level", "read_committed");
    reading.put("auto.offset.reset", "earliest");
    reading.put("fetch.min.bytes", "65536");
    reading.put("fetch.max.wait.ms", "100");
    reading.put("group.id", topics.prefix() + "-count");
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topics.lifecycle()));
  }

  /** Installs so many releases, requested all at once; releases a second until the last end. */
  double rate(String prefix, int releases) {
    long start = System.nanoTime();
    for (int i = 0; i < releases; i++) {
      request(prefix + i, namespaces.of(i));
    }
    long deadline = start + PATIENCE.toNanos();
    for (int ended = 0; ended < releases; ) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(ended + " of " + releases + " had ended in time");
      }
      for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(100))) {
        events++;
        ended += isDeployed(event) ? 1 : 0;
      }
    }
    return releases / ((System.nanoTime() - start) / 1e9);
  }

  private void request(String release, String namespace) {
    String json =
        """
        {"operation":"install","id":"%s","release":"%s","namespace":"%s","chart":"%s"}"""
            .formatted(release, release, namespace, chart);
    producer.send(
        new ProducerRecord<>(
            topics.requests(),
            ("default/" + namespace + "/" + release).getBytes(StandardCharsets.UTF_8),
            json.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isDeployed(ConsumerRecord<byte[], byte[]> event) {
    Header header = event.headers().lastHeader("ce_type");
    String type = new String(header.value(), StandardCharsets.UTF_8);
    if (type.contains("release-failed") || type.contains("request-rejected")) {
      throw new IllegalStateException(new String(event.value(), StandardCharsets.UTF_8));
    }
    return type.contains("release-deployed");
  }

  /** How many events were read so far. */
  long events() {
    return events;
  }

  @Override
  public void close() {
    worker.close();
    producer.close();
    consumer.close();
  }
}

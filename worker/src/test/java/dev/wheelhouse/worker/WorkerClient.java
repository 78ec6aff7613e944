package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.worker.kafka.LogReader;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Journal.RecordedEvent;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** What a client does with workers that share topics of their own on a real broker. */
class WorkerClient implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PARTITIONS = 3;

  final KafkaForTests kafka = KafkaForTests.shared();
  final Topics topics = kafka.freshTopics(PARTITIONS);
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers()),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private final Duration patience;

  WorkerClient(Duration patience) {
    this.patience = patience;
  }

  /** A worker on these topics. */
  Worker worker(String id, Map<String, Cluster> clusters) {
    return Wiring.start(
        WorkerConfig.of(id, kafka.bootstrapServers()).withTopics(topics).withGroup(topics.prefix()),
        clusters);
  }

  /** Publishes a request in namespace {@code default}; returns its deployment. */
  String publish(String release, String id, String json) {
    return publishIn("default", release, id, json);
  }

  String publishIn(String namespace, String release, String id, String json) {
    return publish(new ReleaseKey("default", namespace, release), id, json);
  }

  /** Publishes a request; returns its deployment. */
  String publish(ReleaseKey key, String id, String json) {
    publish(
        key,
        """
        {"id":"%s","cluster":"%s","release":"%s","namespace":"%s",%s}"""
            .formatted(id, key.cluster(), key.release(), key.namespace(), json));
    return DeploymentId.of(key, id);
  }

  /** Publishes a record of the requests topic. */
  void publish(ReleaseKey key, String value) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topics.requests(),
                  key.toString().getBytes(StandardCharsets.UTF_8),
                  value.getBytes(StandardCharsets.UTF_8)))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The deployment's events so far. */
  List<Event> events(String deployment) {
    try (LogReader reader = new LogReader(kafka.clientProperties(), topics, EventCodec.strict())) {
      return reader.all().stream()
          .map(RecordedEvent::event)
          .filter(event -> event.deployment().equals(deployment))
          .toList();
    }
  }

  /** Waits for the deployment's last event; all its events, checked to be without gaps. */
  List<Event> await(String deployment) {
    return awaitEvent(deployment, fact -> fact instanceof End || fact instanceof RequestRejected);
  }

  /** Waits for an event of the deployment; its events so far. */
  List<Event> awaitEvent(String deployment, Predicate<LifecycleEvent> wanted) {
    List<Event> events =
        Awaitility.await()
            .atMost(patience)
            .until(
                () -> events(deployment),
                all -> all.stream().anyMatch(event -> wanted.test(event.data())));
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).sequence()).isEqualTo(i + 1);
    }
    return events;
  }

  /** Names of the facts, in order. */
  static List<String> names(List<Event> events) {
    return events.stream().map(event -> event.data().getClass().getSimpleName()).toList();
  }

  static LifecycleEvent last(List<Event> events) {
    return events.get(events.size() - 1).data();
  }

  /** The values of all dead letters. */
  List<String> deadLetters() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topics.deadLetters()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      List<String> values = new ArrayList<>();
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
      return values;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

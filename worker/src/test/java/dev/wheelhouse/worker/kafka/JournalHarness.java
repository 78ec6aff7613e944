package dev.wheelhouse.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.worker.port.Journal.RecordedEvent;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of one test, workers on them, and what the log says in the end. */
final class JournalHarness implements AutoCloseable {
  static final String GROUP = "workers";

  final KafkaForTests kafka;
  final Topics topics;
  final int partitions;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, Integer> expected = new TreeMap<>();
  private final List<Worker> workers = new ArrayList<>();
  private final Producer<byte[], byte[]> client;

  JournalHarness(KafkaForTests kafka, int partitions) {
    this.kafka = kafka;
    this.partitions = partitions;
    this.topics = kafka.freshTopics(partitions);
    properties.putAll(kafka.clientProperties());
    properties.put("session.timeout.ms", "6000");
    properties.put("heartbeat.interval.ms", "200");
    client =
        new KafkaProducer<>(clientConfig(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Map<String, Object> clientConfig() {
    Map<String, Object> config = new HashMap<>(kafka.clientProperties());
    config.put("max.request.size", "4000000");
    return config;
  }

  /** A client property for the workers to come. */
  JournalHarness with(String property, String value) {
    properties.put(property, value);
    return this;
  }

  final class Worker implements AutoCloseable {
    final KafkaJournal journal;
    final CountingRounds rounds;

    private Worker(String name, boolean fixed, Supplier<Producer<byte[], byte[]>> producers) {
      JournalSettings settings = settings(name, fixed);
      journal =
          producers == null
              ? new KafkaJournal(settings, EventCodec.standard())
              : new KafkaJournal(settings, EventCodec.standard(), producers);
      rounds = new CountingRounds(journal, name);
    }

    @Override
    public void close() {
      journal.close();
    }
  }

  JournalSettings settings(String worker, boolean staticMembership) {
    return new JournalSettings(
        topics, topics.prefix() + GROUP, topics.prefix() + worker, staticMembership, properties);
  }

  /** A worker that has not been started. */
  Worker worker(String name) {
    return worker(name, null);
  }

  Worker worker(String name, Supplier<Producer<byte[], byte[]>> producers) {
    Worker worker = new Worker(name, false, producers);
    workers.add(worker);
    return worker;
  }

  Worker start(String name) {
    Worker worker = worker(name);
    worker.journal.start(worker.rounds);
    return worker;
  }

  Worker startStatic(String name) {
    Worker worker = new Worker(name, true, null);
    workers.add(worker);
    worker.journal.start(worker.rounds);
    return worker;
  }

  /** A release whose place is this partition. */
  ReleaseKey releaseOn(int partition, String name) {
    for (int i = 0; ; i++) {
      ReleaseKey key = new ReleaseKey("c", "n", name + i);
      if (Topics.partitionFor(key, partitions) == partition) {
        return key;
      }
    }
  }

  /** A request for so many events of a release, where it belongs. */
  void request(String release, int count) {
    ReleaseKey key = new ReleaseKey("c", "n", release);
    expected.merge(release, count, Integer::sum);
    send(Topics.partitionFor(key, partitions), key.toString(), key + " " + count);
  }

  /** A record of the requests topic, as any client may write it. */
  RecordMetadata send(int partition, String key, String value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topics.requests(), partition, key == null ? null : bytes(key), bytes(value));
    record.headers().add("from", bytes("ci"));
    try {
      return client.send(record).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  void expect(String release, int count) {
    expected.merge(release, count, Integer::sum);
  }

  List<RecordedEvent> log() {
    try (LogReader reader = new LogReader(kafka.clientProperties(), topics, EventCodec.strict())) {
      return reader.all();
    }
  }

  /** Waits until the log holds as many events as were asked for, then checks them. */
  void awaitCompleteHistory() {
    int total = expected.values().stream().mapToInt(Integer::intValue).sum();
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(150))
        .untilAsserted(() -> assertThat(log()).hasSizeGreaterThanOrEqualTo(total));
    assertHistory();
    assertThat(log()).hasSize(total);
  }

  /** No deployment has a gap or a duplicate, and each lies where it belongs. */
  void assertHistory() {
    try (LogReader reader =
        new LogReader(kafka.clientProperties(), topics, EventCodec.standard())) {
      for (int number = 0; number < partitions; number++) {
        Map<String, Long> last = new HashMap<>();
        for (RecordedEvent recorded : reader.partition(number)) {
          Event event = recorded.event();
          assertThat(Topics.partitionFor(event.key(), partitions)).isEqualTo(number);
          assertThat(event.sequence())
              .as("sequence of %s at %d@%d", event.deployment(), number, recorded.offset())
              .isEqualTo(last.getOrDefault(event.deployment(), 0L) + 1);
          last.put(event.deployment(), event.sequence());
        }
      }
    }
  }

  /** Committed offset and metadata of a requests partition; null when there is none. */
  OffsetAndMetadata committed(int partition) {
    TopicPartition requests = new TopicPartition(topics.requests(), partition);
    try (KafkaConsumer<byte[], byte[]> consumer =
        ClientConfigs.groupConsumer(settings("observer", false))) {
      return consumer.committed(Set.of(requests)).get(requests);
    }
  }

  /** Client id of the member to which the group assigns a requests partition; else empty. */
  String ownerOf(int partition) {
    TopicPartition requests = new TopicPartition(topics.requests(), partition);
    String group = settings("observer", false).groupId();
    try (Admin admin = ClientConfigs.admin("observer", kafka.clientProperties())) {
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
          .filter(member -> member.assignment().topicPartitions().contains(requests))
          .map(MemberDescription::clientId)
          .findFirst()
          .orElse("");
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  List<ConsumerRecord<byte[], byte[]>> read(String topic, int partition) {
    TopicPartition from = new TopicPartition(topic, partition);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        ClientConfigs.reader("test", kafka.clientProperties())) {
      consumer.assign(Set.of(from));
      consumer.seekToBeginning(Set.of(from));
      long end = consumer.endOffsets(Set.of(from)).get(from);
      while (consumer.position(from) < end) {
        records.addAll(consumer.poll(Duration.ofMillis(200)).records(from));
      }
    }
    return records;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
    client.close();
  }
}

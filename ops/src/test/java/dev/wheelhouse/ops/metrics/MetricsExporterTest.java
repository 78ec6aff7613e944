package dev.wheelhouse.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.pace.Pace;
import dev.wheelhouse.ops.pace.Story;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The exporter against a real broker. */
class MetricsExporterTest {
  private static final String DEPLOYED =
      "wheelhouse_deployments_total{operation=\"upgrade\",outcome=\"deployed\"}";

  private final KafkaForTests kafka = KafkaForTests.shared();
  private final Topics topics = kafka.freshTopics(3);
  private final Story story = new Story();

  @Test
  void tellsWhatTheLogHeldAndGoesOnWithWhatComes() throws Exception {
    // given
    write(story.upgrade("web", Duration.ofSeconds(3)), story.upgrade("api", Duration.ofSeconds(3)));
    try (MetricsExporter exporter = start()) {
      await(exporter, DEPLOYED + " 2.0\n");

      // when
      write(story.upgrade("web", Duration.ofSeconds(3)));

      // then
      await(exporter, DEPLOYED + " 3.0\n");
      await(exporter, "wheelhouse_workers 0.0\n");
    }
  }

  @Test
  void anotherOneTellsTheSame() throws Exception {
    // given
    write(story.upgrade("web", Duration.ofSeconds(3)));
    try (MetricsExporter first = start()) {
      await(first, DEPLOYED + " 1.0\n");
    }

    // when
    try (MetricsExporter second = start()) {
      // then
      await(second, DEPLOYED + " 1.0\n");
    }
  }

  @Test
  void tellsHowFarTheReadersOfTheLogAre() throws Exception {
    // given
    List<Event> upgrade = story.upgrade("web", Duration.ofSeconds(3));
    write(upgrade);
    int partition = Topics.partitionFor(upgrade.get(0).key(), 3);
    String reader = "subscriber-" + topics.prefix();
    Map<String, Object> config = new HashMap<>(kafka.clientProperties());
    config.put("group.id", reader);

    // when
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.commitSync(
          Map.of(new TopicPartition(topics.lifecycle(), partition), new OffsetAndMetadata(4)));
    }

    // then
    try (MetricsExporter exporter = start()) {
      await(
          exporter,
          "wheelhouse_reader_lag_events{group=\"%s\"} %d.0\n"
              .formatted(reader, upgrade.size() - 4));
      await(exporter, "wheelhouse_reader_offset{group=\"%s\"} 4.0\n".formatted(reader));
      await(exporter, "wheelhouse_notifications_undelivered_total 0.0\n");
    }
  }

  private MetricsExporter start() {
    return MetricsExporter.start(
        new LogSettings(kafka.bootstrapServers(), topics, Map.of()),
        "nobody",
        Pace.Limits.DEFAULTS,
        Clock.systemUTC());
  }

  private static void await(MetricsExporter exporter, String line) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(exporter.scrape().orElse("")).contains(line));
  }

  @SafeVarargs
  private void write(List<Event>... deployments) throws Exception {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (List<Event> deployment : deployments) {
        for (Event event : deployment) {
          ProducerRecord<byte[], byte[]> record =
              EventCodec.standard().toRecord(topics.lifecycle(), event);
          sent.add(producer.send(record));
        }
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }
}

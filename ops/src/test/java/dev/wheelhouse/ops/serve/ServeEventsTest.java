package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.chart.ChartPublished;
import dev.wheelhouse.events.codec.ChartEventCodec;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.store.repository.DirectoryStorage;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every upload is told of, on a real broker. */
class ServeEventsTest {
  private static final byte[] WEB = TestChart.archive("web", "1.0.0");

  @TempDir Path directory;
  private final KafkaForTests kafka = KafkaForTests.shared();
  private final Topics topics = new Topics("test-" + UUID.randomUUID());

  private ServeFixture server(String bootstrapServers) {
    return new ServeFixture(
        directory,
        Optional.empty(),
        false,
        Optional.of(new LogSettings(bootstrapServers, topics, Map.of())));
  }

  private List<ConsumerRecord<byte[], byte[]>> records(int count) {
    Map<String, Object> config = new HashMap<>(kafka.clientProperties());
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topics.charts(), 0);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !consumer.partitionsFor(topics.charts()).isEmpty());
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return found.size() >= count;
              });
    }
    return found;
  }

  private long untold() throws IOException {
    Path events = directory.resolve(".events");
    if (!Files.exists(events)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(events)) {
      return files.count();
    }
  }

  @Test
  void tellsOfEachUploadAndOfNothingElse() throws Exception {
    try (ServeFixture server = server(kafka.bootstrapServers())) {
      byte[] other = TestChart.archive("web", "1.0.0", "two");
      server.upload(WEB);
      server.upload(other);
      server.post("/api/charts?force", other);

      List<ConsumerRecord<byte[], byte[]>> records = records(2);
      List<ChartPublished> events =
          records.stream().map(r -> ChartEventCodec.decode(r.value()).orElseThrow()).toList();

      assertThat(events)
          .extracting(ChartPublished::digest)
          .containsExactly(ChartLoader.archiveDigest(WEB), ChartLoader.archiveDigest(other));
      assertThat(events).extracting(ChartPublished::replaced).containsExactly(false, true);
      assertThat(events.get(0).repository()).isEqualTo(server.url().toString());
      assertThat(events.get(0).path()).isEqualTo("charts/web-1.0.0.tgz");
      assertThat(records.get(0).key()).asString().isEqualTo("web");
      Awaitility.await().until(() -> untold() == 0);
    }
  }

  @Test
  void tellsLaterWhatKafkaDidNotTake() throws Exception {
    try (ServeFixture server = server("127.0.0.1:1")) {
      assertThat(server.upload(WEB)).isEqualTo(201);
      assertThat(untold()).isEqualTo(1);
    }

    try (ServeFixture again = server(kafka.bootstrapServers())) {
      List<ConsumerRecord<byte[], byte[]>> records = records(1);

      assertThat(ChartEventCodec.decode(records.get(0).value()).orElseThrow().digest())
          .isEqualTo(ChartLoader.archiveDigest(WEB));
      assertThat(again.get("/charts/web-1.0.0.tgz").body()).isEqualTo(WEB);
      Awaitility.await().until(() -> untold() == 0);
    }
  }

  @Test
  void tellsOfAnUploadThatIsStoredThoughNoAnswerCame() throws Exception {
    try (ServeFixture server =
        new ServeFixture(
            new AnswerLosingStorage(new DirectoryStorage(directory)),
            Optional.empty(),
            false,
            Optional.of(new LogSettings(kafka.bootstrapServers(), topics, Map.of())))) {
      assertThat(server.upload(WEB)).isEqualTo(503);
      assertThat(untold()).isEqualTo(1);
    }

    try (ServeFixture again = server(kafka.bootstrapServers())) {
      assertThat(again.upload(WEB)).isEqualTo(409);
      assertThat(ChartEventCodec.decode(records(1).get(0).value()).orElseThrow().digest())
          .isEqualTo(ChartLoader.archiveDigest(WEB));
    }
  }
}

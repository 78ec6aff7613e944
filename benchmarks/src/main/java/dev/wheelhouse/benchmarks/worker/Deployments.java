package dev.wheelhouse.benchmarks.worker;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Requests of one benchmark, and the events that come of them. Not thread-safe. */
final class Deployments implements AutoCloseable {
  private static final EventCodec CODEC = EventCodec.standard();

  private final Topics topics;
  private final Path chart;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param hooks the chart's templates: its hooks
   */
  Deployments(String bootstrapServers, Topics topics, int partitions, Path directory, String hooks)
      throws IOException {
    this.topics = topics;
    this.chart = directory.resolve("chart");
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: benchmark\nversion: 1.0.0\n");
    Files.writeString(chart.resolve("templates/hooks.yaml"), hooks);
    Map<String, Object> connection = Map.of("bootstrap.servers", bootstrapServers);
    producer =
        new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "fetch.max.wait.ms", "20"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(number -> new TopicPartition(topics.lifecycle(), number))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  void install(String release) {
    send(
        release,
        """
        {"operation":"install","release":"%s","chart":{"ref":"%s"},"timeout":"2h","hookTimeout":"2h"}\
        """
            .formatted(release, chart));
  }

  void cancel(String release) {
    send(release, "{\"operation\":\"cancel\",\"release\":\"%s\"}".formatted(release));
    producer.flush();
  }

  private void send(String release, String request) {
    String key = new ReleaseKey("default", "default", release).toString();
    producer.send(
        new ProducerRecord<>(
            topics.requests(),
            key.getBytes(StandardCharsets.UTF_8),
            request.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Hands over committed events as they come, until {@code last} accepts one.
   *
   * @return {@code System.nanoTime()} when that one came
   * @throws TimeoutException when it does not come in time
   */
  long await(Duration patience, Predicate<Event> last) throws TimeoutException {
    long giveUp = System.nanoTime() + patience.toNanos();
    boolean found = false;
    while (!found && System.nanoTime() < giveUp) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (CODEC.read(record) instanceof EventReading.Known known) {
          found |= last.test(known.event());
        }
      }
    }
    if (!found) {
      throw new TimeoutException("what was waited for did not come in " + patience);
    }
    return System.nanoTime();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}

package dev.wheelhouse.benchmarks.gateway;

import dev.wheelhouse.benchmarks.Product;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.events.request.ValuesSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Installs a small chart under many names at once, and waits until all have ended. */
final class Deployments {
  private final Map<String, Object> kafka;

  Deployments(String bootstrapServers) {
    this.kafka = Map.of("bootstrap.servers", bootstrapServers);
  }

  Duration run(String prefix, int count) {
    long start = System.nanoTime();
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                new HashMap<>(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      List<TopicPartition> places =
          IntStream.range(0, Topics.DEFAULT_PARTITIONS)
              .mapToObj(i -> new TopicPartition(Topics.DEFAULT.lifecycle(), i))
              .toList();
      consumer.assign(places);
      consumer.seekToEnd(places);
      places.forEach(consumer::position);
      for (int i = 0; i < count; i++) {
        producer.send(
            RequestCodec.toRecord(
                Topics.DEFAULT.requests(), request(prefix + i), "/benchmark", Instant.now(), ""));
      }
      producer.flush();
      awaitEnds(consumer, prefix, count);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Request request(String release) {
    return new Request.Install(
        new Request.Header(
            release, new ReleaseKey("default", "default", release), Requester.UNKNOWN, ""),
        new ChartReference(Product.sample("greeting").toString(), "", "", ""),
        ValuesSpec.EMPTY,
        Options.DEFAULTS);
  }

  private static void awaitEnds(KafkaConsumer<byte[], byte[]> consumer, String prefix, int count) {
    EventCodec codec = EventCodec.standard();
    for (int ended = 0; ended < count; ) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (codec.read(record) instanceof EventReading.Known known
            && known.event().data() instanceof End end
            && known.event().key().release().startsWith(prefix)) {
          if (!(end instanceof End.ReleaseDeployed)) {
            throw new IllegalStateException(known.event().key() + " ended with " + end);
          }
          ended++;
        }
      }
    }
  }
}

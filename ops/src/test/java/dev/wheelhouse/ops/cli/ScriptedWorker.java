package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.codec.SummaryCodec;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.events.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Answers each request with the events of a script, as a worker would; for null it leaves out a
 * sequence number, as no worker would.
 */
final class ScriptedWorker implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics;
  private final int partitions;
  private final CompletableFuture<Void> working;
  private volatile boolean closed;

  ScriptedWorker(
      Map<String, String> kafka,
      Topics topics,
      int partitions,
      Function<Request, List<LifecycleEvent>> script) {
    this.topics = topics;
    this.partitions = partitions;
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("group.id", "scripted-" + topics.prefix());
    config.put("auto.offset.reset", "earliest");
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    consumer.subscribe(List.of(topics.requests()));
    working = CompletableFuture.runAsync(() -> work(script));
  }

  private void work(Function<Request, List<LifecycleEvent>> script) {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (RequestCodec.read(record) instanceof RequestReading.Valid valid) {
            answer(valid.request(), script.apply(valid.request()));
          }
        }
      }
    }
  }

  private void answer(Request request, List<LifecycleEvent> script) {
    EventCodec codec = EventCodec.strict();
    String id = DeploymentId.of(request.key(), request.id());
    Deployment deployment = null;
    long sequence = 0;
    boolean whole = true;
    for (LifecycleEvent data : script) {
      sequence++;
      if (data == null) {
        whole = false;
        continue;
      }
      Event event = new Event(id, sequence, request.key(), Instant.now(), "scripted", "", data);
      ProducerRecord<byte[], byte[]> record = codec.toRecord(topics.lifecycle(), event);
      send(
          new ProducerRecord<>(
              record.topic(),
              Topics.partitionFor(request.key(), partitions),
              record.key(),
              record.value(),
              record.headers()));
      if (data instanceof Intake.RequestAccepted) {
        deployment = Deployment.begin(event);
      } else if (deployment != null && whole) {
        deployment = deployment.apply(event);
      }
    }
    if (deployment != null) {
      send(SummaryCodec.toRecord(topics.releases(), ReleaseSummary.of(deployment)));
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the scripted worker cannot write", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    working.join();
    producer.close();
  }
}

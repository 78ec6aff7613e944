package dev.wheelhouse.ops.notify;

import dev.wheelhouse.events.codec.EventTypes;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.log.LogSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The record of what was given up: a topic of its own, one JSON object each. */
final class Undelivered {
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  private Undelivered(String topic, KafkaProducer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  static Future<Undelivered> open(Vertx vertx, LogSettings log) {
    return vertx.executeBlocking(
        () ->
            new Undelivered(
                log.topics().undelivered(), KafkaProducer.create(vertx, log.producer())));
  }

  /** Writes one down; completes when that is durable. */
  Future<Void> write(String subscription, Event event, int attempts, String reason, Instant now) {
    String release = event.key().toString();
    JsonObject record =
        new JsonObject()
            .put("subscription", subscription)
            .put("event", event.id())
            .put("type", EventTypes.typeOf(event.data()))
            .put("release", release)
            .put("attempts", attempts)
            .put("reason", reason)
            .put("time", now.toString());
    return producer
        .send(
            KafkaProducerRecord.create(
                topic, release.getBytes(StandardCharsets.UTF_8), record.toBuffer().getBytes()))
        .mapEmpty();
  }

  Future<Void> close() {
    return producer.close();
  }
}

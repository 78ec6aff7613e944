package dev.wheelhouse.ops.log;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.request.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes requests to where their releases' workers read them. Belongs to one event loop. */
public final class RequestPublisher {
  private final Topics topics;
  private final int partitions;
  private final KafkaProducer<byte[], byte[]> producer;

  private RequestPublisher(Topics topics, int partitions, KafkaProducer<byte[], byte[]> producer) {
    this.topics = topics;
    this.partitions = partitions;
    this.producer = producer;
  }

  /**
   * Connects.
   *
   * @param partitions number of partitions of the requests topic
   */
  public static Future<RequestPublisher> open(Vertx vertx, LogSettings settings, int partitions) {
    return vertx.executeBlocking(
        () ->
            new RequestPublisher(
                settings.topics(), partitions, KafkaProducer.create(vertx, settings.producer())));
  }

  /**
   * Writes a request; completes when it is durable, fails when Kafka does not take it.
   *
   * @param source who publishes, a URI reference
   * @param traceparent W3C trace context, or empty
   */
  public Future<Void> publish(Request request, String source, Instant time, String traceparent) {
    return producer.send(record(topics, partitions, request, source, time, traceparent)).mapEmpty();
  }

  /** The record of a request, on its release's partition. */
  static KafkaProducerRecord<byte[], byte[]> record(
      Topics topics,
      int partitions,
      Request request,
      String source,
      Instant time,
      String traceparent) {
    ProducerRecord<byte[], byte[]> made =
        RequestCodec.toRecord(topics.requests(), request, source, time, traceparent);
    KafkaProducerRecord<byte[], byte[]> record =
        KafkaProducerRecord.create(
            made.topic(),
            made.key(),
            made.value(),
            time.toEpochMilli(),
            Topics.partitionFor(request.key(), partitions));
    made.headers().forEach(header -> record.addHeader(header.key(), Buffer.buffer(header.value())));
    return record;
  }

  /** Ends the connection. */
  public Future<Void> close() {
    return producer.close();
  }
}

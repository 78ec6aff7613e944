package dev.wheelhouse.ops.log;

import dev.wheelhouse.events.Topic;
import dev.wheelhouse.events.chart.ChartPublished;
import dev.wheelhouse.events.codec.ChartEventCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.NewTopic;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;

/** Tells of published charts on their topic, which it makes if it is missing. Thread-safe. */
public final class ChartEventPublisher {
  private static final int REPLICAS = 3;

  private final Vertx vertx;
  private final LogSettings settings;
  private Future<KafkaProducer<byte[], byte[]>> producer;

  public ChartEventPublisher(Vertx vertx, LogSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /** Writes an event; completes when it is durable, fails when Kafka does not take it. */
  public Future<Void> publish(ChartPublished event) {
    return producer()
        .compose(opened -> opened.send(record(event)))
        .<Void>mapEmpty()
        .onFailure(problem -> forgetFailed());
  }

  private KafkaProducerRecord<byte[], byte[]> record(ChartPublished event) {
    ProducerRecord<byte[], byte[]> made =
        ChartEventCodec.toRecord(settings.topics().charts(), event);
    KafkaProducerRecord<byte[], byte[]> record =
        KafkaProducerRecord.create(made.topic(), made.key(), made.value());
    made.headers().forEach(header -> record.addHeader(header.key(), Buffer.buffer(header.value())));
    return record;
  }

  private synchronized Future<KafkaProducer<byte[], byte[]>> producer() {
    if (producer == null) {
      producer =
          ensureTopic()
              .compose(
                  done ->
                      vertx.executeBlocking(
                          () -> KafkaProducer.create(vertx, settings.producer())));
    }
    return producer;
  }

  /** A connection that could not be made is made anew for the next event. */
  private synchronized void forgetFailed() {
    if (producer != null && producer.failed()) {
      producer = null;
    }
  }

  private Future<Void> ensureTopic() {
    Topic topic = settings.topics().chartsTopic();
    return vertx
        .executeBlocking(() -> KafkaAdminClient.create(vertx, settings.admin()))
        .compose(
            admin ->
                admin
                    .listTopics()
                    .compose(
                        present ->
                            present.contains(topic.name())
                                ? Future.succeededFuture()
                                : create(admin, topic))
                    .eventually(() -> admin.close()));
  }

  /** Vert.x' client cannot leave the number of replicas to the broker. */
  private static Future<Void> create(KafkaAdminClient admin, Topic topic) {
    return admin
        .describeCluster()
        .map(cluster -> (short) Math.min(REPLICAS, cluster.getNodes().size()))
        .compose(
            replicas ->
                admin.createTopics(
                    List.of(
                        new NewTopic(topic.name(), topic.partitions(), replicas)
                            .setConfig(topic.configs()))))
        .recover(ChartEventPublisher::unlessThere);
  }

  private static Future<Void> unlessThere(Throwable problem) {
    return problem instanceof TopicExistsException
        ? Future.succeededFuture()
        : Future.failedFuture(problem);
  }

  /** Ends the connection. */
  public synchronized Future<Void> close() {
    return producer == null
        ? Future.succeededFuture()
        : producer.compose(KafkaProducer::close).recover(neverOpened -> Future.succeededFuture());
  }
}

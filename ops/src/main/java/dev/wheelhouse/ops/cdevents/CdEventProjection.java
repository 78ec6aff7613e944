package dev.wheelhouse.ops.cdevents;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.consume.Backoff;
import dev.wheelhouse.ops.consume.GroupConsumer;
import dev.wheelhouse.ops.consume.GroupSettings;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.log.TopicMaker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * Writes CDEvents to a topic of their own, as CloudEvents in binary mode, under the release's key
 * and in its order. One that is written again after a crash has the same id.
 *
 * @see <a href="https://github.com/cdevents/spec/blob/v0.3.0/cloudevents-binding.md">CloudEvents
 *     binding for CDEvents</a>
 */
public final class CdEventProjection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private GroupConsumer<CdEvent> consumer;

  private CdEventProjection(Vertx vertx, Topics topics, KafkaProducer<byte[], byte[]> producer) {
    this.vertx = vertx;
    this.topics = topics;
    this.producer = producer;
  }

  /**
   * Starts. Blocks until the topic exists.
   *
   * @param group id of its consumer group
   * @param fromBeginning where to begin when the group has never run: at the log's beginning, or at
   *     its end
   * @throws LogException when Kafka does not do what is asked
   */
  public static CdEventProjection start(LogSettings log, String group, boolean fromBeginning) {
    Vertx vertx = Vertx.vertx();
    try {
      CdEventProjection projection =
          TopicMaker.ensure(vertx, log, log.topics()::cdEventsTopic)
              .compose(
                  made ->
                      vertx.executeBlocking(
                          () ->
                              new CdEventProjection(
                                  vertx,
                                  log.topics(),
                                  KafkaProducer.create(vertx, log.producer()))))
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      projection.consumer =
          GroupConsumer.start(
              vertx,
              log,
              new GroupSettings(group, fromBeginning, true),
              CdEventFold::new,
              (event, attempt) -> projection.write(event),
              Backoff.DEFAULT);
      return projection;
    } catch (ExecutionException e) {
      vertx.close();
      throw new LogException(
          "making the topic %s failed: %s"
              .formatted(log.topics().cdEvents(), e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      vertx.close();
      Thread.currentThread().interrupt();
      throw new LogException("starting the projection was interrupted", e);
    }
  }

  private Future<Void> write(CdEvent event) {
    KafkaProducerRecord<byte[], byte[]> record =
        KafkaProducerRecord.create(
            topics.cdEvents(),
            event.subject().getBytes(StandardCharsets.UTF_8),
            new JsonObject(event.tree()).toBuffer().getBytes());
    record
        .addHeader("ce_specversion", "1.0")
        .addHeader("ce_id", event.event().id())
        .addHeader("ce_type", event.type())
        .addHeader("ce_source", event.source())
        .addHeader("ce_subject", event.subject())
        .addHeader("ce_time", event.event().time().toString())
        .addHeader("content-type", "application/json");
    return producer.send(record).mapEmpty();
  }

  /** Whether it reads the log. From any thread. */
  public boolean isReady() {
    return consumer.isReady();
  }

  /** Waits for what is being written, and notes how far it came. */
  @Override
  public void close() {
    consumer
        .close(PATIENCE)
        .transform(closed -> producer.close())
        .transform(closed -> vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}

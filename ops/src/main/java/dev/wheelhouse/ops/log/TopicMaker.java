package dev.wheelhouse.ops.log;

import dev.wheelhouse.events.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.NewTopic;
import io.vertx.kafka.admin.TopicDescription;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes a topic that a consumer of the log writes to. */
public final class TopicMaker {
  private TopicMaker() {}

  /**
   * Makes it, with as many replicas as the lifecycle topic has, unless it exists.
   *
   * @param topic the topic, for the number of partitions of the lifecycle topic
   * @return fails when the lifecycle topic does not exist, or Kafka refuses
   */
  public static Future<Void> ensure(Vertx vertx, LogSettings settings, IntFunction<Topic> topic) {
    return vertx
        .executeBlocking(() -> KafkaAdminClient.create(vertx, settings.admin()))
        .compose(
            admin ->
                admin
                    .listTopics()
                    .compose(existing -> ensure(admin, settings, topic, existing.stream().toList()))
                    .onComplete(done -> admin.close()));
  }

  private static Future<Void> ensure(
      KafkaAdminClient admin,
      LogSettings settings,
      IntFunction<Topic> topic,
      List<String> existing) {
    String lifecycle = settings.topics().lifecycle();
    if (!existing.contains(lifecycle)) {
      return Future.failedFuture(
          new LogException(
              "topic %s does not exist on %s: start a worker, which creates it, or check --topic-prefix"
                  .formatted(lifecycle, settings.bootstrapServers())));
    }
    return admin
        .describeTopics(List.of(lifecycle))
        .compose(
            found -> {
              TopicDescription like = found.get(lifecycle);
              Topic made = topic.apply(like.getPartitions().size());
              return existing.contains(made.name())
                  ? Future.succeededFuture()
                  : create(admin, made, like.getPartitions().get(0).getReplicas().size());
            });
  }

  private static Future<Void> create(KafkaAdminClient admin, Topic topic, int replicas) {
    NewTopic made =
        new NewTopic(topic.name(), topic.partitions(), (short) replicas).setConfig(topic.configs());
    return admin
        .createTopics(List.of(made))
        .recover(
            problem ->
                problem instanceof TopicExistsException
                        || problem.getCause() instanceof TopicExistsException
                    ? Future.succeededFuture()
                    : Future.failedFuture(problem));
  }
}

package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topic;
import dev.wheelhouse.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and checks those that are there. Blocks. */
public final class TopicSetup {
  private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

  /** How long a new topic may take until each broker knows it. */
  private static final Duration PROPAGATION = Duration.ofSeconds(2);

  private static final Duration RETRY = Duration.ofMillis(100);

  private final Map<String, String> clientProperties;

  /**
   * @param clientProperties {@code bootstrap.servers} and what else it takes to connect
   */
  public TopicSetup(Map<String, String> clientProperties) {
    this.clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * Creates the topics that are missing, then checks as {@link #check}.
   *
   * @param partitions of new topics
   * @param replicationFactor of new topics; empty: the broker's default
   * @return the number of partitions of requests and lifecycle
   */
  public int ensure(Topics topics, int partitions, OptionalInt replicationFactor) {
    try (Admin admin = ClientConfigs.admin("wheelhouse-topics", clientProperties)) {
      Set<String> present = await(admin.listTopics().names(), "list the topics");
      List<NewTopic> missing = new ArrayList<>();
      for (Topic topic : topics.all(partitions)) {
        if (!present.contains(topic.name())) {
          missing.add(newTopic(topic, replicationFactor));
        }
      }
      admin.createTopics(missing).values().forEach(TopicSetup::created);
      missing.forEach(topic -> awaitLeaders(admin, topic));
      return check(admin, topics);
    }
  }

  /**
   * A broker answers for a new partition a little after it knows it. What a producer sends between
   * may be refused while what it sent right after is taken, and then Kafka refuses the first for
   * ever as out of order.
   */
  private void awaitLeaders(Admin admin, NewTopic topic) {
    long giveUp = System.nanoTime() + PROPAGATION.toNanos();
    int partitions = partitions(admin, topic.name());
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (int i = 0; i < partitions; i++) {
      all.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
    }
    while (true) {
      try {
        await(admin.listOffsets(all).all(), "find the leaders of " + topic.name());
        return;
      } catch (JournalException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > giveUp) {
          throw e;
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  /**
   * Checks that all topics exist, and that requests and lifecycle have the same number of
   * partitions: one release's requests and events share a partition number.
   *
   * @return that number
   * @throws JournalException when they do not, or Kafka cannot be reached
   */
  public int check(Topics topics) {
    try (Admin admin = ClientConfigs.admin("wheelhouse-topics", clientProperties)) {
      return check(admin, topics);
    }
  }

  private int check(Admin admin, Topics topics) {
    int requests = partitions(admin, topics.requests());
    int lifecycle = partitions(admin, topics.lifecycle());
    partitions(admin, topics.releases());
    partitions(admin, topics.deadLetters());
    if (requests != lifecycle) {
      throw new JournalException(
          "%s has %d partitions and %s has %d; a release's requests and events share a partition number, so give both the same number"
              .formatted(topics.requests(), requests, topics.lifecycle(), lifecycle));
    }
    return requests;
  }

  private int partitions(Admin admin, String topic) {
    long giveUp = System.nanoTime() + PROPAGATION.toNanos();
    while (true) {
      try {
        KafkaFuture<TopicDescription> description =
            admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
        return await(description, "find topic " + topic).partitions().size();
      } catch (JournalException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > giveUp) {
          throw e;
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private static NewTopic newTopic(Topic topic, OptionalInt replicationFactor) {
    Optional<Short> replicas =
        replicationFactor.isPresent()
            ? Optional.of((short) replicationFactor.getAsInt())
            : Optional.empty();
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), replicas)
        .configs(topic.configs());
  }

  private static void created(String topic, KafkaFuture<Void> creation) {
    try {
      creation.get();
      log.atInfo().addKeyValue("topic", topic).log("Topic created");
    } catch (InterruptedException e) {
      throw interrupted("create topic " + topic, e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failed("create topic " + topic, e.getCause());
      }
    }
  }

  private <T> T await(KafkaFuture<T> future, String what) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new JournalException(
            "cannot "
                + what
                + " at "
                + clientProperties.get("bootstrap.servers")
                + ": it does not exist; create the topics, or let `wheelhouse worker` do so",
            e.getCause());
      }
      throw failed(what + " at " + clientProperties.get("bootstrap.servers"), e.getCause());
    }
  }

  private static JournalException interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new JournalException("interrupted in the attempt to " + what, e);
  }

  private static JournalException failed(String what, Throwable cause) {
    return new JournalException("cannot " + what + ": " + cause.getMessage(), cause);
  }
}

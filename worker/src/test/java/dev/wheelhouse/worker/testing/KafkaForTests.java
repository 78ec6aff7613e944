package dev.wheelhouse.worker.testing;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.broker.DevBroker;
import dev.wheelhouse.worker.kafka.TopicSetup;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker for all tests of this JVM: the one that {@code KAFKA_BOOTSTRAP_SERVERS} names,
 * else one from Testcontainers when a Docker engine answers, else the development broker. Tests
 * keep out of each other's way by topics of their own.
 */
public final class KafkaForTests {
  private static final Logger log = LoggerFactory.getLogger(KafkaForTests.class);
  private static KafkaForTests shared;

  private final String bootstrapServers;

  private KafkaForTests(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The broker; started by the first call, ended with the JVM. */
  public static synchronized KafkaForTests shared() {
    if (shared == null) {
      shared = new KafkaForTests(find());
    }
    return shared;
  }

  /** A broker that the test itself started. */
  public static KafkaForTests at(String bootstrapServers) {
    return new KafkaForTests(bootstrapServers);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** What clients need to connect. */
  public Map<String, String> clientProperties() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  /** Creates topics that no other test has. */
  public Topics freshTopics(int partitions) {
    Topics topics = new Topics("test-" + UUID.randomUUID());
    new TopicSetup(clientProperties()).ensure(topics, partitions, OptionalInt.of(1));
    return topics;
  }

  private static String find() {
    String given = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
    if (given != null && !given.isBlank()) {
      return given;
    }
    if (DockerEngine.answers()) {
      try {
        return DockerEngine.startKafka();
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).log("Testcontainers could not start Kafka; taking our own broker");
      }
    }
    DevBroker broker = DevBroker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-test-broker"));
    return broker.bootstrapServers();
  }
}

package dev.wheelhouse.ops.log;

import dev.wheelhouse.events.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the log is.
 *
 * @param bootstrapServers Kafka's addresses, comma-separated
 * @param topics the topics' names
 * @param properties further properties of Kafka's clients, for example {@code security.protocol}
 */
public record LogSettings(String bootstrapServers, Topics topics, Map<String, String> properties) {
  public LogSettings {
    properties = Map.copyOf(properties);
  }

  /** Properties of a consumer that belongs to no group and sees committed records only. */
  Map<String, String> consumer() {
    Map<String, String> config = new HashMap<>();
    config.put("default.api.timeout.ms", "10000");
    config.put("request.timeout.ms", "8000");
    config.put("reconnect.backoff.max.ms", "500");
    config.put("max.poll.records", "2000");
    config.put("fetch.max.wait.ms", "250");
    config.putAll(properties);
    config.put("bootstrap.servers", bootstrapServers);
    config.remove("group.id");
    config.put("enable.auto.commit", "false");
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("allow.auto.create.topics", "false");
    config.put("key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
    config.put("value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
    return config;
  }

  /**
   * Properties of a consumer that shares the topic with the others of its group.
   *
   * @param batch records that one poll gives at most
   */
  public Map<String, String> groupConsumer(String group, int batch) {
    Map<String, String> config = consumer();
    config.put("group.id", group);
    config.put("max.poll.records", Integer.toString(batch));
    config.putIfAbsent(
        "partition.assignment.strategy",
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    return config;
  }

  /** Properties of a client that asks for topics and groups. */
  public Map<String, String> admin() {
    Map<String, String> config = new HashMap<>();
    config.put("default.api.timeout.ms", "10000");
    config.put("request.timeout.ms", "8000");
    config.putAll(properties);
    config.put("bootstrap.servers", bootstrapServers);
    return config;
  }

  /** Properties of a producer that does not lose or repeat a request. */
  public Map<String, String> producer() {
    Map<String, String> config = new HashMap<>();
    config.put("max.block.ms", "10000");
    config.put("request.timeout.ms", "8000");
    config.put("delivery.timeout.ms", "10000");
    config.put("linger.ms", "0");
    config.putAll(properties);
    config.put("bootstrap.servers", bootstrapServers);
    config.put("acks", "all");
    config.put("enable.idempotence", "true");
    config.put("key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
    config.put("value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
    return config;
  }
}

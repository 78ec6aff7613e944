package dev.wheelhouse.worker.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the Kafka clients. Each kind has defaults, which the user's properties override, and laws,
 * which nothing overrides because the protocol rests on them.
 *
 * <p>Times: a dead worker is noticed after {@code session.timeout.ms} (10 s); the transaction it
 * left open is ended by the broker after {@code transaction.timeout.ms} (10 s), which is also how
 * long it can stall those who read committed records.
 */
final class ClientConfigs {
  private static final int LARGEST_RECORD = 8 * 1024 * 1024;

  private static final String SESSION = "session.timeout.ms";
  private static final String DEFAULT_SESSION_MILLIS = "10000";

  private ClientConfigs() {}

  /** After how long a silence the group gives a member's partitions to another. */
  static Duration session(JournalSettings settings) {
    return Duration.ofMillis(
        Long.parseLong(settings.clientProperties().getOrDefault(SESSION, DEFAULT_SESSION_MILLIS)));
  }

  static KafkaConsumer<byte[], byte[]> groupConsumer(JournalSettings settings) {
    Map<String, Object> config = new HashMap<>();
    config.put("client.id", "wheelhouse-requests-" + settings.workerId());
    config.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    config.put(SESSION, DEFAULT_SESSION_MILLIS);
    config.put("heartbeat.interval.ms", "2000");
    config.put("max.poll.interval.ms", "60000");
    config.put("request.timeout.ms", "10000");
    config.put("fetch.max.wait.ms", "250"); // closing waits for it
    config.putAll(settings.clientProperties());
    config.put("group.id", settings.groupId());
    config.put("group.protocol", "classic");
    config.put("enable.auto.commit", "false");
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("metrics.sample.window.ms", Long.toString(ConsumerHeartbeats.WINDOW.toMillis()));
    config.put("metrics.num.samples", "2");
    if (settings.staticMembership()) {
      config.put("group.instance.id", settings.workerId());
    }
    return consumer(config);
  }

  static KafkaProducer<byte[], byte[]> transactionalProducer(JournalSettings settings) {
    return new KafkaProducer<>(
        producerConfig(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }

  static Map<String, Object> producerConfig(JournalSettings settings) {
    Map<String, Object> config = new HashMap<>();
    config.put("client.id", "wheelhouse-journal-" + settings.workerId());
    config.put("linger.ms", "0");
    config.put("batch.size", "131072");
    config.put("max.request.size", Integer.toString(LARGEST_RECORD));
    config.put("transaction.timeout.ms", "10000");
    config.put("request.timeout.ms", "5000");
    config.put("retry.backoff.ms", "2"); // the last transaction may still be completing
    config.put("retry.backoff.max.ms", "1000");
    config.put("max.block.ms", "15000");
    config.putAll(settings.clientProperties());
    config.putIfAbsent("delivery.timeout.ms", deliveryTimeout(config));
    config.put("transactional.id", settings.transactionalId());
    config.put("enable.idempotence", "true");
    config.put("acks", "all");
    return config;
  }

  /** Kafka demands at least the sum of the two. */
  private static String deliveryTimeout(Map<String, Object> config) {
    long request = Long.parseLong(config.get("request.timeout.ms").toString());
    long linger = Long.parseLong(config.get("linger.ms").toString());
    return Long.toString(request + linger + 3000);
  }

  /** A consumer that belongs to no group and sees committed records only. */
  static KafkaConsumer<byte[], byte[]> reader(String name, Map<String, String> clientProperties) {
    Map<String, Object> config = new HashMap<>();
    config.put("client.id", name);
    config.put("request.timeout.ms", "10000");
    config.put("default.api.timeout.ms", "20000");
    config.put("fetch.max.wait.ms", "50"); // reading ends at a known end, where nothing more comes
    config.put("max.poll.records", "5000");
    config.put("receive.buffer.bytes", "1048576");
    config.put("max.partition.fetch.bytes", Integer.toString(LARGEST_RECORD));
    config.putAll(clientProperties);
    config.remove("group.id");
    config.remove("group.instance.id");
    config.put("enable.auto.commit", "false");
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "none");
    return consumer(config);
  }

  static Admin admin(String name, Map<String, String> clientProperties) {
    Map<String, Object> config = new HashMap<>();
    config.put("client.id", name);
    config.put("request.timeout.ms", "10000");
    config.put("default.api.timeout.ms", "20000");
    config.putAll(clientProperties);
    return Admin.create(config);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> config) {
    config.put("allow.auto.create.topics", "false");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}

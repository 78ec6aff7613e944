package dev.wheelhouse.worker.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings that make a broker small, quick to start and quick to come back. */
final class BrokerProperties {
  static final String CONTROLLER = "CONTROLLER";

  private BrokerProperties() {}

  static Map<String, String> of(
      int nodeId, int port, int controllerPort, Path directory, Map<String, String> overrides) {
    Map<String, String> properties = new HashMap<>();
    node(properties, nodeId, port, controllerPort);
    properties.put("log.dirs", directory.toString());
    oneReplica(properties);
    small(properties);
    prompt(properties);
    properties.putAll(overrides);
    return properties;
  }

  private static void node(Map<String, String> properties, int id, int port, int controllerPort) {
    String client = "PLAINTEXT://" + LoopbackPorts.HOST + ":" + port;
    String controller = LoopbackPorts.HOST + ":" + controllerPort;
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(id));
    properties.put("controller.quorum.voters", id + "@" + controller);
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("listeners", client + "," + CONTROLLER + "://" + controller);
    properties.put("advertised.listeners", client);
    properties.put(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    properties.put("auto.create.topics.enable", "false");
  }

  private static void oneReplica(Map<String, String> properties) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      properties.put(topic + ".replication.factor", "1");
      properties.put(topic + ".num.partitions", "1");
    }
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
  }

  /** Threads and buffers for one developer, not for a data centre. */
  private static void small(Map<String, String> properties) {
    properties.put("num.network.threads", "1");
    properties.put("num.io.threads", "2");
    properties.put("num.recovery.threads.per.data.dir", "1");
    properties.put("background.threads", "2");
    properties.put("log.cleaner.dedupe.buffer.size", "2097152"); // default: 128 MiB of heap
    properties.put("log.cleaner.backoff.ms", "1000");
  }

  /** A dead client or a killed broker is noticed in a second, not in ten. */
  private static void prompt(Map<String, String> properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.min.session.timeout.ms", "500");
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
    properties.put("controlled.shutdown.enable", "false");
    properties.put("broker.heartbeat.interval.ms", "500");
    properties.put("broker.session.timeout.ms", "4000"); // how long a killed broker is kept out
  }
}

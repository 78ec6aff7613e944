package dev.wheelhouse.events;

import java.util.Map;
import java.util.TreeMap;

/**
 * A Kafka topic as it should be made.
 *
 * @param name full name, prefix included
 * @param partitions number of partitions
 * @param configs Kafka's topic configurations that differ from the broker's defaults
 * @param about what is in it
 */
public record Topic(String name, int partitions, Map<String, String> configs, String about) {
  public Topic {
    configs = Map.copyOf(configs);
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "a topic has at least 1 partition, " + name + " was to have " + partitions);
    }
  }

  /** The configurations in the order of their names. */
  public Map<String, String> sortedConfigs() {
    return new TreeMap<>(configs);
  }
}

package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where and as whom a journal works.
 *
 * @param topics the topics' names
 * @param groupId the consumer group that shares the requests; the same for all workers
 * @param workerId names this worker: its transactional id derives from it, so that a restart under
 *     the same name ends what the last run left open at once. No two live workers may share it
 * @param staticMembership whether the worker keeps its partitions over a restart that is shorter
 *     than the session time-out ({@code group.instance.id} is the worker's id)
 * @param clientProperties {@code bootstrap.servers} and any other property of Kafka's clients; they
 *     take precedence over the journal's own, except for those the protocol rests on
 */
public record JournalSettings(
    Topics topics,
    String groupId,
    String workerId,
    boolean staticMembership,
    Map<String, String> clientProperties) {
  public JournalSettings {
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(groupId, "groupId");
    Objects.requireNonNull(workerId, "workerId");
    clientProperties = Map.copyOf(clientProperties);
    if (!clientProperties.containsKey("bootstrap.servers")) {
      throw new IllegalArgumentException("the Kafka properties lack bootstrap.servers");
    }
  }

  /** The producer's {@code transactional.id}. */
  public String transactionalId() {
    return groupId + "-" + workerId;
  }

  /** These settings with one client property changed. */
  public JournalSettings with(String property, String value) {
    Map<String, String> changed = new HashMap<>(clientProperties);
    changed.put(property, value);
    return new JournalSettings(topics, groupId, workerId, staticMembership, changed);
  }
}

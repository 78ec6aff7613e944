package dev.wheelhouse.worker;

import dev.wheelhouse.events.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Who a worker is and where its log lies.
 *
 * @param workerId names it; no two live workers may share a name
 * @param groupId the consumer group that shares the requests
 * @param topics the topics' names
 * @param kafka {@code bootstrap.servers} and any other client property
 * @param staticMembership keep the partitions over a short restart
 * @param partitions of topics that do not exist yet
 * @param replicationFactor of topics that do not exist yet; empty: the broker's default
 * @param threads how many calls to clusters run at a time
 * @param serviceAccount of a release's namespace, with whose rights requests that name none are
 *     done; empty: the worker's own
 */
public record WorkerConfig(
    String workerId,
    String groupId,
    Topics topics,
    Map<String, String> kafka,
    boolean staticMembership,
    int partitions,
    OptionalInt replicationFactor,
    int threads,
    String serviceAccount) {
  public static final String DEFAULT_GROUP = "wheelhouse-workers";
  public static final int DEFAULT_THREADS = 16;

  public WorkerConfig {
    Objects.requireNonNull(workerId, "workerId");
    Objects.requireNonNull(groupId, "groupId");
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(serviceAccount, "serviceAccount");
    kafka = Map.copyOf(kafka);
  }

  /** A worker of the default group with the default topics. */
  public static WorkerConfig of(String workerId, String bootstrapServers) {
    return new WorkerConfig(
        workerId,
        DEFAULT_GROUP,
        Topics.DEFAULT,
        Map.of("bootstrap.servers", bootstrapServers),
        false,
        Topics.DEFAULT_PARTITIONS,
        OptionalInt.empty(),
        DEFAULT_THREADS,
        "");
  }

  /** The same with other topics. */
  public WorkerConfig withTopics(Topics other) {
    return new WorkerConfig(
        workerId,
        groupId,
        other,
        kafka,
        staticMembership,
        partitions,
        replicationFactor,
        threads,
        serviceAccount);
  }

  /** The same in another group. */
  public WorkerConfig withGroup(String other) {
    return new WorkerConfig(
        workerId,
        other,
        topics,
        kafka,
        staticMembership,
        partitions,
        replicationFactor,
        threads,
        serviceAccount);
  }

  /** Leaves out Kafka's properties, which may hold secrets. */
  @Override
  public String toString() {
    return "WorkerConfig[" + workerId + " of " + groupId + ", topics=" + topics + "]";
  }
}

package dev.wheelhouse.ops.log;

import io.vertx.core.Future;
import io.vertx.kafka.admin.ConsumerGroupDescription;
import io.vertx.kafka.admin.ConsumerGroupListing;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.MemberDescription;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What Kafka knows of consumer groups. Calls block, as those of the {@link LogClient}. */
public final class ConsumerGroups {
  private final LogClient log;

  /** What Kafka answers; the group is null where nobody has joined it. */
  private record Found(
      ConsumerGroupDescription group, Map<TopicPartition, OffsetAndMetadata> offsets) {}

  ConsumerGroups(LogClient log) {
    this.log = log;
  }

  /**
   * The workers that share the requests, and how far they are.
   *
   * @param group id of their consumer group
   */
  public GroupState workers(String group) {
    Found found =
        log.administer(
            admin ->
                unlessMissing(admin.describeConsumerGroups(List.of(group)))
                    .compose(
                        groups ->
                            unlessMissing(admin.listConsumerGroupOffsets(group))
                                .map(offsets -> new Found(groups.get(group), offsets))),
            "asking for the workers of group " + group);
    Map<Integer, Long> committed = of(log.topics().requests(), found.offsets());
    long waiting = 0;
    for (Map.Entry<Integer, Long> end :
        log.ends(log.topics().requests(), log.allPartitions()).entrySet()) {
      waiting += end.getValue() - committed.getOrDefault(end.getKey(), 0L);
    }
    List<MemberDescription> members =
        found.group() == null ? List.of() : found.group().getMembers();
    int owned =
        members.stream()
            .filter(member -> member.getAssignment() != null)
            .mapToInt(member -> member.getAssignment().getTopicPartitions().size())
            .sum();
    return new GroupState(
        members.stream()
            .map(member -> member.getClientId() + " at " + member.getHost())
            .sorted()
            .toList(),
        Math.max(0, log.partitions() - owned),
        Math.max(0, waiting));
  }

  /**
   * Where a group of workers reads on: the next request's offset, by partition; a partition of
   * which it has committed nothing is left out.
   */
  public Map<Integer, Long> committed(String group) {
    return of(
        log.topics().requests(),
        log.administer(
            admin -> unlessMissing(admin.listConsumerGroupOffsets(group)),
            "asking for the offsets of group " + group));
  }

  /**
   * Every group that reads a topic: the offset below which it has handled all, by partition.
   *
   * @return by the groups' ids
   */
  public Map<String, Map<Integer, Long>> readersOf(String topic) {
    Map<String, Map<Integer, Long>> readers = new TreeMap<>();
    log.administer(ConsumerGroups::offsets, "asking for the offsets of all groups")
        .forEach(
            (group, offsets) -> {
              Map<Integer, Long> read = of(topic, offsets);
              if (!read.isEmpty()) {
                readers.put(group, read);
              }
            });
    return readers;
  }

  private static Future<Map<String, Map<TopicPartition, OffsetAndMetadata>>> offsets(
      KafkaAdminClient admin) {
    return admin
        .listConsumerGroups()
        .compose(
            groups -> {
              Map<String, Map<TopicPartition, OffsetAndMetadata>> found = new HashMap<>();
              return Future.join(
                      groups.stream()
                          .map(ConsumerGroupListing::getGroupId)
                          .map(
                              group ->
                                  unlessMissing(admin.listConsumerGroupOffsets(group))
                                      .onSuccess(offsets -> found.put(group, offsets)))
                          .toList())
                  .map(found);
            });
  }

  private static Map<Integer, Long> of(
      String topic, Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<Integer, Long> next = new HashMap<>();
    offsets.forEach(
        (place, offset) -> {
          if (place.getTopic().equals(topic)) {
            next.put(place.getPartition(), offset.getOffset());
          }
        });
    return next;
  }

  /** A group that nobody has joined yet is unknown to Kafka, whose errors come wrapped. */
  private static <K, V> Future<Map<K, V>> unlessMissing(Future<Map<K, V>> asked) {
    return asked.recover(
        problem ->
            problem.getCause() instanceof GroupIdNotFoundException
                ? Future.succeededFuture(Map.of())
                : Future.failedFuture(problem));
  }
}

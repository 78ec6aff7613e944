package dev.wheelhouse.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The topics under one prefix. Requests and lifecycle have the same number of partitions, so that a
 * release's requests and events lie in partitions of one number.
 *
 * @param prefix what the names begin with
 */
public record Topics(String prefix) {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  public static final String DEFAULT_PREFIX = "wheelhouse";

  /** Partitions when nobody says otherwise; the number of workers that can share the work. */
  public static final int DEFAULT_PARTITIONS = 12;

  /** Topics of the default prefix. */
  public static final Topics DEFAULT = new Topics(DEFAULT_PREFIX);

  private static final int BIGGEST_REQUEST = 1_048_588;

  public Topics {
    if (!LEGAL.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "a topic prefix has 1 to 200 letters, digits, dots, hyphens and underscores, found \""
              + prefix
              + "\"");
    }
  }

  /** What is asked for; may hold values, so only workers read it. */
  public String requests() {
    return prefix + ".requests";
  }

  /** Every step of every deployment; safe to read widely. */
  public String lifecycle() {
    return prefix + ".lifecycle";
  }

  /** The latest summary of each release. */
  public String releases() {
    return prefix + ".releases";
  }

  /** What could not be read, with the reason. */
  public String deadLetters() {
    return prefix + ".dead-letters";
  }

  /** What happens in chart repositories. */
  public String charts() {
    return prefix + ".charts";
  }

  /** How to make the topic of chart repositories. */
  public Topic chartsTopic() {
    return new Topic(
        charts(),
        1,
        Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(365))),
        "Charts that were published to a repository of `wheelhouse serve`");
  }

  /** Deployments as CDEvents; written by the projection, not by workers. */
  public String cdEvents() {
    return prefix + ".cdevents";
  }

  /** Notifications that were given up; written by the notifier, not by workers. */
  public String undelivered() {
    return prefix + ".undelivered";
  }

  /**
   * How to make the topic of CDEvents.
   *
   * @param partitions those of the lifecycle topic
   */
  public Topic cdEventsTopic(int partitions) {
    return new Topic(
        cdEvents(),
        partitions,
        Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(365))),
        "What was deployed, upgraded, rolled back and removed, as CDEvents");
  }

  /** How to make the topic of what the notifier gave up. */
  public Topic undeliveredTopic() {
    return new Topic(
        undelivered(),
        1,
        Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(28))),
        "Notifications that were given up, with the reason");
  }

  /**
   * How to make the topics that workers need.
   *
   * @param partitions of requests, lifecycle and releases
   */
  public List<Topic> all(int partitions) {
    return List.of(
        new Topic(
            requests(),
            partitions,
            Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(7))),
            "Deploy requests; a resume reads them again, so keep them longer than any deployment"),
        new Topic(
            lifecycle(),
            partitions,
            Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(365))),
            "Every step of every deployment, kept as long as the audit needs"),
        new Topic(
            releases(),
            partitions,
            Map.of("cleanup.policy", "compact"),
            "The latest summary of each release"),
        new Topic(
            deadLetters(),
            1,
            Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                millis(Duration.ofDays(28)),
                "max.message.bytes",
                Integer.toString(2 * BIGGEST_REQUEST)),
            "What could not be read, with the reason"),
        chartsTopic());
  }

  /**
   * The partition of a release: that of Kafka's default partitioner (murmur2 of the key's UTF-8
   * bytes, sign bit dropped, modulo the number of partitions).
   */
  public static int partitionFor(ReleaseKey key, int partitions) {
    byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);
    return (Murmur2.hash(bytes) & 0x7fffffff) % partitions;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}

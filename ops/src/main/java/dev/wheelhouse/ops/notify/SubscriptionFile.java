package dev.wheelhouse.ops.notify;

import dev.wheelhouse.events.GoDuration;
import dev.wheelhouse.events.codec.EventTypes;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.mvel.MessageTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the file of {@code --config}; docs/notifications.md tells its form. */
public final class SubscriptionFile {
  private static final List<String> TARGETS =
      List.of("slack", "webhook", "github", "gitlab", "email");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RETRY_FOR = Duration.ofHours(24);
  private static final int CONCURRENCY = 4;

  private final TargetReader targets;

  private SubscriptionFile(Map<String, String> environment) {
    this.targets = new TargetReader(environment);
  }

  /**
   * @param environment where the secrets may be that the file names
   * @throws IllegalArgumentException when the file cannot be read or is wrong; the message names
   *     line and place, and quotes no secret
   */
  public static Subscriptions read(Path file, Map<String, String> environment) {
    ConfigNode root = ConfigNode.read(file);
    root.only("subscriptions");
    SubscriptionFile reader = new SubscriptionFile(environment);
    Map<String, Subscription> byName = new LinkedHashMap<>();
    for (ConfigNode each : root.get("subscriptions").items()) {
      Subscription subscription = reader.subscription(each);
      if (byName.put(subscription.name(), subscription) != null) {
        throw each.get("name").problem("another subscription has this name already");
      }
    }
    if (byName.isEmpty()) {
      throw root.get("subscriptions").wrong("at least one subscription", "none");
    }
    return new Subscriptions(List.copyOf(byName.values()));
  }

  private Subscription subscription(ConfigNode node) {
    node.only(
        "name",
        "match",
        "message",
        "timeout",
        "retryFor",
        "concurrency",
        "slack",
        "webhook",
        "github",
        "gitlab",
        "email");
    String kind = kind(node);
    return new Subscription(
        name(node.get("name")),
        filter(node, kind),
        node.find("message").map(text -> message(text, kind)).orElse(null),
        targets.read(kind, node.get(kind)),
        node.find("timeout").map(SubscriptionFile::duration).orElse(TIMEOUT),
        node.find("retryFor").map(SubscriptionFile::duration).orElse(RETRY_FOR),
        node.find("concurrency").map(count -> count.number(1, 64)).orElse(CONCURRENCY));
  }

  private static String kind(ConfigNode node) {
    List<String> found = TARGETS.stream().filter(target -> node.find(target).isPresent()).toList();
    if (found.size() != 1) {
      throw node.wrong(
          "one of " + String.join(", ", TARGETS),
          found.isEmpty() ? "none" : String.join(" and ", found));
    }
    return found.get(0);
  }

  /** It becomes part of a consumer group's id. */
  private static String name(ConfigNode node) {
    if (!node.text().matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw node.wrong("a name of lower-case letters, digits and hyphens", "another text");
    }
    return node.text();
  }

  private static Filter filter(ConfigNode node, String kind) {
    boolean statuses = kind.equals("github") || kind.equals("gitlab");
    Set<String> usual = statuses ? CommitState.EVENTS : Filter.OUTCOMES;
    if (node.find("match").isEmpty()) {
      return new Filter(List.of("*"), List.of("*"), List.of("*"), usual, Severity.INFO);
    }
    ConfigNode match = node.get("match");
    match.only("releases", "namespaces", "clusters", "events", "severity");
    boolean bySeverity = !statuses && match.find("severity").isPresent();
    return new Filter(
        patterns(match, "releases"),
        patterns(match, "namespaces"),
        patterns(match, "clusters"),
        match
            .find("events")
            .map(SubscriptionFile::events)
            .orElse(bySeverity ? EventTypes.all().keySet() : usual),
        match.find("severity").map(SubscriptionFile::severity).orElse(Severity.INFO));
  }

  private static List<String> patterns(ConfigNode match, String key) {
    return match
        .find(key)
        .map(list -> list.items().stream().map(ConfigNode::text).toList())
        .orElse(List.of("*"));
  }

  private static Set<String> events(ConfigNode list) {
    Set<String> events = new HashSet<>();
    for (ConfigNode each : list.items()) {
      if (each.text().equals("*")) {
        events.addAll(EventTypes.all().keySet());
      } else if (EventTypes.all().containsKey(each.text())) {
        events.add(each.text());
      } else {
        throw each.wrong(
            "* or one of " + String.join(", ", new TreeSet<>(EventTypes.all().keySet())),
            "another text");
      }
    }
    return events;
  }

  private static Severity severity(ConfigNode node) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.word().equals(node.text()))
        .findFirst()
        .orElseThrow(
            () ->
                node.wrong(
                    Arrays.stream(Severity.values())
                        .map(Severity::word)
                        .collect(Collectors.joining(", ")),
                    "another text"));
  }

  private static MessageTemplate message(ConfigNode node, String kind) {
    if (kind.equals("webhook")) {
      throw node.problem("a webhook gets the event itself and no message; leave this out");
    }
    try {
      return MessageTemplate.parse("message", node.text(), MessageView.NAMES);
    } catch (RenderException e) {
      throw node.problem(e.getMessage());
    }
  }

  private static Duration duration(ConfigNode node) {
    Duration duration;
    try {
      duration = GoDuration.parse(node.text());
    } catch (IllegalArgumentException e) {
      throw node.wrong("a duration as 10s, 5m or 24h", "another text");
    }
    if (duration.toMillis() < 1 || duration.compareTo(Duration.ofDays(14)) > 0) {
      throw node.wrong("a duration of at most 336h", "another one");
    }
    return duration;
  }
}

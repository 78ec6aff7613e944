package dev.wheelhouse.ops.notify;

import static java.util.stream.Collectors.joining;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventTypes;
import dev.wheelhouse.events.lifecycle.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which events a subscription is about. In names of releases, namespaces and clusters a {@code *}
 * stands for any text.
 *
 * @param events names of events as {@code release-failed}
 * @param severity at least this
 */
public record Filter(
    List<String> releases,
    List<String> namespaces,
    List<String> clusters,
    Set<String> events,
    Severity severity) {
  /** How deployments end, what was not begun, and what waits for somebody. */
  public static final Set<String> OUTCOMES =
      Set.of(
          "release-deployed",
          "release-rolled-back",
          "release-uninstalled",
          "release-tested",
          "release-failed",
          "deployment-cancelled",
          "request-rejected",
          "approval-requested");

  public Filter {
    releases = List.copyOf(releases);
    namespaces = List.copyOf(namespaces);
    clusters = List.copyOf(clusters);
    events = Set.copyOf(events);
  }

  /** Whether the event is meant. */
  public boolean matches(Event event) {
    ReleaseKey key = event.key();
    return events.contains(EventTypes.nameOf(event.data().getClass()))
        && Severity.of(event.data()).compareTo(severity) >= 0
        && any(releases, key.release())
        && any(namespaces, key.namespace())
        && any(clusters, key.cluster());
  }

  private static boolean any(List<String> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, text));
  }

  private static boolean matches(String pattern, String text) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
    return Pattern.matches(regex, text);
  }
}

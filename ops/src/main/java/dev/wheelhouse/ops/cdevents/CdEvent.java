package dev.wheelhouse.ops.cdevents;

import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.request.Requester;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One event about a service, in the words of CDEvents 0.3.
 *
 * @param kind what happened
 * @param event the lifecycle event that says so; its id is this one's too
 * @param revision of the release
 * @param chart what runs now; null where the log no longer tells, and after a removal
 * @param requester who asked for it
 */
public record CdEvent(
    Kind kind, Event event, int revision, ChartResolved chart, Requester requester) {
  private static final String SPEC = "0.3.0";
  private static final String EVENT_VERSION = "0.1.1";

  /** What happened to the service. */
  public enum Kind {
    DEPLOYED,
    UPGRADED,
    ROLLEDBACK,
    REMOVED;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** CDEvents' type, which is the CloudEvents type as well. */
  public String type() {
    return "dev.cdevents.service." + kind.word() + "." + EVENT_VERSION;
  }

  /** Where it happened, a URI reference. */
  public String source() {
    return "/wheelhouse/" + encoded(event.key().cluster());
  }

  /** The service: the release's key. */
  public String subject() {
    return event.key().toString();
  }

  /** The whole event, for JSON. */
  public Map<String, Object> tree() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("version", SPEC);
    context.put("id", event.id());
    context.put("source", source());
    context.put("type", type());
    context.put("timestamp", event.time().toString());
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("environment", Map.of("id", event.key().cluster() + "/" + event.key().namespace()));
    if (kind != Kind.REMOVED) {
      content.put("artifactId", artifact());
    }
    Map<String, Object> subject = new LinkedHashMap<>();
    subject.put("id", subject());
    subject.put("source", source());
    subject.put("type", "service");
    subject.put("content", content);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("context", context);
    tree.put("subject", subject);
    tree.put("customData", custom());
    tree.put("customDataContentType", "application/json");
    return tree;
  }

  /** A package URL of the chart. */
  private String artifact() {
    if (chart == null) {
      return "pkg:generic/" + encoded(event.key().release()) + "@revision-" + revision;
    }
    String version = chart.version().isEmpty() ? "" : "@" + encoded(chart.version());
    String checksum = chart.digest().isEmpty() ? "" : "?checksum=" + chart.digest();
    return "pkg:helm/" + encoded(chart.name()) + version + checksum;
  }

  private Map<String, Object> custom() {
    Map<String, Object> custom = new LinkedHashMap<>();
    custom.put("deployment", event.deployment());
    custom.put("revision", revision);
    custom.put("requester", requester.name());
    custom.put("commit", requester.commit());
    custom.put("pipelineUrl", requester.pipelineUrl());
    return custom;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

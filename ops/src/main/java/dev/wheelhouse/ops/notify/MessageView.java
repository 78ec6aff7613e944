package dev.wheelhouse.ops.notify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventTypes;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.ops.follow.EventSummary;
import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.mvel.MessageTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What message templates see of a notice, and the message where there is no template. */
final class MessageView {
  /** The names that a template may use. */
  static final Set<String> NAMES = Set.of("event", "release", "deployment");

  private static final RenderBudget BUDGET =
      new RenderBudget(100_000, 64, 64_000, Duration.ofMillis(500));
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final EventCodec CODEC = EventCodec.standard();

  private MessageView() {}

  /**
   * The message.
   *
   * @param template null: a line that says what happened to which release
   * @param escape makes texts of foreign origin safe for where the message goes
   * @throws dev.wheelhouse.render.RenderException when the template fails on this event
   */
  static String message(Notice notice, MessageTemplate template, UnaryOperator<String> escape) {
    Event event = notice.event();
    return template == null
        ? escape.apply(event.key() + ": " + EventSummary.of(event.data()))
        : template.render(of(notice, escape), BUDGET).strip();
  }

  private static Map<String, Object> of(Notice notice, UnaryOperator<String> escape) {
    Event event = notice.event();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("id", event.id());
    about.put("name", EventTypes.nameOf(event.data().getClass()));
    about.put("type", EventTypes.typeOf(event.data()));
    about.put("time", event.time().toString());
    about.put("sequence", event.sequence());
    about.put("severity", Severity.of(event.data()).word());
    about.put("summary", EventSummary.of(event.data()));
    about.put("data", data(event));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("event", escaped(about, escape));
    view.put("release", escaped(release(event.key()), escape));
    view.put("deployment", escaped(deployment(notice), escape));
    return view;
  }

  private static Object data(Event event) {
    byte[] json = CODEC.toCloudEvent(event).getData().toBytes();
    try {
      return MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("event " + event.id() + " is no JSON object", e);
    }
  }

  private static Map<String, Object> release(ReleaseKey key) {
    return Map.of("name", key.release(), "namespace", key.namespace(), "cluster", key.cluster());
  }

  private static Map<String, Object> deployment(Notice notice) {
    Requester requester = notice.requester();
    Map<String, Object> deployment = new LinkedHashMap<>();
    deployment.put("id", notice.event().deployment());
    deployment.put(
        "operation", notice.request() == null ? null : notice.request().operation().json());
    deployment.put("revision", notice.revision());
    deployment.put("requester", requester.name());
    deployment.put("commit", requester.commit());
    deployment.put("pipelineUrl", requester.pipelineUrl());
    deployment.put("chart", notice.chart() == null ? null : notice.chart().name());
    deployment.put("version", notice.chart() == null ? null : notice.chart().version());
    return deployment;
  }

  private static Object escaped(Object value, UnaryOperator<String> escape) {
    if (value instanceof String text) {
      return escape.apply(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> escaped(item, escape)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), escaped(item, escape)));
      return copy;
    }
    return value;
  }
}
